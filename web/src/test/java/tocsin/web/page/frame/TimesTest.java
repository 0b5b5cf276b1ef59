package tocsin.web.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final Instant NOW = Instant.parse("2017-01-06T22:57:41Z");
  private final Times losAngeles = new Times(ZoneId.of("America/Los_Angeles"), NOW);

  @Test
  void theReadersZoneLeadsAndUtcStandsBeside() {
    assertThat(losAngeles.moment(Instant.parse("2017-01-06T22:59:04Z")).text())
        .isEqualTo("14:59:04 (22:59:04 UTC)");
  }

  @Test
  void whoReadsUtcIsNotToldTwice() {
    assertThat(new Times(ZoneOffset.UTC, NOW).moment(NOW).text()).isEqualTo("22:57:41 UTC");
  }

  @Test
  void anotherDayIsNamedInTheReadersZone() {
    assertThat(losAngeles.moment(Instant.parse("2017-01-07T07:59:00Z")).date()).isEmpty();
    assertThat(losAngeles.moment(Instant.parse("2017-01-07T08:00:00Z")).date())
        .isEqualTo("Sat 7 Jan");
  }

  @Test
  void ageHasOneUnitAndACountdownTwo() {
    assertThat(Times.span(Duration.ofSeconds(37))).isEqualTo("37 s");
    assertThat(Times.span(Duration.ofSeconds(6 * 60 + 59))).isEqualTo("6 min");
    assertThat(Times.span(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Times.span(Duration.ofHours(72))).isEqualTo("3 d");
    assertThat(Times.countdown(Duration.ofSeconds(863))).isEqualTo("14 min 23 s");
    assertThat(Times.countdown(Duration.ofMinutes(15))).isEqualTo("15 min");
    assertThat(Times.countdown(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    assertThat(Times.countdown(Duration.ofSeconds(-5))).isEqualTo("0 s");
  }

  @Test
  void midnightIsTheReaders() {
    assertThat(losAngeles.midnight()).isEqualTo(Instant.parse("2017-01-06T08:00:00Z"));
  }
}
