package tocsin.storage.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.change.ChangeEvent;
import tocsin.core.id.ChangeEventId;
import tocsin.storage.ChangeEventStore;

/** Change events in memory. */
public final class InMemoryChangeEventStore implements ChangeEventStore {
  private final Map<ChangeEventId, ChangeEvent> changes = new LinkedHashMap<>();
  private long position;

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized void append(List<ChangeEvent> added, long position) {
    added.forEach(change -> changes.putIfAbsent(change.id(), change));
    this.position = position;
  }

  @Override
  public synchronized void replace(ChangeEvent change) {
    changes.replace(change.id(), change);
  }

  @Override
  public synchronized List<ChangeEvent> list(Filter filter) {
    return matching(filter).skip(filter.offset()).limit(filter.limit()).toList();
  }

  @Override
  public synchronized long count(Filter filter) {
    return matching(filter).count();
  }

  @Override
  public synchronized Optional<ChangeEvent> find(ChangeEventId id) {
    return Optional.ofNullable(changes.get(id));
  }

  @Override
  public synchronized void forget(Instant before, int most) {
    List<ChangeEvent> old = newestFirst().skip(most).toList();
    old.forEach(change -> changes.remove(change.id()));
    changes.values().removeIf(change -> change.at().isBefore(before));
  }

  private Stream<ChangeEvent> newestFirst() {
    return List.copyOf(changes.values()).reversed().stream()
        .sorted(Comparator.comparing(ChangeEvent::at).reversed());
  }

  private Stream<ChangeEvent> matching(Filter filter) {
    return newestFirst()
        .filter(c -> filter.services().isEmpty() || filter.services().contains(c.service()))
        .filter(
            c -> filter.integrations().isEmpty() || filter.integrations().contains(c.integration()))
        .filter(c -> filter.since() == null || !c.at().isBefore(filter.since()))
        .filter(c -> filter.until() == null || c.at().isBefore(filter.until()));
  }
}
