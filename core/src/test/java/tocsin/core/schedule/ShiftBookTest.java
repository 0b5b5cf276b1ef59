package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Ada's shift from nine to five, and what overrides leave of it. */
class ShiftBookTest {
  private static final CustomShift ADAS =
      new CustomShift(new CustomShiftId("C1"), at(9), at(17), new ShiftMember.Person(ADA));

  private static Instant at(int hour) {
    return Instant.parse("2026-06-01T00:00:00Z").plusSeconds(hour * 3_600L);
  }

  private static ShiftOverride byBen(int from, int to) {
    return byBen(new ShiftOrigin.OfCustomShift(ADAS.id()), from, to);
  }

  private static ShiftOverride byBen(ShiftOrigin origin, int from, int to) {
    return new ShiftOverride(
        new OverrideId("O" + from),
        origin,
        at(from),
        at(to),
        ADAS.member(),
        new ShiftMember.Person(BEN));
  }

  /** Each as who, from and to. */
  private static List<String> between(int from, int to, ShiftOverride... overrides) {
    return told(schedule(List.of(), List.of(ADAS), overrides), from, to);
  }

  private static ShiftBasedSchedule schedule(
      List<EventRotation> rotations, List<CustomShift> shifts, ShiftOverride... overrides) {
    return new ShiftBasedSchedule(
        new ScheduleId("S"),
        "",
        "",
        ZoneOffset.UTC,
        rotations,
        List.of(),
        shifts,
        List.of(overrides),
        List.of());
  }

  private static List<String> told(ShiftBasedSchedule schedule, int from, int to) {
    return new ShiftBook(schedule)
        .in(at(from).toEpochMilli(), at(to).toEpochMilli()).stream()
            .map(each -> told(each.user(), each.start(), each.end()))
            .toList();
  }

  private static String told(UserId user, Instant start, Instant end) {
    return "%s %d-%d".formatted(user, hour(start), hour(end));
  }

  private static long hour(Instant instant) {
    return (instant.getEpochSecond() - at(0).getEpochSecond()) / 3_600;
  }

  @Test
  void anOverrideTakesWhatItCoversAndLeavesTheRest() {
    assertThat(between(0, 24, byBen(10, 12)))
        .containsExactly(
            told(ADA, at(9), at(10)), told(BEN, at(10), at(12)), told(ADA, at(12), at(17)));
  }

  @Test
  void anOverrideOfAllOfItLeavesNothing() {
    assertThat(between(0, 24, byBen(9, 17))).containsExactly(told(BEN, at(9), at(17)));
    assertThat(between(0, 24, byBen(8, 18))).containsExactly(told(BEN, at(9), at(17)));
  }

  @Test
  void anOverrideThatOnlyTouchesItTakesNothing() {
    assertThat(between(0, 24, byBen(7, 9), byBen(17, 19)))
        .containsExactly(told(ADA, at(9), at(17)));
  }

  @Test
  void whatBeginsWhenTheWindowEndsOrEndsWhenItBeginsIsNotInIt() {
    assertThat(between(8, 9)).isEmpty();
    assertThat(between(17, 18)).isEmpty();
    assertThat(between(9, 12, byBen(9, 12))).containsExactly(told(BEN, at(9), at(12)));
    assertThat(between(12, 17, byBen(9, 12))).containsExactly(told(ADA, at(12), at(17)));
  }

  @Test
  void ofSeveralShiftsAnOverrideTakesOnlyThoseThatItCovers() {
    RotationId id = new RotationId("R1");
    Assignment everyDay = new Assignment.Everybody(List.of(ADAS.member()));
    RotationEvent event =
        new RotationEvent(
            new RotationEventId("E1"),
            "",
            at(9),
            at(17),
            ZoneOffset.UTC,
            at(0),
            null,
            List.of("RRULE:FREQ=DAILY;COUNT=3"),
            everyDay);
    ShiftOverride untilNine = byBen(new ShiftOrigin.OfRotation(id), 12, 33);
    ShiftOverride fromFive = byBen(new ShiftOrigin.OfRotation(id), 41, 60);
    List<EventRotation> rotation = List.of(new EventRotation(id, List.of(event)));
    assertThat(told(schedule(rotation, List.of(), untilNine, fromFive), 0, 72))
        .containsExactly(
            told(ADA, at(9), at(12)),
            told(BEN, at(12), at(17)),
            told(ADA, at(33), at(41)),
            told(BEN, at(57), at(60)),
            told(ADA, at(60), at(65)));
  }
}
