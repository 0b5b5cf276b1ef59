package tocsin.web.rest;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ScheduleId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Sight;
import tocsin.core.permission.Who;
import tocsin.web.App;
import tocsin.web.access.Asking;
import tocsin.web.access.On;
import tocsin.web.access.PermissionGate;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedLinks.Addresses;
import tocsin.web.feed.FeedOwner;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST API as pages use it: what a form wants goes the way a body would, through the same
 * permissions, the same reading and the same checks, so that there is no second set of rules.
 */
public final class InnerRest {
  private static final byte[] NOTHING = {};

  private final App app;
  private final Map<String, Served> served = new HashMap<>();

  InnerRest(App app) {
    this.app = app;
  }

  private record Served(Action action, On on, RestEndpoint endpoint) {}

  void add(String route, Action action, On on, RestEndpoint endpoint) {
    served.put(route, new Served(action, on, endpoint));
  }

  /**
   * What is wanted.
   *
   * @param route method and path as they are declared: {@code PUT /services/:id}
   * @param params what its {@code :names} stand for
   * @param body null for none
   */
  public record Wish(String route, Map<String, String> params, @Nullable ObjectNode body) {
    public Wish {
      params = Map.copyOf(params);
    }

    /** Makes something new. */
    public static Wish post(String path, ObjectNode body) {
      return new Wish("POST " + path, Map.of(), body);
    }

    /** Changes the one that {@code :id} names. */
    public static Wish put(String path, String id, ObjectNode body) {
      return new Wish("PUT " + path + "/:id", Map.of("id", id), body);
    }

    /** Deletes the one that {@code :id} names. */
    public static Wish delete(String path, String id) {
      return new Wish("DELETE " + path + "/:id", Map.of("id", id), null);
    }

    byte[] bytes() {
      return body == null ? NOTHING : body.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Does it for whoever sent that request, and gives what the API answers. What is wrong or not
   * permitted is a {@link ProblemException}, as on any page.
   */
  public JsonNode ask(Request from, Who who, Instant now, Wish wish) throws Exception {
    Served route = served.get(wish.route());
    if (route == null) {
      throw new IllegalArgumentException("The REST API has no " + wish.route());
    }
    Request request = request(from, wish);
    var bases = app.settings().address().bases(from.baseUrl());
    var seen = Sight.of(who, app.directory().current());
    Function<ScheduleId, Addresses> feeds =
        id -> new FeedLinks(app).addresses(new FeedOwner.OfSchedule(id), from.baseUrl());
    Call call = new Call(request, Caller.onPage(who), seen, now, bases, feeds);
    PermissionGate.check(
        new Asking(request, who, seen, app.stores().queries()), route.action(), route.on());
    Reply reply = route.endpoint().answer(call);
    if (reply.status() >= 400) {
      throw new ProblemException(Problems.INVALID_INPUT);
    }
    return Json.read(reply.body()).orElseGet(Json::object);
  }

  private static Request request(Request from, Wish wish) {
    String method = wish.route().substring(0, wish.route().indexOf(' '));
    return new Request(
        method,
        wish.route(),
        wish.params(),
        new Query(Map.of()),
        MultiMap.caseInsensitiveMultiMap(),
        wish.bytes(),
        from.clientAddress(),
        from.baseUrl(),
        wish.route());
  }
}
