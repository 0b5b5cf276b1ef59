package tocsin.core.webhook;

import java.time.Duration;
import java.time.Instant;
import tocsin.core.webhook.DeliveryRules.Verdict;

/**
 * How eagerly a receiver is called. One that failed several times in a row, whatever about, is left
 * in peace for a while, and then tried with one message before it gets the rest. It orders nothing
 * and drops nothing, so it may live in memory.
 *
 * @param failures how many tries in a row failed
 * @param until nothing is sent before
 */
public record Restraint(int failures, Instant until) {
  /** Towards one that has not failed. */
  public static final Restraint NONE = new Restraint(0, Instant.MIN);

  private static final int FORGIVEN = 4;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** After a try that came to this. */
  public Restraint after(Verdict verdict, Instant now) {
    return switch (verdict) {
      case Verdict.Retry _ -> failed(failures + 1, now);
      case Verdict.Done _, Verdict.Drop _ -> NONE;
    };
  }

  private static Restraint failed(int failures, Instant now) {
    if (failures < FORGIVEN) {
      return new Restraint(failures, Instant.MIN);
    }
    Duration rest = Duration.ofSeconds(1L << Math.min(failures - FORGIVEN, 10));
    return new Restraint(failures, now.plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest));
  }

  /**
   * How many messages may be on their way.
   *
   * @param most so many to one that does not fail
   */
  public int room(int most, Instant now) {
    if (failures < FORGIVEN) {
      return most;
    }
    return now.isBefore(until) && !until.isAfter(now.plus(LONGEST)) ? 0 : 1;
  }
}
