package tocsin.web.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.id.IdSource;
import tocsin.runtime.intake.Acceptance;
import tocsin.web.http.CleanText;

/** The three addresses for events: what each takes, and how each answers. */
enum Door {
  /** {@code /v2/enqueue}. */
  ENQUEUE,
  /** {@code /v2/change/enqueue}. */
  CHANGE,
  /** {@code /generic/2010-04-15/create_event.json}. */
  OLD;

  /** A longer source is cut: it is shown, and decides nothing. */
  private static final int MAX_SOURCE = 1024;

  EventReader.Form form() {
    return this == OLD ? EventReader.Form.V1 : EventReader.Form.V2;
  }

  List<String> check(EventFields fields) {
    return switch (this) {
      case ENQUEUE -> EventCheck.enqueue(fields);
      case CHANGE -> EventCheck.change(fields);
      case OLD -> EventCheck.old(fields);
    };
  }

  /** The event that a checked body means. Without a dedup key it gets a new one. */
  Event event(EventFields fields, String body, Instant now, IdSource ids) {
    EventAction action =
        this == CHANGE ? EventAction.CHANGE : requireNonNull(EventCheck.action(fields));
    boolean keyed = this != CHANGE && !EventCheck.blank(fields.dedupKey);
    return new Event(
        now,
        requireNonNull(fields.key),
        action,
        keyed ? requireNonNull(fields.dedupKey) : ids.next(),
        says(action) ? requireNonNullElse(fields.summary, "") : "",
        cut(requireNonNullElse(fields.source, "")),
        says(action) ? EventCheck.severity(fields) : null,
        body);
  }

  private static boolean says(EventAction action) {
    return action == EventAction.TRIGGER || action == EventAction.CHANGE;
  }

  private static String cut(String source) {
    return source.length() <= MAX_SOURCE ? source : CleanText.of(source.substring(0, MAX_SOURCE));
  }

  void answer(HttpServerResponse response, Acceptance acceptance) {
    switch (acceptance) {
      case Acceptance.Accepted(String key) -> accepted(response, key);
      case Acceptance.UnknownKey _ ->
          EventReply.invalid(
              response, List.of(this == OLD ? "Invalid service key" : "Invalid routing key"));
      case Acceptance.TooMany tooMany ->
          EventReply.throttled(response, throttledStatus(), tooMany.retryAfter().toSeconds());
      case Acceptance.Unavailable unavailable ->
          EventReply.unavailable(response, unavailable.sentence());
    }
  }

  private void accepted(HttpServerResponse response, String key) {
    switch (this) {
      case ENQUEUE -> EventReply.processed(response, 202, "dedup_key", key);
      case CHANGE -> EventReply.changeProcessed(response);
      case OLD -> EventReply.processed(response, 200, "incident_key", key);
    }
  }

  /** Senders of version 1 try again on 403, of version 2 on 429. */
  int throttledStatus() {
    return this == OLD ? 403 : 429;
  }
}
