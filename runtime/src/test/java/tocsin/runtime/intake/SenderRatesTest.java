package tocsin.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SenderRatesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SenderRates rates = new SenderRates(5);

  private int admitted(String sender, int tries, Instant now) {
    return admitted(sender, tries, 500, now);
  }

  private int admitted(String sender, int tries, int bytes, Instant now) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      if (rates.admits(sender, bytes, now)) {
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
  void aLargeEventCountsAsSeveral() {
    assertThat(admitted("large", 1_000, 20_000, NOON)).isEqualTo(10);
    assertThat(admitted("large", 1_000, 20_000, NOON.plusSeconds(2))).isEqualTo(2);
  }

  @Test
  void noEventIsTooLargeForEver() {
    assertThat(admitted("huge", 2, 512 << 10, NOON)).isEqualTo(1);
    assertThat(admitted("huge", 2, 512 << 10, NOON.plusSeconds(10))).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetBackStopsNobodyForLong() {
    admitted("burst", 1_000, NOON);
    assertThat(admitted("burst", 1, NOON.minusSeconds(3_600))).isZero();
    assertThat(admitted("burst", 10, NOON.minusSeconds(3_599))).isEqualTo(5);
  }
}
