package tocsin.server;

import java.time.Duration;
import java.time.Instant;
import tocsin.runtime.health.Worker;
import tocsin.storage.Stores;

/**
 * Lets go of what has been kept long enough, once an hour, and of the oldest events whenever all of
 * them take more of the disk than they may. An event that was not decided yet is never let go of.
 */
final class Retention implements Worker {
  private static final Duration BY_AGE_EVERY = Duration.ofHours(1);
  private static final Duration BY_SIZE_EVERY = Duration.ofSeconds(10);

  private final Stores stores;
  private final Keep keep;
  private Instant byAge = Instant.MIN;

  /**
   * How long raw events are kept, how many bytes of them, and for how long it is known who changed
   * what.
   */
  record Keep(Duration events, long eventBytes, Duration audit) {}

  Retention(Stores stores, Keep keep) {
    this.stores = stores;
    this.keep = keep;
  }

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Instant poll(Instant now) {
    if (!now.isBefore(byAge)) {
      stores.eventLog().forget(now.minus(keep.events()));
      stores.credentials().forgetExpired(now);
      stores.audit().forget(now.minus(keep.audit()));
      byAge = now.plus(BY_AGE_EVERY);
    }
    long done =
        Math.min(
            stores.incidents().progress().eventPosition(), stores.sideRoads().changes().position());
    stores.eventLog().forgetBeyond(keep.eventBytes(), done);
    return now.plus(BY_SIZE_EVERY);
  }
}
