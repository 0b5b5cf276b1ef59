package tocsin.web.page.edit;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.core.webhook.Receiver;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.InnerRest.Wish;
import tocsin.web.rest.Json;
import tocsin.web.rest.ReceiverDesk;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chat rooms that are told of incidents: added and removed here, pinged on the webhooks' page. */
public final class RoomsPage {
  private static final String SUBSCRIPTIONS = "/webhook_subscriptions";

  private final FormPost post;
  private final ReceiverDesk desk;
  private final ChatProducts products;
  private final Html html;

  public RoomsPage(App app, FormPost post, Html html) {
    this.post = post;
    this.desk = new ReceiverDesk(app);
    this.products = ChatProducts.of(app);
    this.html = html;
  }

  /**
   * What the page shows.
   *
   * @param products those that a room can be added of, with how it is written
   * @param missing products that have to be set up first
   * @param scopes of which incidents a room can be told
   * @param events of which of their steps
   */
  public record Content(
      List<Row> rooms,
      List<ChatProducts.Product> products,
      List<String> missing,
      List<Option> choices,
      List<Option> scopes,
      List<Option> events,
      String name,
      String address,
      boolean mayEdit) {}

  /**
   * A room.
   *
   * @param where its id there; of a URL nothing, for those hold secrets
   * @param about of what it is told
   */
  public record Row(
      String id, String name, String product, String where, String about, Badge badge) {}

  /** Answers {@code GET /ui/rooms}. */
  public Reply show(Visit visit) {
    return show(200, visit, visit.query("done").map(RoomsPage::notice).orElse(null));
  }

  private static Notice notice(String done) {
    return done.equals("added")
        ? Notice.done("The room is added.", "Ping it to see whether it hears.")
        : Notice.done("The room is removed.", "It is told nothing more.");
  }

  /** Answers {@code POST /ui/rooms}. */
  public Reply add(Visit visit) throws Exception {
    return switch (post.send(visit, Wish.post(SUBSCRIPTIONS, said(visit)))) {
      case FormPost.Outcome.Wrong(int status, Notice notice) -> show(status, visit, notice);
      case FormPost.Outcome.Done done -> Reply.seeOther("/ui/rooms?done=added");
    };
  }

  /** Answers {@code POST /ui/rooms/:id}: removes it. */
  public Reply remove(Visit visit) throws Exception {
    String id = visit.request().param("id");
    boolean subscription =
        visit.directory().all(WebhookSubscription.class).stream()
            .anyMatch(each -> each.id().value().equals(id));
    var unused = post.ask(visit, Wish.delete(subscription ? SUBSCRIPTIONS : "/extensions", id));
    return Reply.seeOther("/ui/rooms?done=removed");
  }

  private static ObjectNode said(Visit visit) {
    ObjectNode body = Json.object();
    ObjectNode said = body.putObject("webhook_subscription").put("type", "webhook_subscription");
    said.put("description", visit.posted("name").orElse(""));
    said.putObject("delivery_method")
        .put("type", "http_delivery_method")
        .put("format", visit.posted("product").orElse(""))
        .put("url", visit.posted("address").orElse(""));
    ArrayNode events = said.putArray("events");
    visit.form().all("event").forEach(events::add);
    String[] scope = visit.posted("scope").orElse("account").split(" ", 2);
    ObjectNode filter = said.putObject("filter").put("type", scope[0] + "_reference");
    if (scope.length > 1) {
      filter.put("id", scope[1]);
    }
    return body;
  }

  private Reply show(int status, Visit visit, @Nullable Notice notice) {
    Typed typed = new Typed(visit);
    String product = typed.text("product", "");
    Content content =
        new Content(
            Receiver.of(visit.directory()).stream()
                .filter(receiver -> receiver.format() == Receiver.Format.ROOM)
                .sorted(Comparator.comparing(Receiver::name).thenComparing(r -> r.id().value()))
                .map(receiver -> row(receiver, visit))
                .toList(),
            products.offered(),
            products.missing(),
            products.offered().stream()
                .map(p -> new Option(p.word(), p.name(), p.word().equals(product)))
                .toList(),
            scopes(typed.text("scope", "account"), visit),
            events(typed),
            typed.text("name", ""),
            typed.text("address", ""),
            visit.may(Action.MANAGE_WEBHOOKS, Target.ACCOUNT));
    return html.show(
        status, visit, Sheet.of("rooms", "Chat rooms", Section.ROOMS, content).noting(notice));
  }

  private Row row(Receiver receiver, Visit visit) {
    Badge badge = Badge.RESOLVED.saying("Active");
    if (!receiver.active()) {
      badge = Badge.ACKNOWLEDGED.saying("Set to rest");
    } else if (desk.isDisabled(receiver.id(), visit.now())) {
      badge = Badge.TRIGGERED.saying("Disabled: it refuses");
    }
    String id = receiver.id().value();
    return new Row(
        id,
        receiver.name().isBlank() ? id : receiver.name(),
        ChatProducts.name(receiver.form()),
        receiver.form().room(receiver.url()).orElse("by an incoming webhook"),
        about(receiver.scope(), visit),
        badge);
  }

  private static String about(WebhookScope scope, Visit visit) {
    return switch (scope) {
      case WebhookScope.WholeAccount whole -> "the whole account";
      case WebhookScope.OfService(var id) ->
          "service " + visit.directory().service(id).map(Service::name).orElse(id.value());
      case WebhookScope.OfServices(var ids) ->
          ids.size() == 1
              ? about(new WebhookScope.OfService(ids.getFirst()), visit)
              : ids.size() + " services";
      case WebhookScope.OfTeam(var id) ->
          "team " + visit.directory().team(id).map(Team::name).orElse(id.value());
    };
  }

  private static List<Option> scopes(String chosen, Visit visit) {
    Stream<Option> account =
        Stream.of(new Option("account", "The whole account", chosen.equals("account")));
    Stream<Option> teams =
        Option.of(visit.directory().all(Team.class), team -> "Team " + team.name(), id -> false)
            .stream()
            .map(team -> prefixed("team ", team, chosen));
    Stream<Option> services =
        Option.of(visit.directory().all(Service.class), s -> "Service " + s.name(), id -> false)
            .stream()
            .map(service -> prefixed("service ", service, chosen));
    return Stream.of(account, teams, services).flatMap(each -> each).toList();
  }

  private static Option prefixed(String kind, Option option, String chosen) {
    String value = kind + option.value();
    return new Option(value, option.label(), value.equals(chosen));
  }

  /** What can happen to incidents, and is told in rooms. */
  private enum Step {
    TRIGGERED(WebhookEventType.INCIDENT_TRIGGERED, "Triggered"),
    ACKNOWLEDGED(WebhookEventType.INCIDENT_ACKNOWLEDGED, "Acknowledged"),
    UNACKNOWLEDGED(WebhookEventType.INCIDENT_UNACKNOWLEDGED, "Pages again"),
    ESCALATED(WebhookEventType.INCIDENT_ESCALATED, "Escalated"),
    REASSIGNED(WebhookEventType.INCIDENT_REASSIGNED, "Reassigned"),
    RESOLVED(WebhookEventType.INCIDENT_RESOLVED, "Resolved"),
    PRIORITY(WebhookEventType.INCIDENT_PRIORITY_UPDATED, "Priority changed"),
    NOTE(WebhookEventType.INCIDENT_ANNOTATED, "A note was added"),
    HELP(WebhookEventType.INCIDENT_RESPONDER_ADDED, "Somebody was asked to help");

    private static final Set<Step> USUAL = EnumSet.range(TRIGGERED, RESOLVED);

    private final WebhookEventType type;
    private final String label;

    Step(WebhookEventType type, String label) {
      this.type = type;
      this.label = label;
    }
  }

  private static List<Option> events(Typed typed) {
    Set<String> chosen =
        typed.all("event", Step.USUAL.stream().map(step -> step.type.wireName()).toList());
    return Stream.of(Step.values())
        .map(step ->
            new Option(step.type.wireName(), step.label, chosen.contains(step.type.wireName())))
        .toList();
  }
}
