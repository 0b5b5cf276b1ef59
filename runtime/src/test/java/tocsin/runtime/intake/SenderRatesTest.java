package tocsin.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SenderRatesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SenderRates rates = new SenderRates(5);

  private int admitted(String sender, int tries, Instant now) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      if (rates.admits(sender, now)) {
        admitted++;
      }
    }
    return admitted;
  }

  @Test
  void tenSecondsWorthMayComeAtOnce() {
    assertThat(admitted("burst", 1_000, NOON)).isEqualTo(50);
  }

  @Test
  void afterABurstAsMuchComesAsTimePasses() {
    admitted("burst", 1_000, NOON);
    assertThat(admitted("burst", 1_000, NOON.plusSeconds(2))).isEqualTo(10);
    assertThat(admitted("burst", 1_000, NOON.plusSeconds(3_600))).isEqualTo(50);
  }

  @Test
  void oneSendersStormTakesNothingFromAnother() {
    admitted("burst", 1_000, NOON);
    assertThat(admitted("quiet", 3, NOON)).isEqualTo(3);
  }

  @Test
  void aClockThatIsSetBackStopsNobodyForLong() {
    admitted("burst", 1_000, NOON);
    assertThat(admitted("burst", 1, NOON.minusSeconds(3_600))).isZero();
    assertThat(admitted("burst", 10, NOON.minusSeconds(3_599))).isEqualTo(5);
  }
}
