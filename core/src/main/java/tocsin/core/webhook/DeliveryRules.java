package tocsin.core.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a try: PagerDuty's rules for webhooks version 3. Failures are tried again for
 * 48 hours, refusals are dropped at once, and after three drops in a row nothing is sent for a day.
 */
public final class DeliveryRules {
  /** So long after it was made a message is still tried. */
  public static final Duration LONGEST = Duration.ofHours(48);

  /** So long nothing is sent to a receiver that keeps refusing. */
  public static final Duration DISABLED = Duration.ofHours(24);

  private static final int DROPS_IN_A_ROW = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private DeliveryRules() {}

  /** What became of a try. */
  public sealed interface Result {
    /** The receiver has it. */
    record Taken() implements Result {}

    /** The receiver, or we, will never take it. */
    record Refused() implements Result {}

    /**
     * It may go well another time.
     *
     * @param patience how long the receiver asks to wait; null when it doesn't say
     */
    record Failed(@Nullable Duration patience) implements Result {}
  }

  /** What happens to the message. */
  public sealed interface Verdict {
    /** It has arrived. */
    record Done() implements Verdict {}

    /** It is tried again then. */
    record Retry(Instant at) implements Verdict {}

    /** It is not tried again. */
    record Drop() implements Verdict {}
  }

  /**
   * What happens to a message after a try.
   *
   * @param attempts how many tries have ended, this one included
   * @param jitter from 0 to 1, so that tries don't come all at once
   */
  public static Verdict verdict(
      Result result, int attempts, Instant madeAt, Instant now, double jitter) {
    return switch (result) {
      case Result.Taken _ -> new Verdict.Done();
      case Result.Refused _ -> new Verdict.Drop();
      case Result.Failed(Duration patience) -> {
        Instant again = now.plus(longer(wait(attempts, jitter), patience));
        yield again.isAfter(madeAt.plus(LONGEST)) ? new Verdict.Drop() : new Verdict.Retry(again);
      }
    };
  }

  /** 10 seconds, then twice as long each time, up to half an hour; up to a fifth is taken off. */
  private static Duration wait(int attempts, double jitter) {
    int doublings = Math.min(Math.max(attempts - 1, 0), 20);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    return bounded.minusMillis((long) (bounded.toMillis() * jitter / 5));
  }

  private static Duration longer(Duration wait, @Nullable Duration patience) {
    if (patience == null || patience.compareTo(wait) < 0) {
      return wait;
    }
    return patience.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : patience;
  }

  /** How the receiver stands after that; a try that is repeated says nothing yet. */
  public static Standing standing(Standing before, Verdict verdict, Instant now) {
    return switch (verdict) {
      case Verdict.Done _ -> new Standing(before.receiver(), 0, before.disabledUntil());
      case Verdict.Retry _ -> before;
      case Verdict.Drop _ ->
          before.drops() + 1 < DROPS_IN_A_ROW
              ? new Standing(before.receiver(), before.drops() + 1, before.disabledUntil())
              : new Standing(before.receiver(), 0, now.plus(DISABLED));
    };
  }
}
