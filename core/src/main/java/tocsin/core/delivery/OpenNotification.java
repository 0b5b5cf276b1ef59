package tocsin.core.delivery;

import java.time.Instant;
import tocsin.core.notification.PlannedNotification;

/**
 * A notification that has no end yet.
 *
 * @param outboxPosition where it stands in the outbox
 * @param attempts how many were begun
 * @param inDoubt the latest attempt was begun and nobody knows what became of it
 * @param dueAt when the next attempt is due
 */
public record OpenNotification(
    PlannedNotification planned,
    long outboxPosition,
    int attempts,
    boolean inDoubt,
    Instant dueAt) {

  /** As it comes from the outbox. */
  static OpenNotification from(JournalEntry.Planned line) {
    PlannedNotification planned = line.notification();
    return new OpenNotification(planned, line.outboxPosition(), 0, false, planned.dueAt());
  }

  OpenNotification attempted(int attempt) {
    return new OpenNotification(planned, outboxPosition, attempt, true, dueAt);
  }

  OpenNotification postponed(Instant retryAt) {
    return new OpenNotification(planned, outboxPosition, attempts, false, retryAt);
  }

  /** The number of the attempt that comes next. */
  public int nextAttempt() {
    return attempts + 1;
  }
}
