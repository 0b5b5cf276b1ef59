package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.planned;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Urgency;

class RetryPolicyTest {
  private static final RetryPolicy HIGH = RetryPolicy.of(Urgency.HIGH);
  private static final RetryPolicy LOW = RetryPolicy.of(Urgency.LOW);

  @Test
  void theWaitDoublesUpToABound() {
    assertThat(wait(HIGH, 1, 1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait(HIGH, 2, 1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(wait(HIGH, 3, 1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(wait(HIGH, 50, 1)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void theJitterSpreadsHalfOfTheWait() {
    assertThat(wait(HIGH, 2, 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait(HIGH, 2, 0.5)).isEqualTo(Duration.ofMillis(7500));
  }

  @Test
  void highUrgencyIsTriedAgainSooner() {
    assertThat(wait(HIGH, 1, 0.5)).isLessThan(wait(LOW, 1, 0.5));
  }

  @Test
  void aProviderThatAsksForMoreTimeGetsIt() {
    assertThat(wait(HIGH, 1, 0.5, Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
    assertThat(wait(HIGH, 1, 1, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aProviderThatAsksForAWeekDoesNotGetIt() {
    assertThat(wait(HIGH, 1, 0, Duration.ofDays(7))).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void afterHoursItIsGivenUpAndSaysWhy() {
    Instant late = THREE_AM.plus(Duration.ofHours(6));

    AttemptOutcome outcome =
        HIGH.afterFailure(tried(200), "The mail server is down", Duration.ZERO, late, 0);

    assertThat(outcome)
        .isEqualTo(
            new AttemptOutcome.GivenUp("The mail server is down. Given up after 200 attempts"));
  }

  @Test
  void aPageThatComesLateBecauseWeWereDownStillGetsItsAttempts() {
    Instant dayAfter = THREE_AM.plus(Duration.ofDays(1));

    assertThat(HIGH.afterFailure(tried(1), "Down", Duration.ZERO, dayAfter, 0))
        .isInstanceOf(AttemptOutcome.Postponed.class);
    assertThat(HIGH.afterFailure(tried(10), "Down", Duration.ZERO, dayAfter, 0))
        .isInstanceOf(AttemptOutcome.GivenUp.class);
  }

  @Test
  void aPageInWhichTheProgramAlwaysDiesIsGivenUpAtLast() {
    assertThat(HIGH.beforeAttempt(tried(999))).isEmpty();
    assertThat(HIGH.beforeAttempt(tried(1000))).isPresent();
  }

  private static Duration wait(RetryPolicy policy, int attempts, double jitter) {
    return wait(policy, attempts, jitter, Duration.ZERO);
  }

  private static Duration wait(
      RetryPolicy policy, int attempts, double jitter, Duration retryAfter) {
    AttemptOutcome outcome =
        policy.afterFailure(tried(attempts), "Down", retryAfter, THREE_AM, jitter);
    return outcome instanceof AttemptOutcome.Postponed postponed
        ? Duration.between(THREE_AM, postponed.retryAt())
        : Duration.ZERO;
  }

  private static OpenNotification tried(int attempts) {
    return OpenNotification.from(planned(1, "page", ANN, THREE_AM)).attempted(attempts, null);
  }
}
