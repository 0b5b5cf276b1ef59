package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;

/** Draws shift-based schedules around a change of clocks. Whole minutes only. */
final class RandomShifts {
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final RandomTimes times;
  private int named;

  RandomShifts(RandomTimes times) {
    this.times = times;
  }

  ShiftBasedSchedule schedule() {
    List<EventRotation> rotations = some(1, 3).mapToObj(each -> rotation()).toList();
    List<CustomShift> shifts = times.some(3).mapToObj(each -> customShift()).toList();
    List<ShiftOrigin> origins =
        Stream.concat(
                rotations.stream().map(each -> new ShiftOrigin.OfRotation(each.id())),
                shifts.stream().map(each -> new ShiftOrigin.OfCustomShift(each.id())))
            .map(ShiftOrigin.class::cast)
            .toList();
    List<ShiftOverride> overrides = times.some(5).mapToObj(each -> override(origins)).toList();
    return new ShiftBasedSchedule(
        new ScheduleId("S"),
        "Random",
        "",
        times.zone(),
        rotations,
        List.of(),
        shifts,
        overrides,
        List.of());
  }

  EventRotation rotation() {
    return new EventRotation(
        new RotationId(name("R")), some(1, 3).mapToObj(each -> event()).toList());
  }

  /** An event that began within weeks or a few years, or will soon. */
  RotationEvent event() {
    ZoneId zone = times.likely() ? times.zone() : times.otherZone();
    Instant start = times.around(Duration.ofDays(times.likely() ? 20 : 400));
    Duration length = times.lasting(Duration.ofDays(times.likely() ? 1 : 9));
    Instant since = times.likely() ? start : times.around(Duration.ofDays(12));
    @Nullable Instant until =
        times.likely() ? null : since.plus(times.lasting(Duration.ofDays(20)));
    return new RotationEvent(
        new RotationEventId(name("E")),
        "",
        start,
        start.plus(length),
        zone,
        since,
        until,
        recurrence(start, zone),
        assignment());
  }

  Assignment assignment() {
    List<ShiftMember> members = some(1, 4).mapToObj(each -> member()).toList();
    return times.likely()
        ? new Assignment.Rotating(1 + times.below(3), members)
        : new Assignment.Everybody(members);
  }

  private ShiftMember member() {
    return times.below(6) == 0 ? new ShiftMember.Nobody() : new ShiftMember.Person(times.user());
  }

  private CustomShift customShift() {
    Instant start = times.around(Duration.ofDays(5));
    return new CustomShift(
        new CustomShiftId(name("C")),
        start,
        start.plus(times.lasting(Duration.ofDays(3))),
        member());
  }

  private ShiftOverride override(List<ShiftOrigin> origins) {
    Instant start = times.around(Duration.ofDays(5));
    Instant end = start.plus(times.lasting(Duration.ofDays(4)));
    return new ShiftOverride(
        new OverrideId(name("O")), times.oneOf(origins), start, end, member(), member());
  }

  private List<String> recurrence(Instant start, ZoneId zone) {
    List<String> lines = new ArrayList<>(List.of("RRULE:" + rule(start)));
    LocalDateTime time = LocalDateTime.ofInstant(start, zone);
    for (String kind : List.of("EXDATE", "RDATE")) {
      for (int i = times.below(3); i > 0; i--) {
        LocalDateTime day =
            times
                .strangeTime()
                .toLocalDate()
                .plusDays(times.below(7) - 3)
                .atTime(kind.equals("RDATE") && times.likely() ? times.time() : time.toLocalTime());
        lines.add(kind + date(day, zone));
      }
    }
    return lines;
  }

  /** The same time, written in one of the ways in which lines write it. */
  private String date(LocalDateTime time, ZoneId zone) {
    return switch (times.below(3)) {
      case 0 -> ":" + LOCAL.format(time);
      case 1 -> ":" + UTC.format(MinuteByMinute.happens(time, zone));
      default -> ";TZID=" + zone.getId() + ":" + LOCAL.format(time);
    };
  }

  private String rule(Instant start) {
    List<String> parts = new ArrayList<>();
    int frequency = times.below(4);
    parts.add("FREQ=" + List.of("DAILY", "DAILY", "WEEKLY", "MONTHLY").get(frequency));
    boolean someDays = !times.likely() || frequency == 2;
    if (frequency > 1 || !someDays) {
      parts.add("INTERVAL=" + (1 + times.below(frequency == 3 ? 2 : 3)));
    }
    if (someDays) {
      parts.add("BYDAY=" + days(frequency == 3));
    }
    if (frequency == 3 && times.likely()) {
      parts.add(
          someDays ? "BYSETPOS=" + oneOf(1, 2, -1) : "BYMONTHDAY=" + oneOf(1, 9, 29) + ",-1,-3");
    }
    parts.add("WKST=" + times.oneOf(DAYS));
    if (times.below(4) == 0) {
      parts.add("COUNT=" + (1 + times.below(30)));
    } else if (times.below(4) == 0) {
      Instant until = start.plus(times.upTo(Duration.ofDays(40)));
      parts.add(
          "UNTIL=" + (times.likely() ? UTC.format(until) : UTC.format(until).substring(0, 8)));
    }
    return String.join(";", parts);
  }

  private String days(boolean monthly) {
    return some(1, 5)
        .mapToObj(each -> (monthly && times.likely() ? oneOf(1, 2, -1) : "") + times.oneOf(DAYS))
        .distinct()
        .collect(Collectors.joining(","));
  }

  private String oneOf(int... numbers) {
    return String.valueOf(numbers[times.below(numbers.length)]);
  }

  private IntStream some(int least, int most) {
    return IntStream.range(0, least + times.below(most - least + 1));
  }

  private String name(String kind) {
    named++;
    return kind + named;
  }
}
