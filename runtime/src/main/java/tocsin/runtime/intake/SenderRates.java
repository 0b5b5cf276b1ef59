package tocsin.runtime.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many events each sender may bring in the long run: a bucket of tokens for ten seconds' worth,
 * filled all the time. A storm of new incidents costs far more behind the log than at the door, so
 * it is slowed down at the door. A large event counts as several, so that a rate of events is one
 * of bytes too. Bounded, since only senders with a known key are asked about. Safe for use by
 * several threads.
 */
public final class SenderRates {
  private static final int BURST_SECONDS = 10;

  /** So many bytes, or a part of them, count as one event. */
  private static final int BYTES_EACH = 4 << 10;

  private final double perMilli;
  private final double most;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** What is left, as of an instant; never changed, but replaced. */
  private record Bucket(double tokens, Instant at, boolean admitted) {}

  /**
   * Rates for all senders.
   *
   * @param perSecond at least 1
   */
  public SenderRates(int perSecond) {
    this.perMilli = perSecond / 1_000.0;
    this.most = (double) perSecond * BURST_SECONDS;
  }

  /**
   * Counts one event of that sender, or says that it comes too soon.
   *
   * @param bytes how large it is
   */
  boolean admits(String routingKey, int bytes, Instant now) {
    double cost = Math.clamp(Math.ceilDiv(bytes, BYTES_EACH), 1, most);
    return buckets.compute(routingKey, (key, before) -> after(before, cost, now)).admitted();
  }

  private Bucket after(@Nullable Bucket before, double cost, Instant now) {
    double tokens = most;
    if (before != null) {
      long passed = Math.max(0, Duration.between(before.at(), now).toMillis());
      tokens = Math.min(most, before.tokens() + passed * perMilli);
    }
    return tokens >= cost ? new Bucket(tokens - cost, now, true) : new Bucket(tokens, now, false);
  }
}
