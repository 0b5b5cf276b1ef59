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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what is calculated against a life lived minute by minute, around every change of clocks
 * from 2020 to 2030 in every zone that has one. Zones whose clocks change alike are tried once, and
 * of changes that differ by the year only the first and the last; with {@code -Dzones=all} every
 * zone and every change is.
 */
class EveryZoneTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
  private static final boolean ALL = "all".equals(System.getProperty("zones"));

  static Stream<ZoneId> zones() {
    Map<Object, ZoneId> alike = new LinkedHashMap<>();
    ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .map(ZoneId::of)
        .filter(zone -> !changes(zone).isEmpty())
        .forEach(zone -> alike.putIfAbsent(ALL ? zone : changes(zone), zone));
    return alike.values().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("zones")
  void handsOffByTheClockOnTheWallAroundEachChange(ZoneId zone) {
    List<ZoneOffsetTransition> changes = changes(zone);
    for (ZoneOffsetTransition change : ALL ? changes : few(changes)) {
      agree(zone, change);
    }
  }

  private static void agree(ZoneId zone, ZoneOffsetTransition change) {
    Schedule schedule = schedule(zone, change);
    Window window =
        new Window(
            change.getInstant().minus(Duration.ofHours(30)),
            change.getInstant().plus(Duration.ofHours(30)));
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
    LocalDateTime before = change.getDateTimeBefore();
    LocalDateTime strange =
        before.isBefore(change.getDateTimeAfter()) ? before : change.getDateTimeAfter();
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

  private static List<ZoneOffsetTransition> few(List<ZoneOffsetTransition> changes) {
    Map<Object, ZoneOffsetTransition> first = new LinkedHashMap<>();
    Map<Object, ZoneOffsetTransition> last = new LinkedHashMap<>();
    for (ZoneOffsetTransition change : changes) {
      Object kind = List.of(change.getOffsetBefore(), change.getOffsetAfter());
      first.putIfAbsent(kind, change);
      last.put(kind, change);
    }
    return Stream.concat(first.values().stream(), last.values().stream()).distinct().toList();
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(TO)) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }
}
