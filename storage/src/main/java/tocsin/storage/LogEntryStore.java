package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;

/** The timeline that people read: a side road's own storage, rebuilt from the facts when lost. */
public interface LogEntryStore {
  /**
   * How far the relay has come.
   *
   * @param factPosition facts up to here are in
   * @param journalPositions per generation of the notifier's journal, the position up to which its
   *     lines are in
   */
  record Cursor(long factPosition, Map<String, Long> journalPositions) {
    public Cursor {
      journalPositions = Map.copyOf(journalPositions);
    }
  }

  /**
   * Which entries are asked for.
   *
   * @param incident null is all incidents
   * @param since at or after; null is from the beginning
   * @param until before; null is to the end
   * @param newestFirst the order, by time and then by arrival
   */
  record Filter(
      @Nullable IncidentId incident,
      @Nullable Instant since,
      @Nullable Instant until,
      boolean newestFirst,
      int offset,
      int limit) {}

  Cursor cursor();

  /** Adds entries and moves the cursor, both or neither; an entry that is there already stays. */
  void append(List<LogEntry> entries, Cursor cursor);

  List<LogEntry> list(Filter filter);

  /** How many match, offset and limit aside. */
  long count(Filter filter);

  Optional<LogEntry> find(LogEntryId id);
}
