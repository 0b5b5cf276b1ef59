package tocsin.runtime.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.runtime.health.PartState;

/**
 * Whether the event log takes events. It is well again at the next event that it takes, or when
 * none failed for a while: who sends events may have been told to stay away, and must be let in to
 * try. Safe for use by several threads.
 */
final class AppendHealth {
  /** So long after its last failure the log is given the benefit of the doubt. */
  static final Duration MEMORY = Duration.ofSeconds(30);

  private @Nullable String sentence;
  private Instant since;
  private Instant latestFailure = Instant.MIN;
  private int failures;
  private volatile boolean failing;

  AppendHealth(Instant started) {
    this.since = started;
  }

  /** The log took an event. Costs next to nothing while all is well. */
  void took(Instant now) {
    if (failing) {
      recover(now);
    }
  }

  synchronized void failed(String why, Instant now) {
    if (!failing) {
      failing = true;
      failures++;
      since = now;
    }
    sentence = why;
    latestFailure = now;
  }

  /**
   * How intake is doing.
   *
   * @param lag accepted events that are not decided yet
   */
  synchronized PartState state(long lag, Instant now) {
    if (failing && !now.isBefore(latestFailure.plus(MEMORY))) {
      recover(now);
    }
    PartState.Status status = failing ? PartState.Status.FAILING : PartState.Status.RUNNING;
    return new PartState("intake", status, lag, failures, sentence, since);
  }

  private synchronized void recover(Instant now) {
    failing = false;
    since = now;
  }
}
