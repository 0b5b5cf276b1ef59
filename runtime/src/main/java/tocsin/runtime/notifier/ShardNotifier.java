package tocsin.runtime.notifier;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.runtime.health.Worker;
import tocsin.storage.ShardLeases.Lease;

/**
 * Delivers the notifications of one shard while it holds the shard's lease; stands by while
 * somebody else does.
 */
public final class ShardNotifier implements Worker {
  private final int shard;
  private final String owner;
  private final NotifierParts parts;
  private final Runnable wake;
  private @Nullable ShardWork work;
  private volatile long lag;

  /**
   * The notifier of a shard.
   *
   * @param owner the same name again takes the shard back at once, another waits until the lease
   *     runs out: a process that alone holds its data folder should always use the same
   * @param wake called by any thread when an attempt has ended
   */
  public ShardNotifier(int shard, String owner, NotifierParts parts, Runnable wake) {
    this.shard = shard;
    this.owner = owner;
    this.parts = parts;
    this.wake = wake;
  }

  @Override
  public String name() {
    return "notifier-" + shard;
  }

  @Override
  public long lag() {
    return lag;
  }

  @Override
  public Instant poll(Instant now) {
    ShardWork held = work == null ? take(now) : work;
    if (held != null && !held.keepLease(now)) {
      held = null; // somebody else has it: send nothing more
    }
    work = held;
    Instant idle = now.plus(parts.limits().idle());
    if (held == null) {
      lag = 0;
      parts.meters().punctuality().waiting(shard, 0, now);
      return idle;
    }
    Instant next = held.step(now);
    lag = held.waiting();
    return next.isBefore(idle) ? next : idle;
  }

  private @Nullable ShardWork take(Instant now) {
    Instant until = now.plus(parts.limits().lease());
    Optional<Lease> lease = parts.stores().leases().acquire(shard, owner, now, until);
    ShardWork opened = lease.flatMap(this::open).orElse(null);
    if (opened != null) {
      opened.begin(now);
    }
    return opened;
  }

  private Optional<ShardWork> open(Lease acquired) {
    InFlight inFlight = parts.inFlight().of(shard);
    inFlight.takenUnder(acquired.epoch());
    return OwnedShard.open(parts.stores(), acquired, parts.generations(), parts.pace())
        .map(owned -> new ShardWork(owned, inFlight, parts, wake));
  }

  @Override
  public boolean drained(Instant now) {
    ShardWork held = work;
    if (held == null) {
      return true;
    }
    boolean lost = !held.keepLease(now);
    if (!lost && !held.finished(now)) {
      return false;
    }
    held.release(); // does nothing to a lease that is somebody else's
    work = null;
    return true;
  }
}
