package tocsin.storage.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;

/** The timeline in memory. */
public final class InMemoryLogEntryStore implements LogEntryStore {
  private final Map<LogEntryId, LogEntry> entries = new LinkedHashMap<>();
  private Cursor cursor = new Cursor(0, Map.of());

  @Override
  public synchronized Cursor cursor() {
    return cursor;
  }

  @Override
  public synchronized void append(List<LogEntry> added, Cursor cursor) {
    added.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
    this.cursor = cursor;
  }

  @Override
  public synchronized List<LogEntry> list(Filter filter) {
    List<LogEntry> sorted = matching(filter).sorted(Comparator.comparing(LogEntry::at)).toList();
    List<LogEntry> ordered = filter.newestFirst() ? sorted.reversed() : sorted;
    return ordered.stream().skip(filter.offset()).limit(filter.limit()).toList();
  }

  @Override
  public synchronized long count(Filter filter) {
    return matching(filter).count();
  }

  @Override
  public synchronized Optional<LogEntry> find(LogEntryId id) {
    return Optional.ofNullable(entries.get(id));
  }

  private Stream<LogEntry> matching(Filter filter) {
    return entries.values().stream()
        .filter(e -> filter.incident() == null || filter.incident().equals(e.incident()))
        .filter(e -> filter.since() == null || !e.at().isBefore(filter.since()))
        .filter(e -> filter.until() == null || isBefore(e, filter.until()));
  }

  private static boolean isBefore(LogEntry entry, Instant until) {
    return entry.at().isBefore(until);
  }
}
