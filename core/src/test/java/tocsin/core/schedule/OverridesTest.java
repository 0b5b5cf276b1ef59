package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;

/** What becomes of an override that is taken back, in schedules of both kinds. */
class OverridesTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant FIVE = Instant.parse("2026-03-02T17:00:00Z");
  private static final OverrideId GONE = new OverrideId("gone");
  private static final OverrideId KEPT = new OverrideId("kept");

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z"})
  void oneThatHasNotRunYetGoesAndNoOther(Instant now) {
    assertThat(layers().withoutOverride(GONE, now).overrides())
        .extracting(ScheduleOverride::id)
        .containsExactly(KEPT);
    assertThat(shifts().withoutOverride(GONE, now).overrides())
        .extracting(ShiftOverride::id)
        .containsExactly(KEPT);
  }

  @Test
  void oneThatRunsIsCutShort() {
    Instant noon = NINE.plusSeconds(3 * 3_600);
    assertThat(layers().withoutOverride(GONE, noon).overrides())
        .containsExactly(
            Rotas.override("gone", BEN, NINE, noon), Rotas.override("kept", CLEO, NINE, FIVE));
    assertThat(shifts().withoutOverride(GONE, noon).overrides())
        .extracting(ShiftOverride::end)
        .containsExactly(noon, FIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T17:00:00Z", "2026-03-03T00:00:00Z"})
  void oneThatIsOverStays(Instant now) {
    assertThat(layers().withoutOverride(GONE, now)).isEqualTo(layers());
    assertThat(shifts().withoutOverride(GONE, now)).isEqualTo(shifts());
  }

  @Test
  void anOverrideEndsAfterItsStartAndInAYearThatSomebodySees() {
    assertThatThrownBy(() -> Rotas.override("O", ADA, NINE, NINE))
        .isInstanceOf(IllegalArgumentException.class);
    Instant far = Instant.parse("9999-01-01T00:00:00Z");
    for (ScheduleOverride odd :
        List.of(
            Rotas.override("O", ADA, Instant.parse("1800-01-01T00:00:00Z"), NINE),
            Rotas.override("O", ADA, NINE, far))) {
      assertThat(ScheduleCheck.problems(layers().withOverrides(List.of(odd)))).hasSize(1);
    }
  }

  @Test
  void whoHasSeveralLayersIsOneUser() {
    Layer layer = Rotas.layer(NINE, Duration.ofDays(1), ADA, BEN, ADA);
    assertThat(Rotas.schedule(ZoneOffset.UTC, layer, layer).users()).containsExactly(ADA, BEN);
  }

  private static Schedule layers() {
    return Rotas.overridden(
        Rotas.schedule(ZoneOffset.UTC),
        Rotas.override("gone", BEN, NINE, FIVE),
        Rotas.override("kept", CLEO, NINE, FIVE));
  }

  private static ShiftBasedSchedule shifts() {
    return new ShiftBasedSchedule(
        new ScheduleId("S"),
        "",
        "",
        ZoneOffset.UTC,
        List.of(),
        List.of(),
        List.of(),
        List.of(override(GONE), override(KEPT)),
        List.of());
  }

  private static ShiftOverride override(OverrideId id) {
    return new ShiftOverride(
        id,
        new ShiftOrigin.OfCustomShift(new CustomShiftId("C")),
        NINE,
        FIVE,
        new ShiftMember.Person(ADA),
        new ShiftMember.Nobody());
  }
}
