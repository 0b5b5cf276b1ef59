package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00:00Z,                2026-03-02T10:00:00Z",
    "2026-03-02T10:00:00.123456789+01:00, 2026-03-02T09:00:00.123456789Z",
    "2026-03-02T10:00:00+0100,            2026-03-02T09:00:00Z",
    "2026-03-02T10:00:00+00,              2026-03-02T10:00:00Z",
    "2026-03-02T10:00+02,                 2026-03-02T08:00:00Z",
    "2026-03-02T10:00:00 01:00,           2026-03-02T09:00:00Z",
    "2026-03-02t10:00:00z,                2026-03-02T10:00:00Z",
    "2026-03-02T10:00,                    2026-03-02T15:00:00Z",
    "2026-03-02 10:00:00,                 2026-03-02T15:00:00Z",
    "2026-03-02,                          2026-03-02T05:00:00Z",
    "2017-09-01 08:00:00 +0000 UTC,       2017-09-01T08:00:00Z",
    "2017-09-01 08:00:00 -0700 PDT,       2017-09-01T15:00:00Z",
    "2017-09-01 08:00:00.5 +0000 UTC,     2017-09-01T08:00:00.5Z",
  })
  void timesAreTakenAsClientsSendThem(String text, Instant expected) {
    assertThat(Times.parse(text, ZoneId.of("America/New_York"))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026",
        "2026-02-30",
        "2026-13-01T00:00:00Z",
        "10:00",
        "-999999999-01-01"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Times.parse(text, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void everyRailsNameIsAZone() {
    assertThat(RailsZones.NAMES).hasSizeGreaterThan(140);
    assertThat(RailsZones.NAMES.keySet()).allMatch(name -> Times.zone(name).isPresent());
    assertThat(Times.zone("Europe/Berlin")).isPresent();
    assertThat(Times.zone("Mars/Olympus")).isEmpty();
  }

  @Test
  void timesAreShownInWholeSecondsWithTheirOffset() {
    Instant instant = Instant.parse("2026-03-02T10:00:00.999Z");
    assertThat(Times.show(instant, ZoneOffset.UTC)).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(Times.show(instant, ZoneId.of("Europe/Berlin")))
        .isEqualTo("2026-03-02T11:00:00+01:00");
  }
}
