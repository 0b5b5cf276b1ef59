package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import tocsin.web.http.Reply;

/**
 * A bucket of tokens per caller: 960 calls at once, 960 more in each minute. Callers are bounded,
 * since only those with a good key get here.
 */
final class RateLimit {
  static final int PER_MINUTE = 960;
  private static final double PER_MILLI = PER_MINUTE / 60_000.0;

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** What is left, as of an instant. */
  private record Bucket(double tokens, Instant at) {
    Bucket filled(Instant now) {
      long passed = Math.max(0, Duration.between(at, now).toMillis());
      return new Bucket(Math.min(PER_MINUTE, tokens + passed * PER_MILLI), now);
    }
  }

  /**
   * Where a caller stands after a call.
   *
   * @param allowed whether this call was within the limit
   * @param remaining calls left now
   * @param reset seconds until all are left again
   */
  record Standing(boolean allowed, int remaining, long reset) {
    /** The reply with the headers that clients wait by. */
    Reply on(Reply reply) {
      return reply
          .with("ratelimit-limit", Integer.toString(PER_MINUTE))
          .with("ratelimit-remaining", Integer.toString(remaining))
          .with("ratelimit-reset", Long.toString(reset));
    }
  }

  /** Counts one call. */
  Standing take(String caller, Instant now) {
    AtomicBoolean allowed = new AtomicBoolean();
    Bucket after =
        buckets.compute(
            caller,
            (name, before) -> {
              Bucket filled = before == null ? new Bucket(PER_MINUTE, now) : before.filled(now);
              allowed.set(filled.tokens() >= 1);
              return allowed.get() ? new Bucket(filled.tokens() - 1, now) : filled;
            });
    long reset = (long) Math.ceil((PER_MINUTE - after.tokens()) / PER_MILLI / 1000);
    return new Standing(allowed.get(), (int) after.tokens(), reset);
  }
}
