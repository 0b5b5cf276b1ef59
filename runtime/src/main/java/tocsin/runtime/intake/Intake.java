package tocsin.runtime.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tocsin.core.account.Directory;
import tocsin.core.account.Directory.IntegrationOfService;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.runtime.health.PartState;
import tocsin.storage.EventLog;
import tocsin.storage.StorageException;

/** Takes checked events: known key, room left, durable, then accepted. Never blocks. */
public final class Intake {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final EventLog log;
  private final Supplier<Directory> directory;
  private final Backlog backlog;
  private final SenderRates rates;
  private final Runnable wakeEngine;
  private final Pings pings = new Pings();
  private final AppendHealth health;

  /**
   * How much it takes.
   *
   * @param rates what each sender may bring
   */
  public record Room(Backlog backlog, SenderRates rates) {}

  /**
   * An intake in front of that log.
   *
   * @param started when it began to take events
   * @param wakeEngine run, on the log's thread, after each event that became durable
   */
  public Intake(
      EventLog log,
      Supplier<Directory> directory,
      Room room,
      Instant started,
      Runnable wakeEngine) {
    this.log = log;
    this.directory = directory;
    this.backlog = room.backlog();
    this.rates = room.rates();
    this.health = new AppendHealth(started);
    this.wakeEngine = wakeEngine;
  }

  /** An intake that takes from each sender as much as the backlog does, since ever. */
  public Intake(EventLog log, Supplier<Directory> directory, Backlog backlog, Runnable wakeEngine) {
    this(
        log,
        directory,
        new Room(backlog, new SenderRates(Integer.MAX_VALUE)),
        Instant.EPOCH,
        wakeEngine);
  }

  /** Completes with the answer for the sender; never exceptionally. */
  public CompletableFuture<Acceptance> accept(Event event) {
    Optional<IntegrationOfService> door = directory.get().integration(event.routingKey());
    if (door.isEmpty()) {
      return CompletableFuture.completedFuture(new Acceptance.UnknownKey());
    }
    if (door.get().integration().isHeartbeat() && event.action() != EventAction.CHANGE) {
      if (event.action() == EventAction.TRIGGER) {
        pings.heard(door.get().integration().id(), event.receivedAt());
      }
      return CompletableFuture.completedFuture(new Acceptance.Accepted(event.dedupKey()));
    }
    boolean room =
        rates.admits(event.routingKey(), event.body().length(), event.receivedAt())
            && backlog.admits(event.routingKey());
    if (!room) {
      return CompletableFuture.completedFuture(new Acceptance.TooMany(RETRY_AFTER));
    }
    return append(event);
  }

  /**
   * Takes what a heartbeat's own watch has to say through its door; never a ping, and never refused
   * for want of room.
   */
  public CompletableFuture<Acceptance> alarm(Event event) {
    return append(event);
  }

  /** What was heard of heartbeats. */
  public Pings pings() {
    return pings;
  }

  private CompletableFuture<Acceptance> append(Event event) {
    return log.append(event)
        .<Acceptance>thenApply(position -> accepted(event))
        .exceptionally(failure -> refusal(event, failure));
  }

  /** How the event log takes events, and how many of them wait. Never blocks for long. */
  public PartState state(Instant now) {
    return health.state(backlog.size(), now);
  }

  private Acceptance accepted(Event event) {
    health.took(event.receivedAt());
    wakeEngine.run();
    return new Acceptance.Accepted(event.dedupKey());
  }

  private Acceptance refusal(Event event, Throwable failure) {
    backlog.refused(event.routingKey());
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof StorageException e && e.kind() == StorageException.Kind.OVERLOADED) {
      return new Acceptance.TooMany(RETRY_AFTER);
    }
    String why = cause instanceof StorageException e ? e.getMessage() : null;
    health.failed(why == null ? "The event log can't be written" : why, event.receivedAt());
    return new Acceptance.Unavailable("The event could not be stored. Send it again later.");
  }
}
