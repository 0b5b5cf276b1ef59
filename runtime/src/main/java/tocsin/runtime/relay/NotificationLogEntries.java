package tocsin.runtime.relay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.logentry.LogEntry;

/**
 * Which log entries tell what the notifier did, made from the lines of its journal or, when those
 * were let go, from its ledger. Both make the same ids, so that reading either again adds nothing.
 */
public final class NotificationLogEntries {
  private NotificationLogEntries() {}

  /** The log entry of a line; empty for lines that tell people nothing. */
  static Optional<LogEntry> of(JournalEntry line) {
    return switch (line) {
      case JournalEntry.Ended ended -> Optional.of(attempt(ended));
      case JournalEntry.Stopped stopped when stopped.spared().isEmpty() -> Optional.empty();
      case JournalEntry.Stopped stopped ->
          Optional.of(stop(stopped.incident(), stopped.user(), stopped.at()));
      case JournalEntry.Carried carried -> Optional.empty();
      case JournalEntry.Opened opened -> Optional.empty();
      case JournalEntry.Planned planned -> Optional.empty();
      case JournalEntry.Attempted attempted -> Optional.empty();
    };
  }

  /** The log entries of a notification so far. */
  public static List<LogEntry> of(LedgerEntry entry) {
    List<LogEntry> entries = new ArrayList<>();
    for (LedgerEntry.Attempt attempt : entry.attempts()) {
      AttemptOutcome outcome = attempt.outcome();
      Instant at = attempt.endedAt();
      if (outcome != null && at != null) {
        entries.add(
            new LogEntry.OfAttempt(
                attempt(entry.id(), attempt.number()),
                entry.incident(),
                at,
                entry.user(),
                entry.id(),
                entry.medium(),
                entry.address(),
                attempt.number(),
                outcome,
                attempt.bundle()));
      }
    }
    Instant endedAt = entry.endedAt();
    if (entry.state() == State.STOPPED && endedAt != null) {
      entries.add(stop(entry.incident(), entry.user(), endedAt));
    }
    return entries;
  }

  private static LogEntry attempt(JournalEntry.Ended ended) {
    Recipient to = ended.to();
    return new LogEntry.OfAttempt(
        attempt(ended.notification(), ended.attempt()),
        to.incident(),
        ended.at(),
        to.user(),
        ended.notification(),
        to.medium(),
        to.address(),
        ended.attempt(),
        ended.outcome(),
        ended.bundle());
  }

  private static LogEntryId attempt(NotificationId notification, int number) {
    return new LogEntryId(notification.value() + "-" + number);
  }

  /** What one person is spared by one act is told once, whatever they were to be sent. */
  private static LogEntry stop(IncidentId incident, UserId user, Instant at) {
    String name = incident.value() + " " + user.value() + " " + at.toEpochMilli();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new LogEntry.OfStop(new LogEntryId("stop-" + id), incident, at, user);
  }
}
