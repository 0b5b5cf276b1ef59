package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Awaited;
import tocsin.core.delivery.Bundle;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.delivery.Recipient;
import tocsin.core.delivery.Unheard;
import tocsin.core.notification.PlannedNotification;

/** The ends of attempts and their receipts, gathered to be written down together. */
final class Endings {
  private final Instant now;
  private final List<JournalEntry> lines = new ArrayList<>();
  private final List<Long> finished = new ArrayList<>();

  Endings(Instant now) {
    this.now = now;
  }

  /**
   * Adds the end of the notification's next attempt.
   *
   * @param bundle what it went out in with others; null when alone
   */
  void add(
      OpenNotification notification,
      @Nullable Bundle bundle,
      String address,
      AttemptOutcome outcome) {
    PlannedNotification planned = notification.planned();
    lines.add(
        new JournalEntry.Ended(
            planned.id(),
            notification.nextAttempt(),
            now,
            Recipient.of(planned, address),
            outcome,
            bundle,
            notification.reach().reached()));
    finish(notification, outcome);
  }

  /** Adds what is known of the receipt that the notification waits for. */
  void received(
      OpenNotification notification, ReceiptState state, String reason, AttemptOutcome outcome) {
    Awaited awaited = notification.awaited();
    PlannedNotification planned = notification.planned();
    lines.add(
        new JournalEntry.Received(
            planned.id(),
            awaited.attempt(),
            now,
            Recipient.of(planned, awaited.address()),
            state,
            reason,
            outcome,
            notification.reach().reached()));
    finish(notification, outcome);
  }

  /** Adds a receipt that comes after all. */
  void received(Unheard late, ReceiptState state, String reason) {
    lines.add(
        new JournalEntry.Received(
            late.notification(),
            late.attempt(),
            now,
            late.to(),
            state,
            reason,
            null,
            late.repeat()));
  }

  private void finish(OpenNotification notification, AttemptOutcome outcome) {
    if (outcome.isFinal()) {
      finished.add(notification.outboxPosition());
    }
  }

  Instant now() {
    return now;
  }

  List<JournalEntry> lines() {
    return lines;
  }

  /** Outbox rows whose notification is over; to be removed once the lines are durable. */
  List<Long> finished() {
    return finished;
  }
}
