package tocsin.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;
import tocsin.core.notification.PlannedNotification;

/**
 * A notification that has no end yet.
 *
 * @param outboxPosition where it stands in the outbox
 * @param attempts how many were begun
 * @param inDoubt the latest attempt was begun and nobody knows what became of it
 * @param dueAt when the next attempt is due
 * @param sentAs the notification whose id names the message that it goes out in; null before the
 *     first attempt, and in what older versions wrote
 */
public record OpenNotification(
    PlannedNotification planned,
    long outboxPosition,
    int attempts,
    boolean inDoubt,
    Instant dueAt,
    @Nullable NotificationId sentAs) {

  /** As it comes from the outbox. */
  static OpenNotification from(JournalEntry.Planned line) {
    PlannedNotification planned = line.notification();
    return new OpenNotification(planned, line.outboxPosition(), 0, false, planned.dueAt(), null);
  }

  OpenNotification attempted(int attempt, @Nullable Bundle bundle) {
    NotificationId name = bundle == null ? planned.id() : bundle.first();
    return new OpenNotification(planned, outboxPosition, attempt, true, dueAt, name);
  }

  OpenNotification postponed(Instant retryAt) {
    return new OpenNotification(planned, outboxPosition, attempts, false, retryAt, sentAs);
  }

  /** The number of the attempt that comes next. */
  public int nextAttempt() {
    return attempts + 1;
  }

  /** The key of its message, which no attempt may change; null before the first. */
  @Nullable NotificationId key() {
    return sentAs == null && attempts > 0 ? planned.id() : sentAs;
  }
}
