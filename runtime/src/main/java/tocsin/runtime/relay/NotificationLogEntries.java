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
      case JournalEntry.Ended ended -> attempt(ended);
      case JournalEntry.Received received -> receipt(received);
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
      attempt(entry, attempt).ifPresent(entries::add);
      receipt(entry, attempt).ifPresent(entries::add);
    }
    Instant endedAt = entry.endedAt();
    if (entry.state() == State.STOPPED && endedAt != null) {
      entries.add(stop(entry.incident(), entry.user(), endedAt));
    }
    return entries;
  }

  private static Optional<LogEntry> attempt(JournalEntry.Ended ended) {
    if (!isTold(ended.repeat(), ended.attempt(), ended.outcome())) {
      return Optional.empty();
    }
    Recipient to = ended.to();
    return Optional.of(
        new LogEntry.OfAttempt(
            attempt(ended.notification(), ended.attempt()),
            to.incident(),
            ended.at(),
            to.user(),
            ended.notification(),
            to.medium(),
            to.address(),
            ended.attempt(),
            ended.outcome(),
            ended.bundle()));
  }

  private static Optional<LogEntry> attempt(LedgerEntry entry, LedgerEntry.Attempt attempt) {
    AttemptOutcome outcome = attempt.outcome();
    Instant at = attempt.endedAt();
    if (outcome == null || at == null || !isTold(attempt.repeat(), attempt.number(), outcome)) {
      return Optional.empty();
    }
    return Optional.of(
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

  private static Optional<LogEntry> receipt(JournalEntry.Received line) {
    AttemptOutcome outcome = line.outcome();
    if (outcome == null || !isTold(line.repeat(), outcome)) {
      return Optional.empty();
    }
    Recipient to = line.to();
    return Optional.of(
        new LogEntry.OfAttempt(
            receipt(line.notification(), line.attempt()),
            to.incident(),
            line.at(),
            to.user(),
            line.notification(),
            to.medium(),
            to.address(),
            line.attempt(),
            outcome));
  }

  private static Optional<LogEntry> receipt(LedgerEntry entry, LedgerEntry.Attempt attempt) {
    LedgerEntry.Receipt receipt = attempt.receipt();
    AttemptOutcome outcome = receipt == null ? null : receipt.outcome();
    if (receipt == null || outcome == null || !isTold(attempt.repeat(), outcome)) {
      return Optional.empty();
    }
    return Optional.of(
        new LogEntry.OfAttempt(
            receipt(entry.id(), attempt.number()),
            entry.incident(),
            receipt.at(),
            entry.user(),
            entry.id(),
            entry.medium(),
            entry.address(),
            attempt.number(),
            outcome));
  }

  /** A repetition is quiet, and of what is put off again and again only the beginning is told. */
  private static boolean isTold(int repeat, int attempt, AttemptOutcome outcome) {
    return repeat == 0 && (attempt == 1 || !(outcome instanceof AttemptOutcome.Deferred));
  }

  /** A receipt is told when it changes what was told: that the message went out. */
  private static boolean isTold(int repeat, AttemptOutcome outcome) {
    return repeat == 0 && !outcome.isTaken();
  }

  private static LogEntryId receipt(NotificationId notification, int number) {
    return new LogEntryId(notification.value() + "-" + number + "-receipt");
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
