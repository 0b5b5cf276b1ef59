package tocsin.storage.kit;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.IncidentId;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;

/** The outbox in memory; {@link InMemoryIncidents} adds to it. */
final class InMemoryOutbox implements Outbox {
  private final NavigableMap<Long, Row> rows = new TreeMap<>();
  private long last;

  synchronized void add(List<OutboxMessage> messages) {
    for (OutboxMessage message : messages) {
      last++;
      rows.put(last, new Row(last, message));
    }
  }

  @Override
  public synchronized List<Row> read(int shard, OutboxLane lane, long after, int max) {
    return rows.tailMap(after, false).values().stream()
        .filter(row -> row.message().lane() == lane)
        .filter(row -> Shards.of(row.message().user()) == shard)
        .limit(max)
        .toList();
  }

  @Override
  public synchronized List<Row> pages(int shard, Collection<IncidentId> incidents) {
    return rows.values().stream()
        .filter(row -> row.message().lane() != OutboxLane.STOPS)
        .filter(row -> incidents.contains(row.message().incident()))
        .filter(row -> Shards.of(row.message().user()) == shard)
        .toList();
  }

  @Override
  public synchronized List<Row> read(int shard, long after, int max) {
    return rows.tailMap(after, false).values().stream()
        .filter(row -> Shards.of(row.message().user()) == shard)
        .limit(max)
        .toList();
  }

  @Override
  public synchronized void finish(Collection<Long> positions) {
    positions.forEach(rows::remove);
  }
}
