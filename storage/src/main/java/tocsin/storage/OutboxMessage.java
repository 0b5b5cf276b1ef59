package tocsin.storage;

import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.notification.PlannedNotification;

/** What the engine tells the notifier. All messages about a user go to the same shard, in order. */
public sealed interface OutboxMessage {
  /** The user whom it is about; decides the shard. */
  UserId user();

  /** Send this when it is due. */
  record Notify(PlannedNotification notification) implements OutboxMessage {
    @Override
    public UserId user() {
      return notification.user();
    }
  }

  /** Send the user nothing more of what came before about the incident. */
  record Stop(IncidentId incident, UserId user) implements OutboxMessage {}
}
