package tocsin.storage.kit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;

/** The ledger in memory. */
public final class InMemoryLedgerStore implements LedgerStore {
  private static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::plannedAt)
          .thenComparing(LedgerEntry::dueAt)
          .thenComparing(entry -> entry.id().value());

  private final Map<NotificationId, LedgerEntry> entries = new LinkedHashMap<>();
  private Map<String, Long> positions = Map.of();

  @Override
  public synchronized Map<String, Long> positions() {
    return positions;
  }

  @Override
  public synchronized Map<NotificationId, LedgerEntry> load(Collection<NotificationId> ids) {
    Map<NotificationId, LedgerEntry> found = new HashMap<>();
    for (NotificationId id : ids) {
      @Nullable LedgerEntry entry = entries.get(id);
      if (entry != null) {
        found.put(id, entry);
      }
    }
    return found;
  }

  @Override
  public synchronized void put(Collection<LedgerEntry> put, Map<String, Long> positions) {
    put.forEach(entry -> entries.put(entry.id(), entry));
    this.positions = Map.copyOf(positions);
  }

  @Override
  public synchronized List<LedgerEntry> planned(
      Instant since, Instant until, @Nullable LedgerEntry after, int max) {
    return entries.values().stream()
        .filter(e -> !e.plannedAt().isBefore(since) && e.plannedAt().isBefore(until))
        .filter(e -> after == null || ORDER.compare(e, after) > 0)
        .sorted(ORDER)
        .limit(max)
        .toList();
  }

  @Override
  public synchronized List<LedgerEntry> list(Filter filter) {
    return matching(filter).sorted(ORDER).skip(filter.offset()).limit(filter.limit()).toList();
  }

  @Override
  public synchronized long count(Filter filter) {
    return matching(filter).count();
  }

  @Override
  public synchronized void forget(Instant before) {
    entries.values().removeIf(entry -> entry.plannedAt().isBefore(before));
  }

  private Stream<LedgerEntry> matching(Filter filter) {
    return entries.values().stream()
        .filter(e -> filter.incident() == null || filter.incident().equals(e.incident()))
        .filter(e -> filter.user() == null || filter.user().equals(e.user()))
        .filter(e -> filter.media().isEmpty() || filter.media().contains(e.medium()))
        .filter(e -> isSince(e, filter.startedSince()))
        .filter(e -> isUntil(e, filter.startedUntil()));
  }

  private static boolean isSince(LedgerEntry entry, @Nullable Instant since) {
    return since == null || entry.startedAt().filter(at -> !at.isBefore(since)).isPresent();
  }

  private static boolean isUntil(LedgerEntry entry, @Nullable Instant until) {
    return until == null || entry.startedAt().filter(at -> at.isBefore(until)).isPresent();
  }
}
