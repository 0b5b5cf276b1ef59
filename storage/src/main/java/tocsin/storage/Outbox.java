package tocsin.storage;

import java.util.Collection;
import java.util.List;

/**
 * What the engine wrote for the notifier, in the same transaction as the state. Rows stay until
 * their notification is finished, so that a notifier that lost its store is rebuilt from them.
 */
public interface Outbox {
  /** A message with its place; positions grow and may have holes. */
  record Row(long position, OutboxMessage message) {}

  /**
   * Up to {@code max} rows of a shard after that position, in order. A user's shard is {@link
   * Shards#of}.
   */
  List<Row> read(int shard, long after, int max);

  /** Removes rows that are finished, all or none. Removing one twice does nothing. */
  void finish(Collection<Long> positions);
}
