package tocsin.web.rest.shape;

import tocsin.core.account.ContactKind;
import tocsin.core.ledger.LedgerEntry;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down notifications that were sent, or that it was tried to send. */
public final class NotificationShape {
  private NotificationShape() {}

  /**
   * A notification that was tried; {@code include[]} takes users. Beside what PagerDuty tells: its
   * incident, what became of it, and every attempt.
   */
  public static ObjectNode of(Shaping shaping, LedgerEntry entry) {
    ObjectNode shape = Json.object();
    shape.put("id", entry.id().value());
    shape.put("type", type(entry.medium()));
    shape.put("started_at", shaping.timeOrNull(entry.startedAt().orElse(null)));
    shape.put("address", entry.address());
    shape.set(
        "user",
        shaping
            .directory()
            .user(entry.user())
            .filter(user -> shaping.includes("users"))
            .map(user -> UserShape.of(shaping.plain(), user))
            .orElseGet(() -> Ref.user(shaping, entry.user())));
    shape.put("incident_id", entry.incident().value());
    shape.put("planned_at", shaping.time(entry.plannedAt()));
    shape.put("ended_at", shaping.timeOrNull(entry.endedAt()));
    shape.put("status", Words.of(entry.state()));
    attempts(shaping, shape.putArray("attempts"), entry);
    return shape;
  }

  private static void attempts(Shaping shaping, ArrayNode attempts, LedgerEntry entry) {
    for (LedgerEntry.Attempt attempt : entry.attempts()) {
      attempts
          .addObject()
          .put("number", attempt.number())
          .put("started_at", shaping.time(attempt.at()))
          .put("ended_at", shaping.timeOrNull(attempt.endedAt()))
          .put("outcome", attempt.outcome() == null ? null : EntryWords.outcome(attempt.outcome()));
    }
  }

  private static String type(ContactKind medium) {
    return Words.of(medium) + "_notification";
  }
}
