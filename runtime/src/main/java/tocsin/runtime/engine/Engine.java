package tocsin.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.LoggedEvent;
import tocsin.core.id.IdSource;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.NewNames;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.health.Worker;
import tocsin.runtime.intake.Backlog;
import tocsin.storage.EventLog;
import tocsin.storage.IncidentStore;
import tocsin.storage.IncidentStore.Progress;
import tocsin.storage.StorageException;

/**
 * The worker in the middle of the road. Each poll takes what waits (wishes, due timers, up to 1,000
 * events), reads the alerts and incidents concerned once, decides in memory and writes everything
 * in one transaction with its cursor. Only one engine at a time works on a store.
 */
public final class Engine implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_CALLS = 256;
  private static final int MOST_TIMERS = 500;
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Ports ports;
  private final Surroundings around;
  private final EngineMetrics metrics;
  private final AtomicLong incidentNumber;
  private final LiveRings rings;
  private final OpenIncidents open;
  private volatile long eventPosition;

  /** What the engine reads and writes. */
  public record Ports(EventLog events, IncidentStore incidents) {}

  /**
   * What the engine works with besides its stores.
   *
   * @param wakeNotifier run after a commit that pages somebody or stops a page
   */
  public record Surroundings(
      LiveDirectory directory,
      WishQueue wishes,
      Backlog backlog,
      IncidentFeed feed,
      IdSource ids,
      Runnable wakeNotifier) {}

  /** An engine that goes on where the store says that the last one stopped. */
  public Engine(Ports ports, Surroundings around, MeterRegistry registry) {
    this.ports = ports;
    this.around = around;
    this.metrics = new EngineMetrics(registry);
    Progress progress = ports.incidents().progress();
    this.eventPosition = progress.eventPosition();
    this.incidentNumber = new AtomicLong(progress.incidentNumber());
    this.rings = new LiveRings(ports.incidents().turns());
    this.open = new OpenIncidents(ports.incidents()::openIncidents);
  }

  @Override
  public String name() {
    return "engine";
  }

  /** How many accepted events are not decided yet. */
  @Override
  public long lag() {
    return Math.max(0, ports.events().lastPosition() - eventPosition);
  }

  /** Does what is due and says when to come back; earlier when a wish or an event arrives. */
  @Override
  public Instant poll(Instant now) {
    List<WishQueue.Call> calls = around.wishes().take(MOST_CALLS);
    try {
      return step(calls, now);
    } catch (RuntimeException | Error e) {
      calls.forEach(call -> call.answer().completeExceptionally(e));
      throw e;
    }
  }

  private Instant step(List<WishQueue.Call> calls, Instant now) {
    List<LoggedEvent> events = ports.events().read(eventPosition, MOST_EVENTS);
    List<Incident> due = ports.incidents().due(now, MOST_TIMERS);
    if (calls.isEmpty() && events.isEmpty() && due.isEmpty()) {
      return idleUntil(now);
    }
    Directory directory = around.directory().current();
    rings.begin();
    Draft draft = new Draft(load(calls, events, directory), directory, around.ids(), rings, now);
    IncidentRules rules =
        new IncidentRules(
            directory,
            new NewNames(around.ids(), incidentNumber::incrementAndGet),
            rings,
            service -> open.crowded(service, draft.opened(service)));
    List<List<WishResult>> results = decideWishes(calls, draft, rules, now);
    int stuck = decideTimers(due, draft, rules, now);
    decideEvents(events, new EventStep(draft, rules, directory, around.ids(), now));
    commit(draft, events);
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).answer().complete(results.get(i));
    }
    // Fewer events than asked for don't mean that there are no more: large ones come in small
    // groups.
    boolean more = lag() > 0 || due.size() - stuck == MOST_TIMERS || !around.wishes().isEmpty();
    return more ? now : idleUntil(now);
  }

  private IncidentStore.Loaded load(
      List<WishQueue.Call> calls, List<LoggedEvent> events, Directory directory) {
    Set<AlertKey> keys = new HashSet<>();
    events.forEach(e -> EventStep.key(e.event(), directory).ifPresent(keys::add));
    Set<IncidentId> ids = new HashSet<>();
    for (WishQueue.Call call : calls) {
      call.wishes().stream().flatMap(Wish::concerned).forEach(ids::add);
    }
    return ports.incidents().load(keys, ids);
  }

  private List<List<WishResult>> decideWishes(
      List<WishQueue.Call> calls, Draft draft, IncidentRules rules, Instant now) {
    WishStep step =
        new WishStep(
            draft,
            rules,
            new WishStep.Stored(
                (service, key) -> keyInUse(service, key, draft), ports.incidents()::alertsOf),
            now);
    List<List<WishResult>> results = new ArrayList<>();
    for (WishQueue.Call call : calls) {
      results.add(step.decide(call.wishes()));
    }
    return results;
  }

  private boolean keyInUse(ServiceId service, String key, Draft draft) {
    return draft.openWithKey(service, key).isPresent()
        || ports
            .incidents()
            .openWithKey(service, key)
            .filter(id -> draft.incident(id).map(Incident::isOpen).orElse(true))
            .isPresent();
  }

  /**
   * Returns how many could not be decided: they stay due, and must not keep the engine spinning.
   */
  private int decideTimers(List<Incident> due, Draft draft, IncidentRules rules, Instant now) {
    int stuck = 0;
    for (Incident loaded : due) {
      draft.add(loaded);
      Incident incident = draft.incident(loaded.id()).orElseThrow();
      try {
        draft.accept(rules.decide(incident, new IncidentAction.TimePasses(), Actor.CLOCK, now));
      } catch (RuntimeException e) {
        stuck++;
        metrics.undecidable("timer");
        LOG.error("Could not decide the timers of incident {}", incident.id(), e);
      }
    }
    return stuck;
  }

  /** One event that can't be decided must not stop the others: it is reported and stays logged. */
  private void decideEvents(List<LoggedEvent> events, EventStep step) {
    for (LoggedEvent event : events) {
      try {
        metrics.event(step.decide(event));
      } catch (StorageException e) {
        throw e; // not the event's fault: the whole step is done again
      } catch (RuntimeException e) {
        metrics.undecidable("event");
        LOG.error("Could not decide the event at position {}", event.position(), e);
      }
    }
  }

  private void commit(Draft draft, List<LoggedEvent> events) {
    if (draft.isEmpty() && events.isEmpty()) {
      return;
    }
    long position = events.isEmpty() ? eventPosition : events.getLast().position();
    ports.incidents().commit(draft.batch(new Progress(position, incidentNumber.get())));
    rings.keep();
    open.keep(draft::opened);
    eventPosition = position;
    metrics.batch(events.size());
    events.forEach(e -> around.backlog().decided(e.event().routingKey()));
    if (draft.pages()) {
      around.wakeNotifier().run();
    }
    if (!draft.changed().isEmpty()) {
      around.feed().changed(draft.changed());
    }
  }

  private Instant idleUntil(Instant now) {
    Instant latest = now.plus(IDLE);
    return ports
        .incidents()
        .nextDue()
        .filter(at -> at.isBefore(latest))
        .map(at -> at.isBefore(now) ? latest : at)
        .orElse(latest);
  }
}
