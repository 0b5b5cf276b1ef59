package tocsin.core.delivery;

import tocsin.core.account.Urgency;
import tocsin.core.notification.PlannedNotification;

/**
 * What the notifier takes in before what: each lane of the outbox is read in its own order with its
 * own position, so that a storm of one kind keeps nothing of a more pressing kind waiting.
 */
public enum OutboxLane {
  /** Stops: read always and first, however much is open. */
  STOPS(100),
  /** High urgency, due at once. */
  NOW(100),
  /** High urgency, due later. */
  LATER(90),
  /** Low urgency. */
  LOW(75);

  private final int share;

  OutboxLane(int share) {
    this.share = share;
  }

  /** The lane of a planned notification; the same for ever, for positions are kept by lane. */
  public static OutboxLane of(PlannedNotification notification) {
    if (notification.urgency() == Urgency.LOW) {
      return LOW;
    }
    return notification.dueAt().isAfter(notification.assignedAt()) ? LATER : NOW;
  }

  /**
   * How much may be open, of everything, for this lane to be read on: less for what is less
   * pressing, so that there is always room for what is more so.
   */
  public int most(int open) {
    return Math.ceilDiv(open * share, 100);
  }
}
