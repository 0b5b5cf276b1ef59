package tocsin.storage;

import java.util.Collection;
import java.util.List;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.IncidentId;

/**
 * What the engine wrote for the notifier, in the same transaction as the state. Rows stay until
 * their notification is finished, so that a notifier that lost its store is rebuilt from them.
 */
public interface Outbox {
  /** A message with its place; positions grow and may have holes. */
  record Row(long position, OutboxMessage message) {}

  /** Up to {@code max} rows of one lane of a shard after that position, in order. */
  List<Row> read(int shard, OutboxLane lane, long after, int max);

  /** The notifications of a shard about these incidents, in any order. */
  List<Row> pages(int shard, Collection<IncidentId> incidents);

  /**
   * Up to {@code max} rows of all lanes of a shard after that position, in order. A user's shard is
   * {@link Shards#of}.
   */
  List<Row> read(int shard, long after, int max);

  /** Removes rows that are finished, all or none. Removing one twice does nothing. */
  void finish(Collection<Long> positions);
}
