package tocsin.runtime.notifier;

import java.time.Instant;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;

/**
 * One try to send a notification.
 *
 * @param notification as it was before the attempt
 * @param number counts from 1
 */
record Attempt(OpenNotification notification, int number, Channels.Lane lane, Instant at) {
  /** Must be durable before the attempt is handed over. */
  JournalEntry.Attempted line() {
    return new JournalEntry.Attempted(notification.planned().id(), number, at);
  }
}
