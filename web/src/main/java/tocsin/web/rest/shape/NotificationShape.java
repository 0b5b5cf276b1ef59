package tocsin.web.rest.shape;

import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactAddress;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
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
    shape.put("address", ContactAddress.shown(entry.medium(), entry.address()));
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
      AttemptOutcome outcome = attempt.outcome();
      ObjectNode shape =
          attempts
              .addObject()
              .put("number", attempt.number())
              .put("repeat", attempt.repeat())
              .put("started_at", shaping.time(attempt.at()))
              .put("ended_at", shaping.timeOrNull(attempt.endedAt()))
              .put("outcome", outcome == null ? null : EntryWords.outcome(outcome));
      provider(shape, outcome);
      shape.set("receipt", receipt(shaping, attempt.receipt()));
    }
  }

  private static void provider(ObjectNode shape, @Nullable AttemptOutcome outcome) {
    switch (outcome) {
      case AttemptOutcome.Delivered d -> provider(shape, d.provider(), d.providerId());
      case AttemptOutcome.Sent s -> provider(shape, s.provider(), s.providerId());
      case AttemptOutcome.Unconfirmed u -> provider(shape, u.provider(), u.providerId());
      case AttemptOutcome.Rejected _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _,
          AttemptOutcome.GivenUp _ ->
          provider(shape, "", "");
      case null -> provider(shape, "", "");
    }
  }

  private static void provider(ObjectNode shape, String provider, String id) {
    shape.put("provider", provider.isEmpty() ? null : provider);
    shape.put("provider_id", id.isEmpty() ? null : id);
  }

  private static @Nullable ObjectNode receipt(
      Shaping shaping, LedgerEntry.@Nullable Receipt receipt) {
    if (receipt == null) {
      return null;
    }
    return Json.object()
        .put("status", Words.of(receipt.state()))
        .put("reason", receipt.reason().isEmpty() ? null : receipt.reason())
        .put("received_at", shaping.time(receipt.at()));
  }

  private static String type(ContactKind medium) {
    return Words.of(medium) + "_notification";
  }
}
