package tocsin.core.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;

/**
 * A message that is to go out now.
 *
 * @param key the idempotency key: the same for every attempt, whoever was stopped meanwhile
 * @param notifications what it carries: of one person, contact method and urgency; never empty
 */
public record DueMessage(NotificationId key, List<OpenNotification> notifications) {
  public DueMessage {
    notifications = List.copyOf(notifications);
  }

  /** One that was never sent before; named for the first of them. */
  static DueMessage fresh(List<OpenNotification> notifications) {
    return new DueMessage(notifications.getFirst().planned().id(), notifications);
  }

  /** How its notifications went out together; null when it carries but one, under its own name. */
  public @Nullable Bundle bundle() {
    boolean alone =
        notifications.size() == 1 && notifications.getFirst().planned().id().equals(key);
    return alone ? null : new Bundle(key, notifications.size());
  }
}
