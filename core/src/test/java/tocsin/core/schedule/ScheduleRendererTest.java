package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;
import static tocsin.core.schedule.Rotas.at;
import static tocsin.core.schedule.Rotas.layer;
import static tocsin.core.schedule.Rotas.overridden;
import static tocsin.core.schedule.Rotas.override;
import static tocsin.core.schedule.Rotas.restricted;
import static tocsin.core.schedule.Rotas.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;

class ScheduleRendererTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant MONDAY_NINE = at(LOS_ANGELES, "2026-03-02T09:00");
  private static final Instant LONG_AGO = at(LOS_ANGELES, "2025-12-01T09:00");

  @Test
  void theShiftOfTheNightInWhichTheClockSkipsAnHourLasts23Hours() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA, BEN));

    List<Shift> shifts = cut(rota, window("2026-03-06T09:00", "2026-03-10T09:00")).shifts();

    assertThat(shifts)
        .containsExactly(
            shift("2026-03-06T09:00", "2026-03-07T09:00", ADA),
            shift("2026-03-07T09:00", "2026-03-08T09:00", BEN),
            shift("2026-03-08T09:00", "2026-03-09T09:00", ADA),
            shift("2026-03-09T09:00", "2026-03-10T09:00", BEN));
    assertThat(shifts)
        .extracting(shift -> Duration.between(shift.start(), shift.end()).toHours())
        .containsExactly(24L, 23L, 24L, 24L);
  }

  @Test
  void theWeekInWhichTheClockShowsAnHourTwiceLastsAnHourLonger() {
    Instant start = at(LOS_ANGELES, "2026-10-26T09:00");
    Schedule rota = schedule(LOS_ANGELES, layer(start, Duration.ofDays(7), ADA, BEN));

    Shift week = OnCall.shiftsAt(rota, at(LOS_ANGELES, "2026-11-01T12:00")).getFirst();

    assertThat(week).isEqualTo(shift("2026-10-26T09:00", "2026-11-02T09:00", ADA));
    assertThat(Duration.between(week.start(), week.end())).hasHours(7 * 24 + 1);
  }

  @Test
  void aShiftThatCrossesTheWindowIsCutOrShownWhole() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA, BEN));
    Window noonToThree = window("2026-03-03T12:00", "2026-03-03T15:00");

    assertThat(cut(rota, noonToThree).shifts())
        .containsExactly(shift("2026-03-03T12:00", "2026-03-03T15:00", BEN));
    assertThat(ScheduleRenderer.finalSchedule(rota, noonToThree, Edges.WHOLE).shifts())
        .containsExactly(shift("2026-03-03T09:00", "2026-03-04T09:00", BEN));
  }

  @Test
  void aShiftWithoutEndIsShownFromItsBeginningToTheHorizon() {
    Schedule rota = schedule(LOS_ANGELES, layer(LONG_AGO, DAY, ADA));

    Shift forever = OnCall.shiftsAt(rota, MONDAY_NINE).getFirst();

    assertThat(forever.start()).isEqualTo(LONG_AGO);
    assertThat(forever.end()).isEqualTo(MONDAY_NINE.plus(Duration.ofDays(3660)));
  }

  @Test
  void turnsOfOneUserThatFollowEachOtherAreOneShift() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA, ADA, BEN));

    assertThat(cut(rota, window("2026-03-02T09:00", "2026-03-05T09:00")).shifts())
        .containsExactly(
            shift("2026-03-02T09:00", "2026-03-04T09:00", ADA),
            shift("2026-03-04T09:00", "2026-03-05T09:00", BEN));
  }

  @Test
  void aLayerIsRenderedAsIfItWereAlone() {
    Layer below = layer(LONG_AGO, DAY, ADA);
    Schedule rota = schedule(LOS_ANGELES, below, layer(LONG_AGO, DAY, BEN));
    Window day = window("2026-03-03T00:00", "2026-03-04T00:00");

    assertThat(ScheduleRenderer.layer(rota, below, day, Edges.CUT).users()).containsExactly(ADA);
    assertThat(cut(rota, day).users()).containsExactly(BEN);
  }

  @Test
  void theOverrideMadeLastCutsTheOneMadeBefore() {
    Schedule rota =
        overridden(
            schedule(LOS_ANGELES, layer(LONG_AGO, DAY, ADA)),
            madeFor(BEN, "2026-03-03T10:00", "2026-03-03T18:00"),
            madeFor(CLEO, "2026-03-03T12:00", "2026-03-03T14:00"));
    Window day = window("2026-03-03T00:00", "2026-03-04T00:00");

    List<Shift> overrides = ScheduleRenderer.overrides(rota, day, Edges.CUT).shifts();

    assertThat(overrides)
        .containsExactly(
            shift("2026-03-03T10:00", "2026-03-03T12:00", BEN),
            shift("2026-03-03T12:00", "2026-03-03T14:00", CLEO),
            shift("2026-03-03T14:00", "2026-03-03T18:00", BEN));
    assertThat(cut(rota, day).users()).containsExactly(ADA, BEN, CLEO);
  }

  @Test
  void officeHoursLeaveGapsAndCoverNineHoursOfADay() {
    Restriction office = new Restriction.Daily(LocalTime.of(9, 0), Duration.ofHours(9));
    Schedule rota = schedule(LOS_ANGELES, restricted(layer(LONG_AGO, DAY, ADA), office));

    Rendering day = cut(rota, window("2026-03-03T00:00", "2026-03-04T00:00"));

    assertThat(day.coveragePercentage()).isCloseTo(37.5, within(1e-9));
    assertThat(day.gaps())
        .containsExactly(
            gap("2026-03-03T00:00", "2026-03-03T09:00"),
            gap("2026-03-03T18:00", "2026-03-04T00:00"));
  }

  @Test
  void wholeShiftsBeyondTheWindowDoNotCountAsMoreThanAllOfIt() {
    Schedule rota = schedule(LOS_ANGELES, layer(LONG_AGO, DAY, ADA, BEN));
    Window hour = window("2026-03-03T12:00", "2026-03-03T13:00");

    Rendering whole = ScheduleRenderer.finalSchedule(rota, hour, Edges.WHOLE);

    assertThat(whole.coveragePercentage()).isEqualTo(100);
    assertThat(whole.gaps()).isEmpty();
  }

  @Test
  void aWindowWithoutTimeShowsNobody() {
    Schedule rota = schedule(LOS_ANGELES, layer(LONG_AGO, DAY, ADA));

    Rendering backwards = cut(rota, window("2026-03-04T00:00", "2026-03-03T00:00"));

    assertThat(backwards.shifts()).isEmpty();
    assertThat(backwards.gaps()).isEmpty();
    assertThat(backwards.coveragePercentage()).isZero();
  }

  @Test
  void theNextShiftIsNotTheOneThatRuns() {
    Schedule rota = schedule(LOS_ANGELES, layer(MONDAY_NINE, DAY, ADA, BEN));
    Instant tuesdayNoon = at(LOS_ANGELES, "2026-03-03T12:00");
    Duration week = Duration.ofDays(7);

    assertThat(OnCall.nextShift(rota, BEN, tuesdayNoon, week))
        .contains(shift("2026-03-05T09:00", "2026-03-06T09:00", BEN));
    assertThat(OnCall.nextShift(rota, ADA, tuesdayNoon, week))
        .contains(shift("2026-03-04T09:00", "2026-03-05T09:00", ADA));
    assertThat(OnCall.nextShift(rota, CLEO, tuesdayNoon, week)).isEmpty();
    assertThat(OnCall.nextShift(rota, ADA, tuesdayNoon, Duration.ofHours(2))).isEmpty();
  }

  private static Rendering cut(Schedule schedule, Window window) {
    return ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT);
  }

  private static Window window(String since, String until) {
    return new Window(at(LOS_ANGELES, since), at(LOS_ANGELES, until));
  }

  private static Gap gap(String start, String end) {
    return new Gap(at(LOS_ANGELES, start), at(LOS_ANGELES, end));
  }

  private static Shift shift(String start, String end, UserId user) {
    return new Shift(at(LOS_ANGELES, start), at(LOS_ANGELES, end), user);
  }

  private static ScheduleOverride madeFor(UserId user, String start, String end) {
    return override("O1", user, at(LOS_ANGELES, start), at(LOS_ANGELES, end));
  }
}
