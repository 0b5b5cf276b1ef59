package tocsin.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tocsin.runtime.health.Wakeup;
import tocsin.runtime.health.Worker;
import tocsin.runtime.relay.ChangeEventRelay;
import tocsin.runtime.relay.JournalReaders;
import tocsin.runtime.relay.LedgerRelay;
import tocsin.runtime.relay.LogEntryRelay;
import tocsin.storage.Stores;

/** What follows the main road at its own pace; pages wait for none of it. */
final class SideRoads {
  private final Stores stores;
  private final Shared shared;
  private final Duration keepEvents;
  private final JournalReaders journal;

  /**
   * @param keepEvents how long events are kept, and change events with them
   */
  SideRoads(Stores stores, Shared shared, Duration keepEvents) {
    this.stores = stores;
    this.shared = shared;
    this.keepEvents = keepEvents;
    this.journal =
        new JournalReaders(
            stores.journal(), stores.leases(), Set.of(LogEntryRelay.NAME, LedgerRelay.NAME));
  }

  /**
   * One worker and how to make another of it.
   *
   * @param wakeup wakes it before its time
   */
  record Road(String name, Supplier<Worker> factory, Wakeup wakeup) {}

  List<Road> all() {
    Road timeline = new Road(LogEntryRelay.NAME, this::timeline, new Wakeup());
    Runnable _ = shared.feed().listen(changed -> timeline.wakeup().wake());
    return List.of(
        timeline,
        new Road(LedgerRelay.NAME, this::ledger, new Wakeup()),
        new Road("change-events", this::changes, new Wakeup()));
  }

  /** Open pages follow the engine at once, and the timeline once it has caught up. */
  private Worker timeline() {
    return new LogEntryRelay(stores.facts(), journal, stores.logEntries(), shared.feed()::changed);
  }

  private Worker ledger() {
    return new LedgerRelay(journal, stores.sideRoads().ledger());
  }

  private Worker changes() {
    return new ChangeEventRelay(
        stores.eventLog(), stores.sideRoads().changes(), shared.directory()::current, keepEvents);
  }
}
