package tocsin.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.DeliveryRules.Result;
import tocsin.core.webhook.DeliveryRules.Verdict;

class DeliveryRulesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ReceiverId CHAT = new ReceiverId("W1");

  private static Verdict failed(int attempts, Instant now) {
    return DeliveryRules.verdict(new Result.Failed(null), attempts, NOON, now, 0);
  }

  @Test
  void aFailureIsTriedAgainLaterEachTimeUpToHalfAnHour() {
    assertThat(failed(1, NOON)).isEqualTo(new Verdict.Retry(NOON.plusSeconds(10)));
    assertThat(failed(2, NOON)).isEqualTo(new Verdict.Retry(NOON.plusSeconds(20)));
    assertThat(failed(5, NOON)).isEqualTo(new Verdict.Retry(NOON.plusSeconds(160)));
    assertThat(failed(9, NOON)).isEqualTo(new Verdict.Retry(NOON.plus(Duration.ofMinutes(30))));
    assertThat(failed(500, NOON)).isEqualTo(new Verdict.Retry(NOON.plus(Duration.ofMinutes(30))));
  }

  @Test
  void jitterMakesTheWaitShorterByAFifthAtMost() {
    assertThat(DeliveryRules.verdict(new Result.Failed(null), 1, NOON, NOON, 1))
        .isEqualTo(new Verdict.Retry(NOON.plusSeconds(8)));
  }

  @Test
  void aReceiverMayAskForMorePatienceWithinBounds() {
    assertThat(DeliveryRules.verdict(new Result.Failed(Duration.ofMinutes(2)), 1, NOON, NOON, 0))
        .isEqualTo(new Verdict.Retry(NOON.plusSeconds(120)));
    assertThat(DeliveryRules.verdict(new Result.Failed(Duration.ofDays(9)), 1, NOON, NOON, 0))
        .isEqualTo(new Verdict.Retry(NOON.plus(Duration.ofMinutes(30))));
  }

  @Test
  void afterFortyEightHoursItIsDropped() {
    Instant last = NOON.plus(DeliveryRules.LONGEST).minus(Duration.ofMinutes(30));
    assertThat(failed(99, last)).isInstanceOf(Verdict.Retry.class);
    assertThat(failed(99, last.plusMillis(1))).isEqualTo(new Verdict.Drop());
  }

  @Test
  void aRefusalIsDroppedAtOnce() {
    assertThat(DeliveryRules.verdict(new Result.Refused(), 1, NOON, NOON, 0))
        .isEqualTo(new Verdict.Drop());
  }

  @Test
  void threeDropsInARowDisableForADay() {
    Standing one = DeliveryRules.standing(Standing.good(CHAT), new Verdict.Drop(), NOON);
    Standing two = DeliveryRules.standing(one, new Verdict.Drop(), NOON);
    assertThat(two.isDisabled(NOON)).isFalse();
    assertThat(DeliveryRules.standing(two, new Verdict.Retry(NOON), NOON)).isEqualTo(two);
    assertThat(DeliveryRules.standing(two, new Verdict.Done(), NOON).drops()).isZero();

    Standing three = DeliveryRules.standing(two, new Verdict.Drop(), NOON);
    assertThat(three.isDisabled(NOON.plus(Duration.ofHours(24)).minusMillis(1))).isTrue();
    assertThat(three.isDisabled(NOON.plus(Duration.ofHours(24)))).isFalse();
    assertThat(three.drops()).isZero();
  }
}
