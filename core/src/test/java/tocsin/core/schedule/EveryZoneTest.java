package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/**
 * Holds what is calculated against a life lived minute by minute, around every change of clocks
 * from 2020 to 2030 in every zone that has one.
 */
class EveryZoneTest {
  static Stream<ZoneId> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .map(ZoneId::of)
        .filter(zone -> !RandomTimes.changes(zone).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("zones")
  void handsOffByTheClockOnTheWallAroundEachChange(ZoneId zone) {
    for (ZoneOffsetTransition change : RandomTimes.changes(zone)) {
      agree(zone, change);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("zones")
  void shiftsThatRecurKeepTheirTimesOnTheWallAroundEachChange(ZoneId zone) {
    for (ZoneOffsetTransition change : RandomTimes.changes(zone)) {
      ShiftBasedSchedule schedule = shifts(zone, change);
      Window window = around(change);
      assertThat(ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT).shifts())
          .as("%s at %s", zone, change)
          .containsExactlyInAnyOrderElementsOf(
              SharedMinutes.shifts(window.since(), new SharedMinutes(window).live(schedule)));
    }
  }

  private static void agree(ZoneId zone, ZoneOffsetTransition change) {
    Schedule schedule = schedule(zone, change);
    Window window = around(change);
    MinuteByMinute oracle = new MinuteByMinute(zone, window);
    for (Layer layer : schedule.layers()) {
      assertThat(ScheduleRenderer.layer(schedule, layer, window, Edges.CUT).shifts())
          .as("%s of %s at %s", layer, zone, change)
          .isEqualTo(MinuteByMinute.shifts(window.since(), oracle.layer(layer)));
    }
    assertThat(ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT).shifts())
        .as("%s at %s", zone, change)
        .isEqualTo(MinuteByMinute.shifts(window.since(), oracle.finalSchedule(schedule)));
  }

  /**
   * Turns of a day, a week and eight hours, and restrictions that begin and end in the very hour
   * that the clock skips or shows twice, one of them across midnight.
   */
  private static Schedule schedule(ZoneId zone, ZoneOffsetTransition change) {
    LocalDateTime strange = strangeHour(change);
    LocalTime hour = strange.plusMinutes(30).toLocalTime();
    Instant start = strange.plusMinutes(30).minusDays(35).atZone(zone).toInstant();
    DayOfWeek day = strange.getDayOfWeek();
    return Rotas.schedule(
        zone,
        Rotas.layer(start, Duration.ofDays(7), ADA, BEN),
        Rotas.layer(start, Duration.ofHours(8), ADA, BEN, CLEO),
        Rotas.restricted(
            Rotas.layer(start, Duration.ofDays(1), BEN, CLEO),
            new Restriction.Daily(hour, Duration.ofMinutes(90)),
            new Restriction.Daily(LocalTime.of(22, 0), Duration.ofHours(4))),
        Rotas.restricted(
            Rotas.layer(start, Duration.ofDays(1), CLEO, ADA, BEN),
            new Restriction.Weekly(day, hour.minusMinutes(45), Duration.ofMinutes(60))));
  }

  private static Window around(ZoneOffsetTransition change) {
    return new Window(
        change.getInstant().minus(Duration.ofHours(30)),
        change.getInstant().plus(Duration.ofHours(30)));
  }

  /** Where the hour begins that the clock skips or shows twice. */
  private static LocalDateTime strangeHour(ZoneOffsetTransition change) {
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime after = change.getDateTimeAfter();
    return before.isBefore(after) ? before : after;
  }

  /**
   * Two nights that overlap in the strange hour, one person by turns and two at once, and a day
   * that begins to count in it.
   */
  private static ShiftBasedSchedule shifts(ZoneId zone, ZoneOffsetTransition change) {
    LocalDateTime strange = strangeHour(change);
    EventRotation nights =
        new EventRotation(
            new RotationId("R1"),
            List.of(
                event(zone, strange.minusMinutes(500), 530, rotating(ADA, BEN, CLEO)),
                event(zone, strange.plusMinutes(20), 500, everybody(BEN, CLEO)),
                event(zone, strange.minusMinutes(300), 290, rotating(ADA, CLEO))
                    .effective(MinuteByMinute.happens(strange.plusMinutes(10), zone), null)));
    return new ShiftBasedSchedule(
        new ScheduleId("S1"),
        "Nights",
        "",
        zone,
        List.of(nights),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Every day since three days before, so many minutes long by the clock. */
  private static RotationEvent event(
      ZoneId zone, LocalDateTime begin, int minutes, Assignment assignment) {
    LocalDateTime first = begin.minusDays(3);
    Instant start = MinuteByMinute.happens(first, zone);
    return new RotationEvent(
        new RotationEventId("E"),
        "Night",
        start,
        MinuteByMinute.happens(first.plusMinutes(minutes), zone),
        zone,
        start,
        null,
        List.of("RRULE:FREQ=DAILY"),
        assignment);
  }

  private static Assignment rotating(UserId... users) {
    return new Assignment.Rotating(1, members(users));
  }

  private static Assignment everybody(UserId... users) {
    return new Assignment.Everybody(members(users));
  }

  private static List<ShiftMember> members(UserId... users) {
    return Stream.of(users).<ShiftMember>map(ShiftMember.Person::new).toList();
  }
}
