package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;
import static tocsin.core.schedule.Rotas.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

class ShiftBasedScheduleTest {
  private static final RotationId FIRST = new RotationId("R1");
  private static final RotationId SECOND = new RotationId("R2");
  private static final String WORKDAYS = "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";

  @Test
  void officeHoursRotateDayByDayAndTheWeekendIsAGap() {
    Rota rota = schedule(officeHours(WORKDAYS, rotating(1, ADA, BEN)));

    assertThat(onCall(rota, "2026-06-01T08:59")).isEmpty();
    assertThat(onCall(rota, "2026-06-01T09:00")).containsExactly(ADA);
    assertThat(onCall(rota, "2026-06-02T09:00")).containsExactly(BEN);
    assertThat(onCall(rota, "2026-06-05T16:59")).containsExactly(ADA);
    assertThat(onCall(rota, "2026-06-05T17:00")).isEmpty();
    assertThat(onCall(rota, "2026-06-06T12:00")).isEmpty();
    assertThat(onCall(rota, "2026-06-08T12:00")).containsExactly(BEN);
  }

  @Test
  void aMemberMayHaveSeveralShiftsInARowAndAnEmptyPlaceTakesItsTurn() {
    List<ShiftMember> members = List.of(new ShiftMember.Person(ADA), new ShiftMember.Nobody());
    Rota rota = schedule(officeHours("RRULE:FREQ=DAILY", new Assignment.Rotating(2, members)));

    assertThat(onCall(rota, "2026-06-02T12:00")).containsExactly(ADA);
    assertThat(onCall(rota, "2026-06-03T12:00")).isEmpty();
    assertThat(onCall(rota, "2026-06-04T12:00")).isEmpty();
    assertThat(onCall(rota, "2026-06-05T12:00")).containsExactly(ADA);
  }

  @Test
  void everybodyIsOnCallAtOnceInTheOrderOfTheList() {
    Rota rota = schedule(officeHours(WORKDAYS, everybody(BEN, ADA, BEN)));

    assertThat(onCall(rota, "2026-06-01T12:00")).containsExactly(BEN, ADA);
  }

  @Test
  void aShiftKeepsItsWallClockTimesWhenTheClocksChange() {
    RotationEvent nights =
        event("2026-03-01T20:00", "2026-03-02T08:00", "RRULE:FREQ=DAILY", rotating(1, ADA));
    Rota rota = schedule(nights);
    Window spring = window("2026-03-07T12:00", "2026-03-08T12:00");
    Window autumn = window("2026-10-31T12:00", "2026-11-01T12:00");

    assertThat(only(rota, spring)).isEqualTo(Duration.ofHours(11));
    assertThat(only(rota, autumn)).isEqualTo(Duration.ofHours(13));
  }

  @Test
  void theRotationBeginsWithTheFirstShiftInEffectAndCutsARunningOne() {
    RotationEvent event = officeHours("RRULE:FREQ=DAILY", rotating(1, ADA, BEN, CLEO));
    Instant noon = at(LOS_ANGELES, "2026-06-04T12:00");
    Rota rota = schedule(event.effective(noon, at(LOS_ANGELES, "2026-06-06T12:00")));

    assertThat(shifts(rota, window("2026-06-01T00:00", "2026-07-01T00:00")))
        .containsExactly(
            new Shift(noon, at(LOS_ANGELES, "2026-06-04T17:00"), ADA),
            shift("2026-06-05T09:00", "2026-06-05T17:00", BEN),
            shift("2026-06-06T09:00", "2026-06-06T12:00", CLEO));
  }

  @Test
  void datesAreLeftOutAndAddedAndTheTurnsMoveUp() {
    RotationEvent event =
        event(
            "2026-06-01T09:00",
            "2026-06-01T17:00",
            List.of(
                "RRULE:FREQ=DAILY;UNTIL=20260604",
                "EXDATE:20260602T160000Z",
                "RDATE;TZID=America/Los_Angeles:20260610T090000"),
            rotating(1, ADA, BEN));

    assertThat(shifts(schedule(event), window("2026-06-01T00:00", "2026-07-01T00:00")))
        .containsExactly(
            shift("2026-06-01T09:00", "2026-06-01T17:00", ADA),
            shift("2026-06-03T09:00", "2026-06-03T17:00", BEN),
            shift("2026-06-04T09:00", "2026-06-04T17:00", ADA),
            shift("2026-06-10T09:00", "2026-06-10T17:00", BEN));
  }

  @Test
  void aDateThatIsAddedAndLeftOutIsLeftOut() {
    RotationEvent event =
        event(
            "2026-06-01T09:00",
            "2026-06-01T17:00",
            List.of("RRULE:FREQ=DAILY;COUNT=1", "RDATE:20260610", "EXDATE:20260610"),
            rotating(1, ADA));
    assertThat(shifts(schedule(event), window("2026-06-01T00:00", "2026-07-01T00:00")))
        .containsExactly(shift("2026-06-01T09:00", "2026-06-01T17:00", ADA));
  }

  @Test
  void aPlaceThatAMonthDoesNotHaveIsNoDayOfIt() {
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=5")).containsExactly("2026-07-31");
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-5")).containsExactly("2026-07-03");
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-6,6")).isEmpty();
  }

  @Test
  void monthsHaveTheirLastFridaysAndFirstWorkingDays() {
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYDAY=-1FR"))
        .containsExactly("2026-06-26", "2026-07-31", "2026-08-28");
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"))
        .containsExactly("2026-06-01", "2026-07-01", "2026-08-03");
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYMONTHDAY=31"))
        .containsExactly("2026-07-31", "2026-08-31");
    assertThat(daysOf("RRULE:FREQ=MONTHLY;BYMONTH=7;BYMONTHDAY=4")).containsExactly("2026-07-04");
  }

  @Test
  void anOverrideTakesOnePersonsPlaceInOneRotationOnly() {
    ShiftBasedSchedule plain =
        schedule(
            new EventRotation(FIRST, List.of(officeHours(WORKDAYS, everybody(ADA, BEN)))),
            new EventRotation(SECOND, List.of(officeHours(WORKDAYS, everybody(ADA)))));
    Rota rota =
        plain.withOverrides(
            List.of(
                override("O1", FIRST, window("2026-06-01T10:00", "2026-06-01T12:00"), BEN, CLEO)));

    assertThat(onCall(rota, "2026-06-01T09:59")).containsExactly(ADA, BEN);
    assertThat(onCall(rota, "2026-06-01T10:00")).containsExactly(ADA, CLEO);
    assertThat(onCall(rota, "2026-06-01T12:00")).containsExactly(ADA, BEN);

    Rota both =
        plain.withOverrides(
            List.of(
                override("O1", FIRST, window("2026-06-01T10:00", "2026-06-01T12:00"), ADA, CLEO)));
    assertThat(onCall(both, "2026-06-01T11:00")).as("still by the second").contains(ADA, CLEO);
  }

  @Test
  void ofTwoOverridesTheOneMadeLastWinsAndACoverMayBeCovered() {
    ShiftBasedSchedule plain = schedule(officeHours(WORKDAYS, everybody(ADA)));
    String from = "2026-06-01T09:00";
    String to = "2026-06-01T17:00";

    assertThat(
            onCall(
                plain.withOverrides(
                    List.of(
                        override("O1", FIRST, window(from, to), ADA, BEN),
                        override("O2", FIRST, window("2026-06-01T12:00", to), ADA, CLEO))),
                "2026-06-01T13:00"))
        .containsExactly(CLEO);
    assertThat(
            onCall(
                plain.withOverrides(
                    List.of(
                        override("O1", FIRST, window(from, to), ADA, BEN),
                        override("O2", FIRST, window("2026-06-01T12:00", to), BEN, CLEO))),
                "2026-06-01T13:00"))
        .containsExactly(CLEO);
  }

  @Test
  void aCustomShiftAddsSomebodyAndCanBeOverridden() {
    var shift =
        new CustomShift(
            new CustomShiftId("C1"),
            at(LOS_ANGELES, "2026-06-06T00:00"),
            at(LOS_ANGELES, "2026-06-07T00:00"),
            new ShiftMember.Person(BEN));
    ShiftBasedSchedule rota =
        schedule(officeHours("RRULE:FREQ=DAILY", everybody(ADA))).withCustomShifts(List.of(shift));
    var override =
        new ShiftOverride(
            new OverrideId("O1"),
            new ShiftOrigin.OfCustomShift(shift.id()),
            at(LOS_ANGELES, "2026-06-06T10:00"),
            at(LOS_ANGELES, "2026-06-06T11:00"),
            new ShiftMember.Person(BEN),
            new ShiftMember.Nobody());

    assertThat(onCall(rota, "2026-06-06T12:00")).containsExactlyInAnyOrder(ADA, BEN);
    assertThat(onCall(rota, "2026-06-06T20:00")).containsExactly(BEN);
    assertThat(onCall(rota.withOverrides(List.of(override)), "2026-06-06T10:30"))
        .containsExactly(ADA);
  }

  @Test
  void shiftsThatTouchAreOneAndAreFollowedBeyondTheWindow() {
    RotationEvent day = event("2026-06-01T08:00", "2026-06-01T20:00", WORKDAYS, everybody(ADA));
    RotationEvent night =
        event("2026-06-01T20:00", "2026-06-02T08:00", WORKDAYS, everybody(ADA, BEN));
    Rota rota = schedule(new EventRotation(FIRST, List.of(day, night)));

    assertThat(OnCall.shiftsAt(rota, at(LOS_ANGELES, "2026-06-03T21:00")))
        .containsExactlyInAnyOrder(
            shift("2026-06-01T08:00", "2026-06-06T08:00", ADA),
            shift("2026-06-03T20:00", "2026-06-04T08:00", BEN));
    Window weekend = window("2026-06-05T12:00", "2026-06-08T12:00");
    Rendering rendering = ScheduleRenderer.finalSchedule(rota, weekend, Edges.CUT);
    assertThat(rendering.gaps())
        .containsExactly(
            new Gap(at(LOS_ANGELES, "2026-06-06T08:00"), at(LOS_ANGELES, "2026-06-08T08:00")));
    assertThat(rendering.coveragePercentage()).isEqualTo(100.0 / 3);
  }

  @Test
  void theNextShiftIsTheFirstThatBeginsLaterBeItWeeksAway() {
    Rota rota =
        schedule(
            event(
                "2026-06-01T09:00",
                "2026-06-08T09:00",
                "RRULE:FREQ=WEEKLY",
                rotating(1, ADA, BEN, CLEO)));
    Instant running = at(LOS_ANGELES, "2026-06-03T12:00");

    assertThat(OnCall.nextShift(rota, ADA, running, Duration.ofDays(90)))
        .contains(shift("2026-06-22T09:00", "2026-06-29T09:00", ADA));
    assertThat(OnCall.nextShift(rota, CLEO, running, Duration.ofDays(90)))
        .contains(shift("2026-06-15T09:00", "2026-06-22T09:00", CLEO));
    assertThat(OnCall.nextShift(rota, ADA, running, Duration.ofDays(10))).isEmpty();
  }

  private static List<String> daysOf(String rule) {
    return shifts(
            schedule(officeHours(rule, everybody(ADA))),
            window("2026-06-01T00:00", "2026-09-01T00:00"))
        .stream()
        .map(shift -> shift.start().atZone(LOS_ANGELES).toLocalDate().toString())
        .toList();
  }

  private static List<UserId> onCall(Rota rota, String wallTime) {
    return OnCall.at(rota, at(LOS_ANGELES, wallTime));
  }

  private static Duration only(Rota rota, Window window) {
    List<Shift> shifts = shifts(rota, window);
    assertThat(shifts).hasSize(1);
    return Duration.between(shifts.getFirst().start(), shifts.getFirst().end());
  }

  private static List<Shift> shifts(Rota rota, Window window) {
    return ScheduleRenderer.finalSchedule(rota, window, Edges.CUT).shifts();
  }

  private static Window window(String since, String until) {
    return new Window(at(LOS_ANGELES, since), at(LOS_ANGELES, until));
  }

  private static Shift shift(String start, String end, UserId user) {
    return new Shift(at(LOS_ANGELES, start), at(LOS_ANGELES, end), user);
  }

  private static Assignment rotating(int shifts, UserId... users) {
    return new Assignment.Rotating(shifts, members(users));
  }

  private static Assignment everybody(UserId... users) {
    return new Assignment.Everybody(members(users));
  }

  private static List<ShiftMember> members(UserId... users) {
    return new ArrayList<>(Stream.of(users).<ShiftMember>map(ShiftMember.Person::new).toList());
  }

  private static RotationEvent officeHours(String rule, Assignment assignment) {
    return event("2026-06-01T09:00", "2026-06-01T17:00", rule, assignment);
  }

  private static RotationEvent event(String start, String end, String rule, Assignment who) {
    return event(start, end, List.of(rule), who);
  }

  private static RotationEvent event(
      String start, String end, List<String> recurrence, Assignment assignment) {
    Instant first = at(LOS_ANGELES, start);
    @Nullable Instant never = null;
    return new RotationEvent(
        new RotationEventId("E1"),
        "Shift",
        first,
        at(LOS_ANGELES, end),
        LOS_ANGELES,
        first,
        never,
        recurrence,
        assignment);
  }

  private static ShiftBasedSchedule schedule(RotationEvent event) {
    return schedule(new EventRotation(FIRST, List.of(event)));
  }

  private static ShiftBasedSchedule schedule(EventRotation... rotations) {
    return new ShiftBasedSchedule(
        new ScheduleId("S1"),
        "Shifts",
        "",
        LOS_ANGELES,
        List.of(rotations),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ShiftOverride override(
      String id, RotationId rotation, Window window, UserId who, UserId by) {
    return new ShiftOverride(
        new OverrideId(id),
        new ShiftOrigin.OfRotation(rotation),
        window.since(),
        window.until(),
        new ShiftMember.Person(who),
        new ShiftMember.Person(by));
  }
}
