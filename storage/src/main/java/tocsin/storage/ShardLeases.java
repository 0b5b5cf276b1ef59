package tocsin.storage;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a shard of the notifier, and which generation of its journal is the valid one. Kept in
 * the engine's store; every change is a compare-and-set of one row.
 */
public interface ShardLeases {
  /**
   * A shard in somebody's hands.
   *
   * @param epoch grows with every new owner, so that a former owner can be told from the present
   *     one
   * @param generation the valid generation of the journal; null when there was none yet
   */
  record Lease(int shard, String owner, long epoch, Instant until, @Nullable String generation) {}

  /**
   * Takes the shard when it is free, expired or already this owner's; the epoch grows. Empty when
   * somebody else holds it.
   */
  Optional<Lease> acquire(int shard, String owner, Instant now, Instant until);

  /** Prolongs the lease; empty when the epoch is no longer the present one: stop at once. */
  Optional<Lease> renew(Lease lease, Instant until);

  /**
   * Makes {@code generation} the valid one if the lease's epoch and generation still are; empty
   * when not: stop at once.
   */
  Optional<Lease> point(Lease lease, String generation);

  /**
   * The shard as it is now, whoever holds it; empty when nobody ever did. The owner is an empty
   * text after it was given back.
   */
  Optional<Lease> find(int shard);

  /** Gives the shard back, so that the next owner need not wait; keeps epoch and generation. */
  void release(Lease lease);
}
