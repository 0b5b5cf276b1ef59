package tocsin.web.page.account;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Receiver;
import tocsin.core.webhook.Standing;
import tocsin.storage.WebhookStore;
import tocsin.storage.WebhookStore.Filter;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Notice;
import tocsin.web.page.frame.Section;
import tocsin.web.page.frame.Sheet;
import tocsin.web.page.frame.Visit;
import tocsin.web.rest.ReceiverDesk;

/** Who is told by webhook, what was sent to them, and what they answered. */
public final class WebhooksPage {
  private static final int ROWS = 15;
  private static final int LONGEST_BODY = 3_000;

  private final WebhookStore store;
  private final ReceiverDesk desk;
  private final Html html;

  public WebhooksPage(App app, Html html) {
    this.store = app.stores().sideRoads().webhooks();
    this.desk = new ReceiverDesk(app);
    this.html = html;
  }

  /**
   * What the page shows.
   *
   * @param next where earlier deliveries are; empty when there are none
   */
  public record Content(
      List<ReceiverRow> receivers, List<DeliveryRow> deliveries, String next, boolean mayAct) {}

  /** Somebody who is told; of the address only the host, for paths hold secrets. */
  public record ReceiverRow(
      String id, String name, String host, String about, Badge badge, boolean disabled) {}

  /**
   * One message and what became of it.
   *
   * @param receiver the id of who is told
   * @param ended whether it can be sent again
   */
  public record DeliveryRow(
      long position,
      String receiver,
      String name,
      String event,
      Badge badge,
      Moment made,
      String id,
      String attempts,
      String answer,
      String body,
      boolean ended) {}

  /** Answers {@code GET /ui/webhooks}; {@code receiver} asks for those of one. */
  public Reply show(Visit visit) {
    ReceiverId only =
        visit
            .query("receiver")
            .filter(text -> text.matches("[!-~]{1,64}"))
            .map(ReceiverId::new)
            .orElse(null);
    int offset =
        visit
            .query("offset")
            .filter(text -> text.matches("\\d{1,4}"))
            .map(Integer::parseInt)
            .orElse(0);
    List<Receiver> receivers = Receiver.of(visit.directory());
    Map<ReceiverId, Receiver> byId =
        receivers.stream().collect(Collectors.toMap(Receiver::id, Function.identity()));
    List<Delivery> found = store.list(new Filter(only, null, null, null, offset, ROWS + 1));
    Content content =
        new Content(
            receivers.stream().map(receiver -> row(receiver, visit)).toList(),
            found.stream().limit(ROWS).map(each -> row(each, byId, visit)).toList(),
            found.size() > ROWS ? next(only, offset + ROWS) : "",
            visit.may(Action.MANAGE_WEBHOOKS, Target.ACCOUNT));
    return html.show(
        visit,
        Sheet.of("webhooks", "Webhooks", Section.WEBHOOKS, content)
            .noting(visit.query("done").map(WebhooksPage::notice).orElse(null)));
  }

  private static String next(@Nullable ReceiverId only, int offset) {
    return "/ui/webhooks?offset=" + offset + (only == null ? "" : "&receiver=" + only);
  }

  private ReceiverRow row(Receiver receiver, Visit visit) {
    Standing standing = store.standing(receiver.id());
    boolean disabled = standing.isDisabled(visit.now());
    Badge badge = Badge.RESOLVED.saying("Active");
    if (!receiver.active()) {
      badge = Badge.ACKNOWLEDGED.saying("Set to rest");
    } else if (disabled) {
      Instant until = Optional.ofNullable(standing.disabledUntil()).orElse(visit.now());
      badge = Badge.TRIGGERED.saying("Disabled for " + visit.times().until(until) + ": it refuses");
    }
    String events = receiver.events().size() + " event types";
    String about =
        switch (receiver.format()) {
          case V2 -> "Extension, version 2";
          case V3 -> events;
          case ROOM -> "Room, " + receiver.form().word().replace('_', ' ') + ", " + events;
        };
    String name = receiver.name().isBlank() ? receiver.id().value() : receiver.name();
    return new ReceiverRow(
        receiver.id().value(),
        name,
        receiver.form().room(receiver.url()).orElseGet(() -> host(receiver.url())),
        about,
        badge,
        disabled);
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static DeliveryRow row(
      Delivery delivery, Map<ReceiverId, Receiver> receivers, Visit visit) {
    ReceiverId id = delivery.message().receiver();
    Receiver receiver = receivers.get(id);
    String body = delivery.message().body();
    return new DeliveryRow(
        delivery.position(),
        id.value(),
        receiver == null || receiver.name().isBlank() ? id.value() : receiver.name(),
        delivery.message().event(),
        badge(delivery, visit),
        visit.times().moment(delivery.message().madeAt()),
        delivery.message().id(),
        delivery.attempts() == 1 ? "1 attempt" : delivery.attempts() + " attempts",
        answer(delivery),
        body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + " …" : body,
        delivery.state() != Delivery.State.WAITING && receiver != null);
  }

  private static Badge badge(Delivery delivery, Visit visit) {
    return switch (delivery.state()) {
      case DELIVERED -> Badge.RESOLVED.saying("Delivered");
      case DROPPED -> Badge.TRIGGERED.saying("Dropped");
      case WAITING ->
          Badge.ACKNOWLEDGED.saying(
              delivery.dueAt() == null || !delivery.dueAt().isAfter(visit.now())
                  ? "Waiting"
                  : "Again in " + visit.times().until(delivery.dueAt()));
    };
  }

  private static String answer(Delivery delivery) {
    if (delivery.status() == 0) {
      return delivery.said();
    }
    return delivery.status() + (delivery.said().isBlank() ? "" : ": " + delivery.said());
  }

  /** Answers {@code POST /ui/webhooks/:id}. */
  public Reply act(Visit visit) {
    String id = visit.request().param("id");
    Receiver receiver =
        Receiver.of(visit.directory()).stream()
            .filter(each -> each.id().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    String wanted = visit.posted("do").orElse("");
    String done =
        switch (wanted) {
          case "ping" -> {
            desk.ping(receiver.id(), visit.now());
            yield "ping";
          }
          case "enable" -> {
            desk.enable(receiver.id());
            yield "enable";
          }
          case "replay" -> replay(receiver.id(), visit) + "-again";
          default -> throw new ProblemException(Problems.INVALID_INPUT);
        };
    return Reply.seeOther("/ui/webhooks?done=" + done);
  }

  /** One delivery, or all of the last hours; how many are sent again. */
  private int replay(ReceiverId receiver, Visit visit) {
    Optional<Long> position = number(visit, "position");
    if (position.isPresent()) {
      return desk.replay(receiver, position.get(), visit.now()) ? 1 : 0;
    }
    long hours = number(visit, "hours").orElse(1L);
    Instant since = visit.now().minus(Duration.ofHours(Math.min(hours, 168)));
    return desk.replay(receiver, since, visit.now().plusMillis(1), visit.now());
  }

  private static Optional<Long> number(Visit visit, String name) {
    return visit.posted(name).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
  }

  private static @Nullable Notice notice(String done) {
    return switch (done) {
      case "ping" -> Notice.done("A test is on its way.", "Reload to see what it was answered.");
      case "enable" -> Notice.done("It is enabled.", "Messages are sent to it from now on.");
      case "0-again" -> Notice.look("info-circle", "There was nothing to send again.", "");
      default ->
          done.matches("\\d{1,4}-again")
              ? Notice.done(
                  "Sent again: " + done.replace("-again", "") + ".",
                  "Under the same ids, so that receivers can tell.")
              : null;
    };
  }
}
