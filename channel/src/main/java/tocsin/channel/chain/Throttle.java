package tocsin.channel.chain;

import java.time.Duration;
import java.time.Instant;

/**
 * How much a provider takes: so many messages a second in the long run, and as many at once. It
 * defers and never drops. Safe for use by several threads.
 */
public final class Throttle {
  private final long spacing;
  private final Duration burst;
  private Instant next = Instant.EPOCH;

  /**
   * A limit.
   *
   * @param perSecond at least 1
   */
  public Throttle(int perSecond) {
    this.spacing = 1_000_000_000L / perSecond;
    this.burst = Duration.ofSeconds(1);
  }

  /** Takes one place; zero, or after how long there will be one. */
  public synchronized Duration admit(Instant now) {
    Instant earliest = now.minus(burst);
    if (next.isBefore(earliest) || next.isAfter(now.plus(burst))) {
      next = earliest; // nothing was sent for a while, or the clock was set back
    }
    Instant after = next.plusNanos(spacing);
    if (after.isAfter(now)) {
      return Duration.between(now, after);
    }
    next = after;
    return Duration.ZERO;
  }
}
