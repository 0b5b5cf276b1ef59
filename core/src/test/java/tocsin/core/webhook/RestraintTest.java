package tocsin.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.webhook.DeliveryRules.Verdict;

class RestraintTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MOST = 4;

  private Restraint restraint = Restraint.NONE;

  private void fails(int times) {
    for (int i = 0; i < times; i++) {
      restraint = restraint.after(new Verdict.Retry(NOON), NOON);
    }
  }

  @Test
  void aFewFailuresAreForgivenSoThatOneBadMessageHoldsNothingUp() {
    fails(3);
    assertThat(restraint.room(MOST, NOON)).isEqualTo(MOST);
  }

  @Test
  void oneThatKeepsFailingIsLeftInPeaceAndThenTriedWithOneMessage() {
    fails(4);
    assertThat(restraint.room(MOST, NOON)).isZero();
    assertThat(restraint.room(MOST, NOON.plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void thePeaceGrowsToAMinute() {
    fails(6);
    assertThat(restraint.room(MOST, NOON.plusSeconds(3))).isZero();
    assertThat(restraint.room(MOST, NOON.plusSeconds(4))).isEqualTo(1);
    fails(50);
    assertThat(restraint.room(MOST, NOON.plusSeconds(59))).isZero();
    assertThat(restraint.room(MOST, NOON.plusSeconds(60))).isEqualTo(1);
  }

  @Test
  void whoeverTakesAMessageGetsThemAllAgain() {
    fails(9);
    restraint = restraint.after(new Verdict.Done(), NOON);
    assertThat(restraint.room(MOST, NOON)).isEqualTo(MOST);
  }

  @Test
  void aClockThatWasSetBackKeepsNobodyWaiting() {
    fails(9);
    assertThat(restraint.room(MOST, NOON.minusSeconds(3_600))).isEqualTo(1);
  }
}
