package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import tocsin.core.account.Urgency;
import tocsin.core.notification.PlannedNotification;

/**
 * How soon a notification is to be handed to a provider after it became due: for the first one,
 * after its incident was assigned.
 */
public record DeliveryTarget(Duration high, Duration low) {
  /** Half a minute, whatever the urgency. */
  public static final DeliveryTarget USUAL =
      new DeliveryTarget(Duration.ofSeconds(30), Duration.ofSeconds(30));

  /** How long it took; zero when the clock was set back meanwhile. */
  public static Duration taken(PlannedNotification notification, Instant handedOver) {
    Duration taken = Duration.between(notification.dueAt(), handedOver);
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  /** Whether that was too long. */
  public boolean missed(PlannedNotification notification, Duration taken) {
    return taken.compareTo(notification.urgency() == Urgency.HIGH ? high : low) > 0;
  }
}
