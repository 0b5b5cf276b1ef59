package tocsin.runtime.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a part waits before it is started again: longer after every failure that follows soon on
 * the one before.
 */
final class RestartDelay {
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** A part that ran that long without a failure begins anew. */
  static final Duration WELL = Duration.ofMinutes(2);

  private static final Duration FIRST = Duration.ofSeconds(1);

  private int inARow;
  private @Nullable Instant startedAt;

  /** It was started. */
  void started(Instant now) {
    startedAt = now;
  }

  /**
   * It failed; answers how long to wait.
   *
   * @param jitter from 0 to 1: the wait is up to half as long again, so that parts that failed
   *     together don't come back together
   */
  Duration failed(Instant now, double jitter) {
    if (startedAt != null && !now.isBefore(startedAt.plus(WELL))) {
      inARow = 0;
    }
    long wait = FIRST.toMillis() << Math.min(inARow, 10);
    inARow++;
    return Duration.ofMillis(Math.min(LONGEST.toMillis(), (long) (wait * (1 + jitter / 2))));
  }
}
