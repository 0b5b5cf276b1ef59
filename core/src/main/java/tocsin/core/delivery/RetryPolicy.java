package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tocsin.core.account.Urgency;

/**
 * When a notification that did not go out is tried again, and when that ends.
 *
 * @param first the wait after the first failure; it doubles with every further one
 * @param longest the wait never grows beyond this by itself; a provider may ask for more
 * @param patience it is given up this long after it was due, but not before {@code fewest} attempts
 * @param fewest so many attempts are made even if it comes very late
 * @param most so many attempts and no more, even if the program dies in each of them
 */
public record RetryPolicy(
    Duration first, Duration longest, Duration patience, int fewest, int most) {
  private static final RetryPolicy HIGH =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(6), 10, 1_000);
  private static final RetryPolicy LOW =
      new RetryPolicy(
          Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(24), 10, 1_000);

  /** The policy for notifications of that urgency. */
  public static RetryPolicy of(Urgency urgency) {
    return urgency == Urgency.HIGH ? HIGH : LOW;
  }

  /**
   * The end of an attempt that did not go out.
   *
   * @param notification with the attempt counted
   * @param retryAfter what the provider asked for; zero when it asked for nothing
   * @param jitter from 0 to 1; spreads retries, so that those that failed together don't come back
   *     together
   */
  public AttemptOutcome afterFailure(
      OpenNotification notification,
      String reason,
      Duration retryAfter,
      Instant now,
      double jitter) {
    int attempts = notification.failures();
    boolean late = !now.isBefore(notification.planned().dueAt().plus(patience));
    if ((late && attempts >= fewest) || attempts >= most) {
      return givenUp(attempts, reason);
    }
    Duration wait = backOff(attempts, jitter);
    if (retryAfter.compareTo(wait) > 0) {
      wait = retryAfter.compareTo(patience) > 0 ? patience : retryAfter;
    }
    return new AttemptOutcome.Postponed(reason, now.plus(wait));
  }

  /**
   * The end of an attempt for which nothing was tried, since a provider's limit was reached. It is
   * never given up for that.
   *
   * @param retryAfter what the provider asked for
   * @param jitter from 0 to 1
   */
  public AttemptOutcome afterDeferral(
      String reason, Duration retryAfter, Instant now, double jitter) {
    long wait = Math.clamp(retryAfter.toMillis(), 1_000, patience.toMillis());
    return new AttemptOutcome.Deferred(reason, now.plusMillis(wait + (long) (wait * jitter / 4)));
  }

  /**
   * The end of a notification that must not be attempted once more; empty when it may. It is not
   * empty only when the program died in very many attempts, for every other end is recorded.
   */
  public Optional<AttemptOutcome> beforeAttempt(OpenNotification notification) {
    return notification.failures() < most
        ? Optional.empty()
        : Optional.of(givenUp(notification.failures(), "Nobody knows what became of the last one"));
  }

  /** The end of an attempt that did not go out, for something that was answered meanwhile. */
  public static AttemptOutcome notRepeated(String reason) {
    return new AttemptOutcome.GivenUp(reason + ". Not tried again, for it was answered meanwhile");
  }

  private static AttemptOutcome givenUp(int attempts, String reason) {
    return new AttemptOutcome.GivenUp("%s. Given up after %d attempts".formatted(reason, attempts));
  }

  /** Half of the wait is fixed, the other half is up to the jitter. */
  private Duration backOff(int attempts, double jitter) {
    long wait = first.toMillis();
    for (int i = 1; i < attempts && wait < longest.toMillis(); i++) {
      wait *= 2;
    }
    wait = Math.min(wait, longest.toMillis());
    return Duration.ofMillis(wait / 2 + (long) (wait / 2 * jitter));
  }
}
