package tocsin.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tocsin.runtime.notifier.PageDetails;
import tocsin.runtime.notifier.TimeLimitedDetails;
import tocsin.runtime.relay.GuardedLedgerStore;
import tocsin.runtime.relay.GuardedLogEntryStore;
import tocsin.runtime.relay.ReadGuard;
import tocsin.storage.SideRoadStores;
import tocsin.storage.Stores;

/**
 * What keeps stores that pages and requests can do without from holding them up. Tests leave parts
 * of it out, to see that it is needed.
 *
 * @param views how faces and workers see the stores
 * @param details what messages say beyond the shortest form, kept in time
 */
record Guards(Function<Stores, Views> views, UnaryOperator<PageDetails> details) {
  private static final Duration READ_IN_TIME = Duration.ofSeconds(1);
  private static final Duration DETAILS_IN_TIME = Duration.ofMillis(500);

  /** What the program runs with. */
  static final Guards ALL = new Guards(Guards::limited, Guards::limited);

  /** The stores as faces see them, and as workers do, which wait as long as it takes. */
  record Views(Stores faces, Stores workers) {}

  private static Views limited(Stores stores) {
    SideRoadStores others = stores.sideRoads();
    GuardedLogEntryStore timeline =
        new GuardedLogEntryStore(
            stores.logEntries(),
            new ReadGuard("The timeline", threads("read-timeline-"), READ_IN_TIME));
    GuardedLedgerStore ledger =
        new GuardedLedgerStore(
            others.ledger(), new ReadGuard("The ledger", threads("read-ledger-"), READ_IN_TIME));
    return new Views(
        stores.with(timeline, others.with(ledger)), stores.with(timeline.forRelay(), others));
  }

  private static PageDetails limited(PageDetails details) {
    return new TimeLimitedDetails(details, threads("page-details-"), DETAILS_IN_TIME);
  }

  /** Of the system: a virtual one that hangs in native code would hold what all others run on. */
  private static Executor threads(String name) {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(name, 0).factory());
  }
}
