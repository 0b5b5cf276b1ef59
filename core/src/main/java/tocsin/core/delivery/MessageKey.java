package tocsin.core.delivery;

import tocsin.core.id.NotificationId;

/**
 * The idempotency keys of messages. A message is named for its first notification; what goes out
 * again after a provider took it counts on ({@code Q1}, {@code Q1.2}, {@code Q1.3}), for a provider
 * would drop the same key as a doublet.
 */
final class MessageKey {
  private static final char MARK = '.';

  private MessageKey() {}

  /** The key of a message that this notification begins. */
  static NotificationId of(OpenNotification first) {
    return numbered(first.planned().id().value(), first.reach().sendings() + 1);
  }

  /** The key of the same message once more. */
  static NotificationId after(NotificationId key) {
    String text = key.value();
    int mark = text.lastIndexOf(MARK);
    return mark < 0
        ? numbered(text, 2)
        : numbered(
            text.substring(0, mark), Integer.parseInt(text, mark + 1, text.length(), 10) + 1);
  }

  private static NotificationId numbered(String id, int time) {
    return new NotificationId(time == 1 ? id : id + MARK + time);
  }
}
