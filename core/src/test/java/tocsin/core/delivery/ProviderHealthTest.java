package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a provider is passed over, and when it gets another chance. */
class ProviderHealthTest {
  private static final Instant NOW = Instant.parse("2017-01-06T22:57:04Z");

  private static ProviderHealth failedTimes(int times) {
    ProviderHealth health = ProviderHealth.NEW;
    for (int i = 0; i < times; i++) {
      health = health.failed(NOW, Duration.ZERO);
    }
    return health;
  }

  @Test
  void oneFailureMayBeChance() {
    assertThat(failedTimes(1).rests(NOW)).isFalse();
    assertThat(failedTimes(1).ails()).isFalse();
  }

  @Test
  void twoInARowMeanARestThatGrowsAndHasAnEnd() {
    assertThat(failedTimes(2).restsUntil()).isEqualTo(NOW.plusSeconds(30));
    assertThat(failedTimes(3).restsUntil()).isEqualTo(NOW.plusSeconds(60));
    assertThat(failedTimes(500).restsUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void whoAsksToBeLeftAloneIsLeftAloneAtOnce() {
    ProviderHealth health = ProviderHealth.NEW.failed(NOW, Duration.ofSeconds(20));

    assertThat(health.rests(NOW.plusSeconds(19))).isTrue();
    assertThat(health.rests(NOW.plusSeconds(20))).isFalse();
  }

  @Test
  void afterItsRestASingleMessageTriesIt() {
    Instant rested = NOW.plusSeconds(30);
    ProviderHealth ailing = failedTimes(2);
    assertThat(ailing.rests(rested)).isFalse();

    ProviderHealth onTrial = ailing.given(rested);

    assertThat(onTrial.rests(rested)).as("for all other messages").isTrue();
    assertThat(onTrial.took()).isEqualTo(ProviderHealth.NEW);
    assertThat(onTrial.failed(rested, Duration.ZERO).restsUntil())
        .isEqualTo(rested.plusSeconds(60));
  }

  @Test
  void whoTakesMessagesAndLosesThemIsPassedOverToo() {
    ProviderHealth health = ProviderHealth.NEW;
    for (int i = 0; i < 9; i++) {
      health = health.receipt(i < 4, NOW);
    }
    assertThat(health.rests(NOW)).as("too few to tell").isFalse();

    health = health.receipt(false, NOW);

    assertThat(health.rests(NOW)).isTrue();
    assertThat(health.rests(NOW.plus(Duration.ofMinutes(5)))).isFalse();
  }

  @Test
  void oneInTenThatFailsIsSomebodysDeadPhone() {
    ProviderHealth health = ProviderHealth.NEW;
    for (int i = 0; i < 1_000; i++) {
      health = health.receipt(i % 10 != 0, NOW);
    }
    assertThat(health.rests(NOW)).isFalse();
    assertThat(health.receipts()).isLessThan(40);
  }

  @Test
  void whatWasLostLongAgoIsForgotten() {
    ProviderHealth health = ProviderHealth.NEW;
    for (int i = 0; i < 400; i++) {
      health = health.receipt(true, NOW);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(health.rests(NOW)).isFalse();
      health = health.receipt(false, NOW);
    }
    for (int i = 0; i < 40; i++) {
      health = health.receipt(false, NOW);
    }
    assertThat(health.ails()).isTrue();
  }
}
