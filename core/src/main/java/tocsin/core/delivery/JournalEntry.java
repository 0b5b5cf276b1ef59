package tocsin.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.notification.PlannedNotification;

/**
 * One line of the notifier's journal. Replaying a generation's lines gives the shard's open
 * notifications; nothing is ever updated or deleted.
 */
public sealed interface JournalEntry {
  /**
   * Begins a generation: an open notification that is carried over from the generation before.
   * Readers of what was done skip these, for they say nothing new.
   *
   * @param stopped it is not open any more, but it was in flight when it was stopped, and the end
   *     of that attempt is still to be told; false in what older versions wrote
   */
  record Carried(OpenNotification notification, boolean stopped) implements JournalEntry {
    public Carried(OpenNotification notification) {
      this(notification, false);
    }
  }

  /**
   * Ends the carried part; outbox rows up to there are already accounted for.
   *
   * @param outboxPosition in every lane, as older versions wrote it
   * @param lanes null when an older version wrote it
   */
  record Opened(long outboxPosition, @Nullable OutboxCursor lanes) implements JournalEntry {
    public Opened(long outboxPosition) {
      this(outboxPosition, null);
    }

    public Opened(OutboxCursor cursor) {
      this(0, cursor);
    }

    OutboxCursor cursor() {
      return lanes == null ? OutboxCursor.at(outboxPosition) : lanes;
    }
  }

  /** Taken from the outbox at that position. */
  record Planned(long outboxPosition, PlannedNotification notification) implements JournalEntry {}

  /**
   * Taken from the outbox: nothing planned at a lower position for that user, incident and cause is
   * to be sent.
   *
   * @param spared what was open and is not sent because of this, for readers; an attempt in flight
   *     is not among them. Empty when the stop came too late, or nothing was planned
   * @param reached what was open though it had gone out, and of which nothing more follows: its
   *     receipt is not waited for, or nobody is told again
   */
  record Stopped(
      long outboxPosition,
      IncidentId incident,
      UserId user,
      PageCause cause,
      Instant at,
      List<NotificationId> spared,
      List<NotificationId> reached)
      implements JournalEntry {
    public Stopped {
      // Lines that older versions wrote don't say it: there was but one cause.
      cause = Objects.requireNonNullElse(cause, PageCause.ASSIGNMENT);
      spared = List.copyOf(spared);
      reached = List.copyOf(reached);
    }

    /** Nothing had gone out. */
    public Stopped(
        long outboxPosition,
        IncidentId incident,
        UserId user,
        PageCause cause,
        Instant at,
        List<NotificationId> spared) {
      this(outboxPosition, incident, user, cause, at, spared, List.of());
    }
  }

  /**
   * Is about to be handed to a channel; durable before that happens. Attempts count from 1.
   *
   * @param bundle what it goes out in together with others; null when alone
   */
  record Attempted(NotificationId notification, int attempt, Instant at, @Nullable Bundle bundle)
      implements JournalEntry {
    /** Alone. */
    public Attempted(NotificationId notification, int attempt, Instant at) {
      this(notification, attempt, at, null);
    }
  }

  /**
   * What became of the attempt. Stands without an {@link Attempted} when there was nothing to hand
   * over to a channel.
   *
   * @param to carried here so that this line can be understood without the lines before it
   * @param bundle what it went out in together with others; null when alone
   * @param repeat 0 for the first time, 1 when the person is told for the second time, and so on
   */
  record Ended(
      NotificationId notification,
      int attempt,
      Instant at,
      Recipient to,
      AttemptOutcome outcome,
      @Nullable Bundle bundle,
      int repeat)
      implements JournalEntry {
    /** For the first time, and alone. */
    public Ended(
        NotificationId notification,
        int attempt,
        Instant at,
        Recipient to,
        AttemptOutcome outcome) {
      this(notification, attempt, at, to, outcome, null, 0);
    }
  }

  /**
   * A receipt for an attempt that a provider took, or that it did not come in time.
   *
   * @param at when it came in
   * @param to carried here so that this line can be understood without the lines before it
   * @param reason why it failed; empty when it did not, or nobody says
   * @param outcome what becomes of the notification; null when the receipt came after its end
   * @param repeat as in {@link Ended}
   */
  record Received(
      NotificationId notification,
      int attempt,
      Instant at,
      Recipient to,
      ReceiptState state,
      String reason,
      @Nullable AttemptOutcome outcome,
      int repeat)
      implements JournalEntry {}
}
