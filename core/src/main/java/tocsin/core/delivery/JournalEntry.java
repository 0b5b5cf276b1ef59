package tocsin.core.delivery;

import java.time.Instant;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.notification.PlannedNotification;

/**
 * One line of the notifier's journal. Replaying a generation's lines gives the shard's open
 * notifications; nothing is ever updated or deleted.
 */
public sealed interface JournalEntry {
  /**
   * Begins a generation: an open notification that is carried over from the generation before.
   * Readers of what was done skip these, for they say nothing new.
   */
  record Carried(OpenNotification notification) implements JournalEntry {}

  /** Ends the carried part; outbox rows up to {@code outboxPosition} are already accounted for. */
  record Opened(long outboxPosition) implements JournalEntry {}

  /** Taken from the outbox at that position. */
  record Planned(long outboxPosition, PlannedNotification notification) implements JournalEntry {}

  /** Taken from the outbox: nothing planned before for that user and incident is to be sent. */
  record Stopped(long outboxPosition, IncidentId incident, UserId user, Instant at)
      implements JournalEntry {}

  /** Is about to be handed to a channel; durable before that happens. Attempts count from 1. */
  record Attempted(NotificationId notification, int attempt, Instant at) implements JournalEntry {}

  /** What became of the attempt. */
  record Ended(NotificationId notification, int attempt, Instant at, AttemptOutcome outcome)
      implements JournalEntry {}
}
