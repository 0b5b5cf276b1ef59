package tocsin.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.runtime.health.PartState.Status;
import tocsin.storage.StorageException;

/**
 * A worker that is replaced by a fresh one when it fails. It has no thread of its own: the
 * supervisor gives it one, the simulation calls it in its own order. {@link #state} may be called
 * by any thread, the rest by one at a time.
 */
public final class SupervisedPart {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedPart.class);

  private final String name;
  private final Supplier<? extends Worker> factory;
  private final DoubleSupplier jitter;
  private final RestartDelay delay = new RestartDelay();
  private volatile @Nullable Worker worker;
  private volatile PartState state;
  private Instant restartAt = Instant.MIN;

  /**
   * A part that starts at its first poll.
   *
   * @param factory makes a fresh worker; may fail as the worker may
   * @param jitter from 0 to 1
   */
  public SupervisedPart(
      String name, Supplier<? extends Worker> factory, DoubleSupplier jitter, Instant now) {
    this.name = name;
    this.factory = factory;
    this.jitter = jitter;
    this.state = new PartState(name, Status.STARTING, 0, 0, null, now);
  }

  public String name() {
    return name;
  }

  /** Polls the worker, or waits for its next start; never throws. */
  public Instant poll(Instant now) {
    if (now.isBefore(restartAt) && !now.plus(RestartDelay.LONGEST).isBefore(restartAt)) {
      return restartAt; // a restart further away than that means that the clock was set back
    }
    try {
      Worker running = worker;
      if (running == null) {
        running = factory.get();
        worker = running;
        delay.started(now);
      }
      Instant next = running.poll(now);
      enter(Status.RUNNING, now);
      return next;
    } catch (Throwable failure) {
      return failed(failure, now);
    }
  }

  private Instant failed(Throwable failure, Instant now) {
    worker = null;
    Duration wait = delay.failed(now, jitter.getAsDouble());
    restartAt = now.plus(wait);
    log(failure, wait);
    state = new PartState(name, Status.RESTARTING, 0, state.restarts() + 1, sentence(failure), now);
    return restartAt;
  }

  /** A store says in its sentence what to do; anything else needs its stack. */
  private void log(Throwable failure, Duration wait) {
    if (failure instanceof StorageException) {
      LOG.warn("{} starts again in {} ms: {}", name, wait.toMillis(), failure.getMessage());
      LOG.debug("{} failed", name, failure);
    } else {
      LOG.warn("{} failed and starts again in {} ms", name, wait.toMillis(), failure);
    }
  }

  private static String sentence(Throwable failure) {
    return failure instanceof StorageException && failure.getMessage() != null
        ? failure.getMessage()
        : "It failed unexpectedly; the log says how";
  }

  /** Drains the worker; whether nothing is under way any more. Never throws. */
  public boolean drained(Instant now) {
    Worker running = worker;
    try {
      return running == null || running.drained(now);
    } catch (Throwable failure) {
      LOG.warn("{} failed while stopping", name, failure);
      return true;
    }
  }

  /** Says that it is not polled any more. */
  public void stopped(Instant now) {
    enter(Status.STOPPED, now);
  }

  /** How it is doing. */
  public PartState state() {
    PartState last = state;
    Worker running = worker;
    return new PartState(
        last.part(),
        last.status(),
        running == null ? 0 : running.lag(),
        last.restarts(),
        last.lastFailure(),
        last.since());
  }

  private void enter(Status status, Instant now) {
    PartState last = state;
    if (last.status() != status) {
      state = new PartState(name, status, 0, last.restarts(), last.lastFailure(), now);
    }
  }
}
