package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.Bundle;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.Recipient;
import tocsin.core.notification.PlannedNotification;

/** The ends of attempts, gathered to be written down together. */
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
    Recipient to =
        new Recipient(planned.incident(), planned.user(), planned.contactMethod().kind(), address);
    lines.add(
        new JournalEntry.Ended(planned.id(), notification.nextAttempt(), now, to, outcome, bundle));
    if (!(outcome instanceof AttemptOutcome.Postponed)) {
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
