package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
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
 * @param sentAs the key of the message that it goes out in; null before the first attempt, before a
 *     repetition, and in what older versions wrote
 * @param reach how far it came; not in what older versions wrote
 */
public record OpenNotification(
    PlannedNotification planned,
    long outboxPosition,
    int attempts,
    boolean inDoubt,
    Instant dueAt,
    @Nullable NotificationId sentAs,
    Reach reach) {
  /** By when they are due, then in the order of the outbox; no two are alike. */
  static final Comparator<OpenNotification> BY_TIME =
      Comparator.comparing(OpenNotification::dueAt)
          .thenComparingLong(OpenNotification::outboxPosition);

  public OpenNotification {
    reach = Objects.requireNonNullElse(reach, Reach.NONE);
  }

  /** As it comes from the outbox. */
  static OpenNotification from(JournalEntry.Planned line) {
    PlannedNotification planned = line.notification();
    return new OpenNotification(
        planned, line.outboxPosition(), 0, false, planned.dueAt(), null, Reach.NONE);
  }

  OpenNotification attempted(int attempt, @Nullable Bundle bundle) {
    NotificationId name = bundle == null ? MessageKey.of(this) : bundle.first();
    return new OpenNotification(planned, outboxPosition, attempt, true, dueAt, name, reach);
  }

  OpenNotification postponed(Instant retryAt) {
    return next(retryAt, sentAs, reach);
  }

  OpenNotification deferred(Instant retryAt) {
    return next(retryAt, sentAs, reach.deferred());
  }

  /** A provider took it and will say whether it arrived. */
  OpenNotification sent(Awaited receipt) {
    return next(dueAt, sentAs, reach.sent(receipt));
  }

  /** It reached the person, who will be told again in a message of its own. */
  OpenNotification toRepeat(Instant at) {
    return next(at, null, reach.awaited() == null ? reach.delivered() : reach.arrived());
  }

  /** What its provider took did not arrive: it goes out again under another key. */
  OpenNotification notBrought(Instant retryAt) {
    NotificationId again = sentAs == null ? MessageKey.of(this) : MessageKey.after(sentAs);
    return next(retryAt, again, reach.failed(awaited().key().provider()));
  }

  /** The same by a clock that was set back by that much. */
  OpenNotification setBack(Duration by) {
    return at(dueAt.minus(by), reach.setBack(by));
  }

  /** The same, due at another time. */
  OpenNotification movedTo(Instant at) {
    return at(at, reach);
  }

  private OpenNotification at(Instant at, Reach so) {
    return new OpenNotification(planned, outboxPosition, attempts, inDoubt, at, sentAs, so);
  }

  private OpenNotification next(Instant at, @Nullable NotificationId key, Reach so) {
    return new OpenNotification(planned, outboxPosition, attempts, false, at, key, so);
  }

  /** The number of the attempt that comes next. */
  public int nextAttempt() {
    return attempts + 1;
  }

  /** How many attempts failed, or ended in nobody knows what. */
  int failures() {
    return attempts - reach.uncounted();
  }

  /** The receipt that is to come; only for one that waits for it. */
  public Awaited awaited() {
    return Objects.requireNonNull(reach.awaited());
  }

  /** Whether a provider took it and its receipt is to come. */
  public boolean awaitsReceipt() {
    return reach.awaited() != null;
  }

  /** Whether it is known, or to be hoped, that the person has it on the device. */
  public boolean hasGoneOut() {
    return awaitsReceipt() || reach.reached() > 0;
  }

  /** The key of its message, which no attempt may change; null before the first. */
  @Nullable NotificationId key() {
    return sentAs == null && attempts > 0 && reach.sendings() == 0 ? planned.id() : sentAs;
  }
}
