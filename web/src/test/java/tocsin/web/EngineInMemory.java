package tocsin.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tocsin.core.id.IdSource;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.WishQueue;
import tocsin.runtime.intake.Backlog;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore;
import tocsin.storage.Stores;

/** The real engine, which takes its turn whenever there is something to do, and a small relay. */
final class EngineInMemory {
  final WishQueue wishes = new WishQueue(100, this::turn);
  private final Stores stores;
  private final InstantSource clock;
  private final Engine engine;
  private boolean paused;

  EngineInMemory(
      Stores stores, LiveDirectory directory, Backlog backlog, IdSource ids, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
    engine =
        new Engine(
            new Engine.Ports(stores.eventLog(), stores.incidents()),
            new Engine.Surroundings(directory, wishes, backlog, new IncidentFeed(), ids, () -> {}),
            new SimpleMeterRegistry());
  }

  /** From now on nothing is decided. */
  synchronized void pause() {
    paused = true;
  }

  /** Decides what waits, and brings the log entries up to date. */
  synchronized void turn() {
    if (paused) {
      return;
    }
    while (!engine.poll(clock.instant()).isAfter(clock.instant())) {
      // there is more
    }
    long after = stores.logEntries().cursor().factPosition();
    List<FactLog.Row> rows = stores.facts().read(after, 1_000);
    if (!rows.isEmpty()) {
      stores
          .logEntries()
          .append(
              rows.stream().map(row -> (LogEntry) new LogEntry.OfFact(row.fact())).toList(),
              new LogEntryStore.Cursor(rows.getLast().position(), Map.of()));
    }
  }
}
