package tocsin.runtime.relay;

import java.util.Optional;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;

/**
 * Which log entry a line of the notifier's journal makes. The same line always makes the same id,
 * so that reading it again adds nothing.
 */
final class JournalLogEntries {
  private JournalLogEntries() {}

  /** The log entry; empty for lines that tell people nothing. */
  static Optional<LogEntry> of(JournalEntry line) {
    return switch (line) {
      case JournalEntry.Ended ended -> Optional.of(attempt(ended));
      case JournalEntry.Stopped stopped -> stop(stopped);
      case JournalEntry.Carried carried -> Optional.empty();
      case JournalEntry.Opened opened -> Optional.empty();
      case JournalEntry.Planned planned -> Optional.empty();
      case JournalEntry.Attempted attempted -> Optional.empty();
    };
  }

  private static LogEntry attempt(JournalEntry.Ended ended) {
    Recipient to = ended.to();
    return new LogEntry.OfAttempt(
        new LogEntryId(ended.notification().value() + "-" + ended.attempt()),
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

  /** A stop that spared nobody anything is not told. */
  private static Optional<LogEntry> stop(JournalEntry.Stopped stopped) {
    return stopped.spared().stream()
        .findFirst()
        .map(first ->
            new LogEntry.OfStop(
                new LogEntryId(first.value() + "-stop"),
                stopped.incident(),
                stopped.at(),
                stopped.user()));
  }
}
