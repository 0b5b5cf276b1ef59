package tocsin.core.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    return new DueMessage(MessageKey.of(notifications.getFirst()), notifications);
  }

  /** How often all of them reached the person before. */
  public int reached() {
    return notifications.stream().mapToInt(one -> one.reach().reached()).min().orElse(0);
  }

  /** Providers that took one of them and did not bring it. */
  public Set<String> avoid() {
    return notifications.stream()
        .flatMap(one -> one.reach().failed().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How its notifications went out together; null when it carries but one, under its own name. */
  public @Nullable Bundle bundle() {
    boolean alone =
        notifications.size() == 1 && MessageKey.of(notifications.getFirst()).equals(key);
    return alone ? null : new Bundle(key, notifications.size());
  }
}
