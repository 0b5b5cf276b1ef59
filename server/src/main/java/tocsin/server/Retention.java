package tocsin.server;

import java.time.Duration;
import java.time.Instant;
import tocsin.runtime.health.Worker;
import tocsin.storage.Stores;

/** Lets go, once an hour, of what has been kept long enough. */
final class Retention implements Worker {
  private static final Duration EVERY = Duration.ofHours(1);

  private final Stores stores;
  private final Keep keep;
  private Instant next = Instant.MIN;

  /** How long raw events are kept, and who changed what. */
  record Keep(Duration events, Duration audit) {}

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
    if (now.isBefore(next)) {
      return next;
    }
    stores.eventLog().forget(now.minus(keep.events()));
    stores.credentials().forgetExpired(now);
    stores.audit().forget(now.minus(keep.audit()));
    next = now.plus(EVERY);
    return next;
  }
}
