package tocsin.runtime.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.account.Directory;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.account.ServiceMode;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.heartbeat.HeartbeatRules;
import tocsin.core.heartbeat.HeartbeatRules.Change;
import tocsin.core.heartbeat.HeartbeatRules.Verdict;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.core.id.IntegrationId;
import tocsin.runtime.health.Worker;
import tocsin.runtime.intake.Acceptance;
import tocsin.runtime.intake.Intake;
import tocsin.storage.HeartbeatStore;
import tocsin.storage.StorageException;

/**
 * Looks at each heartbeat every second. An alarm is an event like any other, accepted before it is
 * noted that it was raised: a crash between repeats it, and the dedup key makes one of both.
 */
public final class HeartbeatWatch implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatWatch.class);

  /** All that a heartbeat ever says is about one thing. */
  static final String DEDUP_KEY = "heartbeat";

  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  /**
   * Who does not look for longer than this after a look was frozen, and the pings of that time
   * still wait. The look's own time doesn't count: where each takes long, some must be missed all
   * the same.
   */
  private static final Duration FROZEN_AFTER = Duration.ofSeconds(5);

  private static final long PATIENCE_SECONDS = 5;

  private final Supplier<Directory> directory;
  private final Intake intake;
  private final HeartbeatStore store;
  private final InstantSource clock;
  private final Map<IntegrationId, HeartbeatState> known = new HashMap<>();
  private final Map<IntegrationId, HeartbeatState> unsaved = new HashMap<>();
  private final Map<IntegrationId, Duration> within = new HashMap<>();
  private final Map<IntegrationId, Instant> listeningSince = new HashMap<>();

  private boolean saves = true;

  /** When the latest look ended; null before the first. */
  private @Nullable Instant lastLook;

  /** A watch that holds against nobody what was not heard before its first look. */
  public HeartbeatWatch(
      Supplier<Directory> directory, Intake intake, HeartbeatStore store, InstantSource clock) {
    this.clock = clock;
    this.directory = directory;
    this.intake = intake;
    this.store = store;
    store.all().forEach(state -> known.put(state.integration(), state));
  }

  @Override
  public String name() {
    return "heartbeats";
  }

  @Override
  public Instant poll(Instant now) {
    Instant before = lastLook;
    if (before != null && Duration.between(before, now).compareTo(FROZEN_AFTER) > 0) {
      listeningSince.replaceAll((door, since) -> now);
    }
    lookAtAll(now);
    lastLook = clock.instant();
    return now.plus(LOOKS_EVERY);
  }

  private void lookAtAll(Instant now) {
    Map<IntegrationId, Instant> pings = intake.pings().all();
    List<HeartbeatState> changed = new ArrayList<>();
    Directory current = directory.get();
    for (Service service : current.all(Service.class)) {
      boolean takesEvents = current.mode(service, now) == ServiceMode.TAKES_EVENTS;
      for (Integration door : service.integrations()) {
        if (door.isHeartbeat()) {
          look(door, takesEvents, pings.get(door.id()), changed, now);
        }
      }
    }
    changed.forEach(state -> unsaved.put(state.integration(), state));
    save();
    pings.forEach(intake.pings()::noted);
  }

  /** A store that is down must not keep anybody from being missed: what is known is known here. */
  private void save() {
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      store.save(List.copyOf(unsaved.values()));
      unsaved.clear();
      saves = true;
    } catch (StorageException e) {
      if (saves) {
        LOG.warn("What is heard of heartbeats can't be kept just now: {}", e.getMessage());
      }
      saves = false;
    }
  }

  /** A service that takes no events now listens to nobody: its heartbeats begin anew after that. */
  private void look(
      Integration door,
      boolean takesEvents,
      @Nullable Instant ping,
      List<HeartbeatState> changed,
      Instant now) {
    Duration span = Objects.requireNonNull(door.pingWithin());
    if (!takesEvents || !span.equals(within.put(door.id(), span))) {
      listeningSince.put(door.id(), now);
    }
    HeartbeatState before = known.getOrDefault(door.id(), HeartbeatState.unheard(door.id()));
    Instant since = listeningSince.getOrDefault(door.id(), now);
    Verdict verdict = HeartbeatRules.look(before, span, ping, since, now);
    boolean told = takesEvents && tell(door, verdict, span, now);
    if ((told || verdict.change() == Change.NONE) && !verdict.after().equals(before)) {
      known.put(door.id(), verdict.after());
      changed.add(verdict.after());
    }
  }

  /** Whether there was nothing to tell, or it is accepted. */
  private boolean tell(Integration door, Verdict verdict, Duration span, Instant now) {
    return switch (verdict.change()) {
      case NONE -> true;
      case LOST -> accepted(lost(door, verdict.after().lastPing(), span, now));
      case BACK -> accepted(back(door, now));
    };
  }

  private static Event lost(Integration door, @Nullable Instant last, Duration span, Instant now) {
    String summary = "No ping from %s for %s".formatted(door.name(), words(span));
    String body =
        "{\"payload\":{\"custom_details\":{\"last_ping\":\"%s\"}}}"
            .formatted(last == null ? "never" : last);
    return new Event(
        now,
        door.routingKey(),
        EventAction.TRIGGER,
        DEDUP_KEY,
        summary,
        door.name(),
        Severity.CRITICAL,
        body);
  }

  private static Event back(Integration door, Instant now) {
    return new Event(
        now, door.routingKey(), EventAction.RESOLVE, DEDUP_KEY, "", door.name(), null, "{}");
  }

  static String words(Duration span) {
    if (span.compareTo(Duration.ofMinutes(2)) < 0) {
      return span.toSeconds() + " seconds";
    }
    return span.compareTo(Duration.ofHours(2)) < 0
        ? span.toMinutes() + " minutes"
        : span.toHours() + " hours";
  }

  private boolean accepted(Event event) {
    CompletableFuture<Acceptance> answer = intake.alarm(event);
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS) instanceof Acceptance.Accepted;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
