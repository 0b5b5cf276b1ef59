package tocsin.storage;

import java.util.Objects;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;

/** What the engine tells the notifier. All messages about a user go to the same shard, in order. */
public sealed interface OutboxMessage {
  /** The user whom it is about; decides the shard. */
  UserId user();

  /** The incident that it is about. */
  IncidentId incident();

  /** The lane in which it is read. */
  OutboxLane lane();

  /** Send this when it is due. */
  record Notify(PlannedNotification notification) implements OutboxMessage {
    @Override
    public UserId user() {
      return notification.user();
    }

    @Override
    public IncidentId incident() {
      return notification.incident();
    }

    @Override
    public OutboxLane lane() {
      return OutboxLane.of(notification);
    }
  }

  /** Send the user nothing more of what came before about the incident for that cause. */
  record Stop(IncidentId incident, UserId user, PageCause cause) implements OutboxMessage {
    public Stop {
      // Rows that older versions wrote don't say it: there was but one cause.
      cause = Objects.requireNonNullElse(cause, PageCause.ASSIGNMENT);
    }

    /** Send them nothing more of what they had to answer for. */
    public Stop(IncidentId incident, UserId user) {
      this(incident, user, PageCause.ASSIGNMENT);
    }

    @Override
    public OutboxLane lane() {
      return OutboxLane.STOPS;
    }
  }
}
