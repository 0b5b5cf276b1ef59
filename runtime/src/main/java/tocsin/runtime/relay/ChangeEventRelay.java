package tocsin.runtime.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tocsin.core.account.Directory;
import tocsin.core.change.ChangeEvent;
import tocsin.core.event.LoggedEvent;
import tocsin.runtime.health.Worker;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.EventLog;

/**
 * Carries change events from the event log to where people look for them. Reading again what was
 * read adds nothing, so the position is written only when something was found or much was passed.
 */
public final class ChangeEventRelay implements Worker {
  /** How many change events are kept at most. */
  public static final int MOST = 20_000;

  private static final int BATCH = 1_000;
  private static final long SELDOM = 50_000;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration FORGETS_EVERY = Duration.ofHours(1);

  private final EventLog log;
  private final ChangeEventStore store;
  private final Supplier<Directory> directory;
  private final Duration kept;
  private Instant forgetAt = Instant.MIN;
  private long written;
  private volatile long read = -1;

  /**
   * @param kept how long change events are kept
   */
  public ChangeEventRelay(
      EventLog log, ChangeEventStore store, Supplier<Directory> directory, Duration kept) {
    this.log = log;
    this.store = store;
    this.directory = directory;
    this.kept = kept;
  }

  @Override
  public String name() {
    return "change-events";
  }

  /** Events that it has not looked at. */
  @Override
  public long lag() {
    return read < 0 ? 0 : Math.max(0, log.lastPosition() - read);
  }

  @Override
  public Instant poll(Instant now) {
    if (read < 0) {
      written = store.position();
      read = written;
    }
    if (!now.isBefore(forgetAt)) {
      store.forget(now.minus(kept), MOST);
      forgetAt = now.plus(FORGETS_EVERY);
    }
    EventLog.Changes changes = log.changes(read, BATCH);
    boolean more = changes.upTo() > read;
    keep(changes);
    return more ? now : now.plus(IDLE);
  }

  private void keep(EventLog.Changes changes) {
    List<ChangeEvent> found = new ArrayList<>();
    for (LoggedEvent logged : changes.events()) {
      directory
          .get()
          .integration(logged.event().routingKey())
          .ifPresent(door -> found.add(ChangeEventBody.read(logged.event(), door)));
    }
    if (!found.isEmpty() || changes.upTo() - written >= SELDOM) {
      store.append(found, changes.upTo());
      written = changes.upTo();
    }
    read = changes.upTo();
  }
}
