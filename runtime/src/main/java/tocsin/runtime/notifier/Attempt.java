package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.List;
import tocsin.channel.Message;
import tocsin.core.delivery.DueMessage;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.id.NotificationId;
import tocsin.core.notification.PlannedNotification;

/**
 * One try to send a message.
 *
 * @param message its notifications as they were before the attempt
 */
record Attempt(DueMessage message, Channels.Lane lane, Instant at) {
  NotificationId key() {
    return message.key();
  }

  /** What the message is about; never empty. */
  List<PlannedNotification> planned() {
    return message.notifications().stream().map(OpenNotification::planned).toList();
  }

  Message.Before before() {
    return new Message.Before(message.reached(), message.avoid());
  }

  /** The address as it was planned; all of a message have the same. */
  String plannedAddress() {
    return message.notifications().getFirst().planned().contactMethod().address();
  }

  /** Must be durable before the attempt is handed over. */
  List<JournalEntry.Attempted> lines() {
    return message.notifications().stream()
        .map(n ->
            new JournalEntry.Attempted(n.planned().id(), n.nextAttempt(), at, message.bundle()))
        .toList();
  }
}
