package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How well one of several providers does, by what became of what it was given and by its receipts.
 * One that ails is passed over, and tried with a single message from time to time.
 *
 * @param failures how many times in a row it did not take what another took, or could have
 * @param restsUntil until when it is passed over
 * @param receipts how many came lately
 * @param bad how many of these said that a message did not arrive
 */
public record ProviderHealth(int failures, Instant restsUntil, int receipts, int bad) {
  /** One about which nothing is known. */
  public static final ProviderHealth NEW = new ProviderHealth(0, Instant.EPOCH, 0, 0);

  /** So many failures in a row may be chance. */
  private static final int CHANCE = 2;

  /** From so many receipts on they say something about the provider and not about a person. */
  private static final int ENOUGH = 10;

  /** Old receipts fade: at so many, all count half. */
  private static final int MANY = 40;

  private static final Duration FIRST_REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /** What the message that tries it may take; others pass it over meanwhile. */
  private static final Duration TRIAL = Duration.ofSeconds(30);

  /** Whether it should be passed over now if there is another. */
  public boolean rests(Instant now) {
    return now.isBefore(restsUntil);
  }

  /** Whether something is wrong with it, be it resting or on trial. */
  public boolean ails() {
    return failures >= CHANCE;
  }

  /** It is given a message. */
  public ProviderHealth given(Instant now) {
    return ails() && !rests(now)
        ? new ProviderHealth(failures, now.plus(TRIAL), receipts, bad)
        : this;
  }

  /** It took what it was given. */
  public ProviderHealth took() {
    return new ProviderHealth(0, Instant.EPOCH, receipts, bad);
  }

  /**
   * It did not take it, and that is not the message's fault.
   *
   * @param asked for how long it asked to be left alone; zero when it did not
   */
  public ProviderHealth failed(Instant now, Duration asked) {
    int more = Math.min(failures + 1, 1_000);
    Duration rest = more < CHANCE ? Duration.ZERO : rest(more - CHANCE);
    Duration longer = asked.compareTo(rest) > 0 ? asked : rest;
    Instant until = longer.isZero() ? Instant.EPOCH : now.plus(longer);
    return new ProviderHealth(more, until, receipts, bad);
  }

  /** A receipt says whether a message arrived. When most did not, the provider is to rest. */
  public ProviderHealth receipt(boolean arrived, Instant now) {
    int half = receipts + 1 >= MANY ? 2 : 1;
    int all = (receipts + 1) / half;
    int wrong = (bad + (arrived ? 0 : 1)) / half;
    if (arrived || all < ENOUGH || wrong * 2 <= all) {
      return new ProviderHealth(failures, restsUntil, all, wrong);
    }
    return new ProviderHealth(Math.max(failures, CHANCE), now.plus(LONGEST_REST), 0, 0);
  }

  private static Duration rest(int doublings) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(doublings, 10));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }
}
