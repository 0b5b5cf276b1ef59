package tocsin.runtime.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.event.LoggedEvent;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.OutboxMessage;
import tocsin.storage.RoadStores;
import tocsin.storage.Shards;

/**
 * Compares what the stores hold of a time span, step by step of the road: accepted events, alerts,
 * whom incidents asked, notifications, attempts, outcomes, receipts. Reads pages, whatever the span
 * holds, and writes nothing, so it may run beside the program that writes.
 */
public final class Reckoning {
  private final RoadStores stores;
  private final Span span;
  private final DeliveryTarget target;
  private final Instant now;
  private final Report report = new Report();

  private Reckoning(RoadStores stores, Span span, DeliveryTarget target, Instant now) {
    this.stores = stores;
    this.span = span;
    this.target = target;
    this.now = now;
  }

  /**
   * Reckons up.
   *
   * @param target what goes out later than this is late
   * @param now what is still to be done by then is not late
   */
  public static Report of(RoadStores stores, Span span, DeliveryTarget target, Instant now) {
    Reckoning reckoning = new Reckoning(stores, span, target, now);
    var directory = stores.directory().load();
    new EventPass(stores, reckoning, directory).run();
    new PlanPass(stores, reckoning, directory).run();
    new PagePass(stores, reckoning, directory).run();
    return reckoning.report;
  }

  Span span() {
    return span;
  }

  DeliveryTarget target() {
    return target;
  }

  Instant now() {
    return now;
  }

  Report report() {
    return report;
  }

  /** What happened from then on may not be known whole. */
  Instant settledBefore() {
    return span.until().isBefore(now) ? span.until() : now;
  }

  /** The first event of the span that is still kept. */
  long firstEvent() {
    long first =
        first(
            stores.eventLog().lastPosition(),
            after -> next(after).map(logged -> logged.event().receivedAt()));
    return next(first - 1).map(LoggedEvent::position).orElse(first);
  }

  private Optional<LoggedEvent> next(long after) {
    return stores.eventLog().read(after, 1).stream().findFirst();
  }

  long firstFact() {
    return first(
        stores.facts().lastPosition(),
        after -> stores.facts().read(after, 1).stream().findFirst().map(row -> row.fact().at()));
  }

  /**
   * The first position that isn't before the span, found by halving.
   *
   * @param at the time of what stands next after a position
   */
  private long first(long last, LongFunction<Optional<Instant>> at) {
    long low = 1;
    long high = last + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (at.apply(middle - 1).filter(time -> time.isBefore(span.since())).isPresent()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean isInOutbox(IncidentId incident, UserId user) {
    return stores.outbox().pages(Shards.of(user), List.of(incident)).stream()
        .anyMatch(row -> row.message().user().equals(user));
  }

  boolean isInOutbox(LedgerEntry entry) {
    return stores.outbox().pages(Shards.of(entry.user()), List.of(entry.incident())).stream()
        .anyMatch(row ->
            row.message() instanceof OutboxMessage.Notify(var planned)
                && planned.id().equals(entry.id()));
  }

  /** Whether the ledger has read everything that the notifier has written by now. */
  boolean ledgerIsUpToDate() {
    Map<String, Long> read = stores.ledger().positions();
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      for (String generation : stores.journal().generations(shard)) {
        long position = read.getOrDefault(generation, 0L);
        if (!stores.journal().read(generation, position, 1).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }
}
