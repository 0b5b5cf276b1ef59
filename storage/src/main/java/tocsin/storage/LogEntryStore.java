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
   * @param ledgerRead whether what the journal had let go before this store was begun is in
   */
  record Cursor(long factPosition, Map<String, Long> journalPositions, boolean ledgerRead) {
    public Cursor {
      journalPositions = Map.copyOf(journalPositions);
    }

    /** Before the ledger was read. */
    public Cursor(long factPosition, Map<String, Long> journalPositions) {
      this(factPosition, journalPositions, false);
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

  /** How far it had come when somebody last looked, without asking it; empty when nobody knows. */
  default Optional<Cursor> lastKnown() {
    return Optional.empty();
  }

  /**
   * Looks whether the storage is still what it was, and begins it anew when it is damaged or gone;
   * what was there is kept aside. Only the one who appends may call this, and only between two
   * steps: its cursor may begin at 0 again.
   *
   * @throws StorageException once after that, saying what was found and done
   */
  default void mend() {}

  /** Adds entries and moves the cursor, both or neither; an entry that is there already stays. */
  void append(List<LogEntry> entries, Cursor cursor);

  List<LogEntry> list(Filter filter);

  /** How many match, offset and limit aside. */
  long count(Filter filter);

  Optional<LogEntry> find(LogEntryId id);
}
