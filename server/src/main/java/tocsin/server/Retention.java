package tocsin.server;

import java.time.Duration;
import java.time.Instant;
import tocsin.runtime.health.Worker;
import tocsin.storage.Stores;

/** Lets go, once an hour, of what has been kept long enough. */
final class Retention implements Worker {
  private static final Duration EVERY = Duration.ofHours(1);

  private final Stores stores;
  private final Duration keepEvents;
  private Instant next = Instant.MIN;

  Retention(Stores stores, Duration keepEvents) {
    this.stores = stores;
    this.keepEvents = keepEvents;
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
    stores.eventLog().forget(now.minus(keepEvents));
    stores.credentials().forgetExpired(now);
    next = now.plus(EVERY);
    return next;
  }
}
