package tocsin.storage.kit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tocsin.storage.ShardLeases;

/** Leases in memory. */
public final class InMemoryShardLeases implements ShardLeases {
  private static final String NOBODY = "";

  private final Map<Integer, Lease> leases = new HashMap<>();

  @Override
  public synchronized Optional<Lease> acquire(int shard, String owner, Instant now, Instant until) {
    Lease present = leases.getOrDefault(shard, new Lease(shard, NOBODY, 0, Instant.MIN, null));
    boolean free =
        present.owner().equals(NOBODY)
            || present.owner().equals(owner)
            || !present.until().isAfter(now);
    return free
        ? put(new Lease(shard, owner, present.epoch() + 1, until, present.generation()))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Lease> renew(Lease lease, Instant until) {
    return present(lease)
        .flatMap(p -> put(new Lease(p.shard(), p.owner(), p.epoch(), until, p.generation())));
  }

  @Override
  public synchronized Optional<Lease> point(Lease lease, String generation) {
    return present(lease)
        .filter(p -> Objects.equals(p.generation(), lease.generation()))
        .flatMap(p -> put(new Lease(p.shard(), p.owner(), p.epoch(), p.until(), generation)));
  }

  @Override
  public synchronized void release(Lease lease) {
    present(lease)
        .ifPresent(p ->
            leases.put(
                p.shard(), new Lease(p.shard(), NOBODY, p.epoch(), p.until(), p.generation())));
  }

  @Override
  public synchronized Optional<Lease> find(int shard) {
    return Optional.ofNullable(leases.get(shard));
  }

  /** The lease as it stands, if it is still in the same hands. */
  private Optional<Lease> present(Lease lease) {
    return Optional.ofNullable(leases.get(lease.shard()))
        .filter(p -> p.epoch() == lease.epoch() && p.owner().equals(lease.owner()));
  }

  private Optional<Lease> put(Lease lease) {
    leases.put(lease.shard(), lease);
    return Optional.of(lease);
  }
}
