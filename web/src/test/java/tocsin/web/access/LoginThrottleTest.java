package tocsin.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.web.http.LoggedPath;

/** Stories about guessing, and about secrets in the log. */
class LoginThrottleTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private final LoginThrottle throttle = new LoginThrottle();

  @Test
  void triesCountBeforeTheirOutcomeIsKnown() {
    var attempt = new LoginThrottle.Attempt("ada@example.org", "192.0.2.1");
    for (int i = 0; i < LoginThrottle.TRIES; i++) {
      assertThat(throttle.begin(attempt, NOW)).isEmpty();
    }
    assertThat(throttle.begin(attempt, NOW)).isPresent();
    throttle.succeeded(attempt);
    assertThat(throttle.begin(attempt, NOW)).isEmpty();
  }

  @Test
  void aTryThatNobodyLookedAtDoesNotCount() {
    var attempt = new LoginThrottle.Attempt("ada@example.org", "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.begin(attempt, NOW)).isEmpty();
      throttle.refused(attempt);
    }
    assertThat(throttle.triesLeft(attempt)).isEqualTo(LoginThrottle.TRIES);
  }

  @Test
  void behindOneAddressManyMayLogInButFewMayFail() {
    for (int i = 0; i < 100; i++) {
      var right = new LoginThrottle.Attempt("p" + i, "192.0.2.1");
      assertThat(throttle.begin(right, NOW)).isEmpty();
      throttle.succeeded(right);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.begin(new LoginThrottle.Attempt("w" + i, "192.0.2.1"), NOW)).isEmpty();
    }
    assertThat(throttle.begin(new LoginThrottle.Attempt("w", "192.0.2.1"), NOW)).isPresent();
  }

  @Test
  void whoeverComesThroughASilentProxySharesNoCount() {
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.begin(new LoginThrottle.Attempt("w" + i, ""), NOW)).isEmpty();
    }
  }

  @Test
  void theLogHasNoLinksThatLetAnybodyIn() {
    assertThat(LoggedPath.of("/ui/a/secret")).isEqualTo("/ui/a/…");
    assertThat(LoggedPath.of("/ui/setup/secret/")).isEqualTo("/ui/setup/…");
    assertThat(LoggedPath.of("/feeds/u.PADA.secret.ics")).isEqualTo("/feeds/…");
    assertThat(LoggedPath.of("/ui/incidents/7")).isEqualTo("/ui/incidents/7");
  }
}
