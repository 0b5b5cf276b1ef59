package tocsin.runtime.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.incident.EventFate;
import tocsin.core.ledger.Finding;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.Finding.Stage;
import tocsin.core.ledger.TriggerTally;
import tocsin.core.ledger.TriggerTally.Counted;
import tocsin.core.notification.Probe;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.storage.RoadStores;
import tocsin.storage.Unanswered;

/** Follows accepted events to alerts. */
final class EventPass {
  private static final int PAGE = 1_000;

  /** Each event of a page makes one alert at most, and one may have begun before. */
  private static final int MOST_ALERTS = PAGE + 1;

  private static final int SAMPLES = 20;

  /** Events and counters are stamped by clocks, which are set now and then. */
  private static final Duration CLOCK_STEP = Duration.ofHours(12);

  private static final Set<EventFate> IGNORED =
      Set.of(EventFate.MAINTENANCE, EventFate.DISABLED, EventFate.NO_INTEGRATION);

  private final RoadStores stores;
  private final Reckoning reckoning;
  private final Directory directory;
  private final Map<String, Uncounted> uncounted = new HashMap<>();

  /** Triggers of one integration that no alert counted, the first of them one by one. */
  private static final class Uncounted {
    private final List<LoggedEvent> samples = new ArrayList<>();
    private long count;
  }

  EventPass(RoadStores stores, Reckoning reckoning, Directory directory) {
    this.stores = stores;
    this.reckoning = reckoning;
    this.directory = directory;
  }

  void run() {
    // Read before the alerts: they may know more than these events, never less.
    long decided = stores.incidents().progress().eventPosition();
    long after = reckoning.firstEvent() - 1;
    TriggerTally tally = new TriggerTally(after + 1);
    boolean more = true;
    while (more) {
      List<LoggedEvent> page =
          stores.eventLog().read(after, PAGE).stream().filter(this::inTime).toList();
      more = !page.isEmpty();
      if (more) {
        after = page.getLast().position();
        follow(page.stream().filter(logged -> !Probe.is(logged.event())).toList(), decided, tally);
        tally.settle();
      }
    }
    tally.end(reckoning.settledBefore()).forEach(reckoning.report()::add);
    reckoning.report().count(Quantity.NOT_COUNTED, tally.exact() ? 0 : 1);
    uncounted.forEach(this::excuse);
  }

  private boolean inTime(LoggedEvent logged) {
    return logged.event().receivedAt().isBefore(reckoning.span().until());
  }

  private void follow(List<LoggedEvent> page, long decided, TriggerTally tally) {
    Map<Long, AlertKey> triggers = new HashMap<>();
    Map<AlertKey, Long> unknown = new HashMap<>();
    reckoning.report().count(Quantity.EVENTS, page.size());
    for (LoggedEvent logged : page) {
      if (logged.position() > decided) {
        undecided(logged);
      } else if (logged.event().action() == EventAction.TRIGGER) {
        Optional<AlertKey> key = key(logged);
        key.ifPresent(found -> {
          triggers.put(logged.position(), found);
          if (!tally.knows(found, logged.position())) {
            Long _ = unknown.putIfAbsent(found, logged.position());
          }
        });
        reckoning.report().count(Quantity.UNKNOWN, key.isPresent() ? 0 : 1);
      }
    }
    stores
        .queries()
        .alertsFrom(unknown, MOST_ALERTS)
        .forEach((key, alerts) -> tally.tell(key, alerts).forEach(reckoning.report()::add));
    reckoning.report().count(Quantity.TRIGGERS, triggers.size());
    for (LoggedEvent logged : page) {
      AlertKey key = triggers.get(logged.position());
      if (key != null && tally.show(logged, key) == Counted.BY_NONE) {
        keep(logged);
      }
    }
  }

  private Optional<AlertKey> key(LoggedEvent logged) {
    return directory
        .integration(logged.event().routingKey())
        .map(door -> new AlertKey(door.integration().id(), logged.event().dedupKey()));
  }

  private void keep(LoggedEvent logged) {
    Uncounted of = uncounted.computeIfAbsent(logged.event().routingKey(), none -> new Uncounted());
    of.count++;
    if (of.samples.size() < SAMPLES) {
      of.samples.add(logged);
    }
  }

  private void undecided(LoggedEvent logged) {
    reckoning.report().count(Quantity.UNDECIDED, 1);
    Instant latest = logged.event().receivedAt().plus(reckoning.target().high());
    if (latest.isBefore(reckoning.now())) {
      reckoning.report().add(finding(Kind.LATE, logged, "was accepted and is not decided"));
    }
  }

  /** The engine counts, per integration, what it ignores: so many may be missing and no more. */
  private void excuse(String routingKey, Uncounted missing) {
    Instant first = missing.samples.getFirst().event().receivedAt();
    long ignored =
        stores.incidents().unanswered(List.of(routingKey)).stream()
            .filter(counter -> IGNORED.contains(counter.fate()))
            .filter(counter -> !counter.latest().isBefore(first.minus(CLOCK_STEP)))
            .mapToLong(Unanswered::count)
            .sum();
    reckoning.report().count(Quantity.IGNORED, Math.min(ignored, missing.count));
    for (long number = 0; number < missing.count - ignored; number++) {
      LoggedEvent sample = missing.samples.get((int) Math.min(number, missing.samples.size() - 1));
      reckoning
          .report()
          .add(finding(Kind.LOST, sample, "was accepted and decided, and no alert counts it"));
    }
  }

  private static Finding finding(Kind kind, LoggedEvent logged, String sentence) {
    return new Finding(
        kind,
        Stage.EVENT_TO_ALERT,
        "event " + logged.position() + " with the key " + logged.event().dedupKey(),
        logged.event().receivedAt(),
        sentence);
  }
}
