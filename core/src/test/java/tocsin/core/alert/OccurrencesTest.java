package tocsin.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.alert.Occurrences.Minute;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;

class OccurrencesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void triggersAreCountedAltogetherAndByTheMinute() {
    Occurrences all =
        Occurrences.first(NOON.plusSeconds(7))
            .and(NOON.plusSeconds(59))
            .and(NOON.plusSeconds(60))
            .and(NOON.plusSeconds(61));
    assertThat(all.count()).isEqualTo(4);
    assertThat(all.first()).isEqualTo(NOON.plusSeconds(7));
    assertThat(all.latest()).isEqualTo(NOON.plusSeconds(61));
    assertThat(all.recent())
        .containsExactly(new Minute(NOON, 2), new Minute(NOON.plusSeconds(60), 2));
    assertThat(Occurrences.first(NOON).count()).isEqualTo(1);
    assertThat(Occurrences.first(NOON).recent()).containsExactly(new Minute(NOON, 1));
  }

  @Test
  void onlyTheLatestSixtyMinutesAreKeptOneByOne() {
    Occurrences all = Occurrences.first(NOON);
    for (int minute = 1; minute < 60; minute++) {
      all = all.and(NOON.plusSeconds(60L * minute));
    }
    assertThat(all.recent()).hasSize(60);
    assertThat(all.recent().getFirst()).isEqualTo(new Minute(NOON, 1));
    all = all.and(NOON.plusSeconds(3600));
    assertThat(all.recent()).hasSize(60);
    assertThat(all.recent().getFirst()).isEqualTo(new Minute(NOON.plusSeconds(60), 1));
    assertThat(all.count()).isEqualTo(61);
  }

  @Test
  void aClockThatStepsBackDoesNotMoveTheLatestBack() {
    Occurrences all = Occurrences.first(NOON.plusSeconds(90)).and(NOON);
    assertThat(all.latest()).isEqualTo(NOON.plusSeconds(90));
    assertThat(all.recent()).containsExactly(new Minute(NOON.plusSeconds(60), 2));
  }

  @Test
  void aRepeatedAlertHasTheSeverityThatWasGivenLast() {
    Alert alert =
        new Alert(
            new AlertId("A"),
            new IncidentId("I"),
            new ServiceId("S"),
            new AlertKey(new IntegrationId("N"), "disk"),
            "disk is full",
            "db-7",
            Severity.WARNING,
            NOON,
            null,
            Occurrences.first(NOON),
            1);
    Alert graver = alert.repeated(Severity.CRITICAL, NOON.plusSeconds(1));
    assertThat(graver.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(graver.repeated(null, NOON).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(graver.occurrences().count()).isEqualTo(2);
    assertThat(graver.resolved(NOON.plusSeconds(5)).isOpen()).isFalse();
    assertThat(graver.movedTo(new IncidentId("J")).isOpen()).isTrue();
  }
}
