package tocsin.runtime.intake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tocsin.core.account.Directory;
import tocsin.core.event.Event;
import tocsin.storage.EventLog;
import tocsin.storage.StorageException;

/** Takes checked events: known key, room left, durable, then accepted. Never blocks. */
public final class Intake {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final EventLog log;
  private final Supplier<Directory> directory;
  private final Backlog backlog;

  public Intake(EventLog log, Supplier<Directory> directory, Backlog backlog) {
    this.log = log;
    this.directory = directory;
    this.backlog = backlog;
  }

  /** Completes with the answer for the sender; never exceptionally. */
  public CompletableFuture<Acceptance> accept(Event event) {
    if (directory.get().integration(event.routingKey()).isEmpty()) {
      return CompletableFuture.completedFuture(new Acceptance.UnknownKey());
    }
    if (!backlog.admits(event.routingKey())) {
      return CompletableFuture.completedFuture(new Acceptance.TooMany(RETRY_AFTER));
    }
    return log.append(event)
        .<Acceptance>thenApply(position -> new Acceptance.Accepted(event.dedupKey()))
        .exceptionally(failure -> refusal(event, failure));
  }

  private Acceptance refusal(Event event, Throwable failure) {
    backlog.done(event.routingKey());
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof StorageException e && e.kind() == StorageException.Kind.OVERLOADED) {
      return new Acceptance.TooMany(RETRY_AFTER);
    }
    return new Acceptance.Unavailable("The event could not be stored. Send it again later.");
  }
}
