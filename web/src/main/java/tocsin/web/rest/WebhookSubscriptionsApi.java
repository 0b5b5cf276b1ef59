package tocsin.web.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.channel.http.GuardedPost.Header;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.WebhookShape;
import tools.jackson.databind.JsonNode;

/** {@code /webhook_subscriptions}: who is told of what by webhook. */
final class WebhookSubscriptionsApi {
  private static final int MOST = 100;
  private static final int LONGEST_URL = 2_000;

  private final App app;
  private final ReceiverDesk desk;

  WebhookSubscriptionsApi(App app, ReceiverDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    Optional<String> type = call.query().first("filter_type").filter(text -> !text.isBlank());
    Optional<String> id = call.query().first("filter_id").filter(text -> !text.isBlank());
    List<WebhookSubscription> found =
        call.directory().all(WebhookSubscription.class).stream()
            .filter(each -> type.isEmpty() || type.get().equals(WebhookShape.scope(each.scope())))
            .filter(each -> id.isEmpty() || id.get().equals(WebhookShape.scopeId(each.scope())))
            .sorted(
                Comparator.comparing(WebhookSubscription::createdAt)
                    .thenComparing(WebhookSubscription::key))
            .toList();
    return call.page().of(found, "webhook_subscriptions", each -> shape(call, each, null));
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), null);
  }

  Reply create(Call call) {
    Input input = call.body("webhook_subscription");
    WebhookSubscriptionId id = new WebhookSubscriptionId(app.ids().next());
    Draft draft = new Draft(input, call.directory());
    WebhookForm form = draft.form().orElse(WebhookForm.JSON);
    WebhookSubscription made =
        new WebhookSubscription(
            id,
            input.text("description", 1_000).orElse(""),
            draft.active().orElse(true),
            draft.scope(true).orElse(new WebhookScope.WholeAccount()),
            draft.events(true).orElse(List.of()),
            draft.url(true, form, "").orElse(""),
            draft.headers().stream().map(Header::name).toList(),
            call.now(),
            form);
    input.check();
    ReceiverId receiver = new ReceiverId(id.value());
    String secret = desk.newSecret(receiver, call.now());
    draft.headers().forEach(header -> desk.secrets().header(receiver, header, call.now()));
    app.directory()
        .change(current -> {
          if (current.all(WebhookSubscription.class).size() >= MOST) {
            throw Call.wrong("There may be at most " + MOST + " webhook subscriptions");
          }
          return List.of(new DirectoryChange.Put(made));
        });
    return shown(call, 201, made, secret);
  }

  Reply update(Call call) {
    WebhookSubscription before = find(call, call.directory());
    Input input = call.body("webhook_subscription");
    Draft draft = new Draft(input, call.directory());
    Optional<String> description = input.text("description", 1_000);
    Optional<Boolean> active = draft.active();
    Optional<WebhookScope> scope = draft.scope(false);
    Optional<List<WebhookEventType>> events = draft.events(false);
    WebhookForm form = draft.form().orElse(before.form());
    Optional<String> url = draft.url(false, form, before.url());
    List<Header> headers = draft.headers();
    input.check();
    List<String> names =
        draft.saysHeaders() ? headers.stream().map(Header::name).toList() : before.headers();
    keepHeaders(call, before, headers, names);
    Directory after =
        app.directory()
            .change(current -> {
              WebhookSubscription old = find(call, current);
              return List.of(
                  new DirectoryChange.Put(
                      new WebhookSubscription(
                          old.id(),
                          description.orElse(old.description()),
                          active.orElse(old.active()),
                          scope.orElse(old.scope()),
                          events.orElse(old.events()),
                          url.orElse(old.url()),
                          names,
                          old.createdAt(),
                          form)));
            });
    return shown(call, 200, find(call, after), null);
  }

  /** A value that comes back as we show it is the one that was there. */
  private void keepHeaders(
      Call call, WebhookSubscription before, List<Header> headers, List<String> names) {
    ReceiverId receiver = new ReceiverId(before.id().value());
    for (Header header : headers) {
      if (!header.value().equals(WebhookShape.REDACTED)) {
        desk.secrets().header(receiver, header, call.now());
      }
    }
    List<String> gone = new ArrayList<>(before.headers());
    gone.removeAll(names);
    desk.secrets().forgetHeaders(receiver, gone);
  }

  Reply delete(Call call) {
    WebhookSubscription gone = find(call, call.directory());
    app.directory()
        .change(
            current -> List.of(new DirectoryChange.Remove(WebhookSubscription.class, gone.key())));
    desk.secrets().forget(new ReceiverId(gone.id().value()), gone.headers());
    return Reply.empty(204);
  }

  Reply enable(Call call) {
    WebhookSubscription subscription = find(call, call.directory());
    desk.enable(new ReceiverId(subscription.id().value()));
    return shown(call, 200, subscription, null);
  }

  Reply ping(Call call) {
    desk.ping(new ReceiverId(find(call, call.directory()).id().value()), call.now());
    return Json.reply(202, Json.object());
  }

  /** Ours: makes a new secret; the one before signs beside it for a day. */
  Reply rotate(Call call) {
    WebhookSubscription subscription = find(call, call.directory());
    String secret = desk.newSecret(new ReceiverId(subscription.id().value()), call.now());
    return shown(call, 200, subscription, secret);
  }

  private static WebhookSubscription find(Call call, Directory directory) {
    WebhookSubscriptionId id = call.id("id", WebhookSubscriptionId::new);
    return directory.all(WebhookSubscription.class).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private Reply shown(
      Call call, int status, WebhookSubscription subscription, @Nullable String secret) {
    return Json.reply(status, "webhook_subscription", shape(call, subscription, secret));
  }

  private JsonNode shape(Call call, WebhookSubscription subscription, @Nullable String secret) {
    Shaping shaping = call.shaping();
    boolean disabled = desk.isDisabled(new ReceiverId(subscription.id().value()), call.now());
    return WebhookShape.of(shaping, subscription, disabled, secret);
  }

  /** What a body says of a subscription; what is wrong with it is noted in the input. */
  private record Draft(Input input, Directory directory) {
    Optional<Boolean> active() {
      JsonNode active = input.tree().path("active");
      return active.isBoolean() ? Optional.of(active.booleanValue()) : Optional.empty();
    }

    Optional<WebhookScope> scope(boolean needed) {
      Optional<Input> filter = input.object("filter");
      if (filter.isEmpty()) {
        if (needed) {
          input.wrong("filter", "can't be blank");
        }
        return Optional.empty();
      }
      return switch (filter.get().type().orElse("")) {
        case "account" -> Optional.of(new WebhookScope.WholeAccount());
        case "service" ->
            filter
                .get()
                .id(ServiceId::new)
                .filter(id -> known(directory.service(id).isPresent(), "Service not found"))
                .map(WebhookScope.OfService::new);
        case "team" ->
            filter
                .get()
                .id(TeamId::new)
                .filter(id -> known(directory.team(id).isPresent(), "Team not found"))
                .map(WebhookScope.OfTeam::new);
        default -> {
          input.wrong("Filter type must be account_reference, service_reference or team_reference");
          yield Optional.empty();
        }
      };
    }

    private boolean known(boolean is, String otherwise) {
      if (!is) {
        input.wrong(otherwise);
      }
      return is;
    }

    Optional<List<WebhookEventType>> events(boolean needed) {
      if (!input.has("events")) {
        if (needed) {
          input.wrong("events", "can't be blank");
        }
        return Optional.empty();
      }
      JsonNode list = input.tree().path("events");
      List<WebhookEventType> events = new ArrayList<>();
      for (JsonNode each : list) {
        Optional<WebhookEventType> event =
            WebhookEventType.subscribable(each.isString() ? each.stringValue() : "");
        if (event.isEmpty()) {
          input.wrong("events", "has an event type that doesn't exist");
          return Optional.empty();
        }
        event.filter(type -> !events.contains(type)).ifPresent(events::add);
      }
      if (!list.isArray() || events.isEmpty()) {
        input.wrong("events", "must be a list with at least one event type");
      }
      return Optional.of(events);
    }

    Optional<WebhookForm> form() {
      return input.object("delivery_method").flatMap(ReceiverAddress::form);
    }

    Optional<String> url(boolean needed, WebhookForm form, String before) {
      Optional<Input> method = input.object("delivery_method");
      Optional<String> url = method.flatMap(given -> given.filled("url", LONGEST_URL, needed));
      if (method.isEmpty() && needed) {
        input.wrong("delivery_method", "can't be blank");
      }
      String address = url.orElse(before);
      if (!address.isEmpty()) {
        ReceiverAddress.wrongWith(address, form).ifPresent(input::wrong);
      }
      return url;
    }

    boolean saysHeaders() {
      return input.tree().path("delivery_method").has("custom_headers");
    }

    List<Header> headers() {
      return input.object("delivery_method").map(CustomHeaders::read).orElse(List.of());
    }
  }
}
