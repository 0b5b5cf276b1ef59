package tocsin.storage.kit;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.EventLog;

/** An event log in memory: an append is complete when it returns. */
public final class InMemoryEventLog implements EventLog {
  private final NavigableMap<Long, LoggedEvent> events = new TreeMap<>();
  private long last;

  @Override
  public synchronized CompletableFuture<Long> append(Event event) {
    last++;
    events.put(last, new LoggedEvent(last, event));
    return CompletableFuture.completedFuture(last);
  }

  @Override
  public synchronized List<LoggedEvent> read(long after, int max) {
    return events.tailMap(after, false).values().stream().limit(max).toList();
  }

  @Override
  public synchronized Optional<LoggedEvent> find(long position) {
    return Optional.ofNullable(events.get(position));
  }

  @Override
  public synchronized long lastPosition() {
    return last;
  }

  @Override
  public synchronized void forget(Instant before) {
    events.values().removeIf(e -> e.event().receivedAt().isBefore(before));
  }

  @Override
  public synchronized long bytes() {
    return events.values().stream().mapToLong(e -> e.event().body().length()).sum();
  }

  @Override
  public synchronized void forgetBeyond(long bytes, long upTo) {
    while (bytes() > bytes && !events.isEmpty() && events.firstKey() <= upTo) {
      var _ = events.pollFirstEntry();
    }
  }
}
