package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds recurrences that are calculated against somebody who asks of each day: is it one? */
class RecurrencePropertyTest {
  private static final long DAY = 86_400_000;
  private static final long NINE = 9 * 3_600_000;
  private static final List<String> NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheCalendarOnTheWall(long seed) {
    Random random = new Random(seed);
    random.nextLong();
    LocalDate first = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1_500));
    Wall wall = new Wall(random, first);
    List<LocalDate> days = wall.days(1_200);
    var recurrence =
        new Recurrence(
            RecurrenceText.parse(List.of(wall.rule())),
            new WallClock(Rotas.LOS_ANGELES),
            first.toEpochDay() * DAY + NINE);

    long from = first.toEpochDay() * DAY;
    assertThat(recurrence.startsIn(from, from + 1_200 * DAY))
        .as("seed %d: %s from %s", seed, wall.rule(), first)
        .isEqualTo(days.stream().map(day -> day.toEpochDay() * DAY + NINE).toList());
    for (int i = 0; i < 1_200; i += 7) {
      LocalDate day = first.plusDays(i);
      assertThat(recurrence.countBefore(day.toEpochDay() * DAY + NINE))
          .as("seed %d: %s from %s before %s", seed, wall.rule(), first, day)
          .isEqualTo(days.stream().filter(each -> each.isBefore(day)).count());
    }
  }

  /** A calendar on the wall: each day is looked at by itself. */
  private static final class Wall {
    private final LocalDate first;
    private final int frequency;
    private final int interval;
    private final DayOfWeek weekStart;
    private final TreeSet<DayOfWeek> weekdays = new TreeSet<>();
    private final TreeSet<Integer> monthDays = new TreeSet<>();
    private final int week;
    private final int count;

    Wall(Random random, LocalDate first) {
      this.first = first;
      this.frequency = random.nextInt(3);
      boolean some = random.nextBoolean();
      for (int i = random.nextInt(4); some && i > 0; i--) {
        weekdays.add(DayOfWeek.of(1 + random.nextInt(7)));
      }
      this.week = frequency == 2 && !weekdays.isEmpty() ? random.nextInt(-3, 5) : 0;
      for (int i = random.nextInt(3); frequency == 2 && week == 0 && i > 0; i--) {
        monthDays.add(random.nextBoolean() ? 1 + random.nextInt(31) : -1 - random.nextInt(5));
      }
      this.interval = frequency == 0 && !weekdays.isEmpty() ? 1 : 1 + random.nextInt(3);
      this.weekStart = random.nextBoolean() ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
      this.count = random.nextInt(4) == 0 ? 1 + random.nextInt(30) : 0;
    }

    String rule() {
      List<String> parts = new ArrayList<>();
      parts.add("FREQ=" + List.of("DAILY", "WEEKLY", "MONTHLY").get(frequency));
      parts.add("INTERVAL=" + interval);
      parts.add("WKST=" + NAMES.get(weekStart.ordinal()));
      if (!weekdays.isEmpty()) {
        List<String> days =
            weekdays.stream()
                .map(day -> (week == 0 ? "" : week) + NAMES.get(day.ordinal()))
                .toList();
        parts.add("BYDAY=" + String.join(",", days));
      }
      if (!monthDays.isEmpty()) {
        parts.add(
            "BYMONTHDAY=" + String.join(",", monthDays.stream().map(String::valueOf).toList()));
      }
      if (count > 0) {
        parts.add("COUNT=" + count);
      }
      return "RRULE:" + String.join(";", parts);
    }

    List<LocalDate> days(int howMany) {
      return first
          .datesUntil(first.plusDays(howMany))
          .filter(this::isOne)
          .limit(count > 0 ? count : Long.MAX_VALUE)
          .toList();
    }

    private boolean isOne(LocalDate day) {
      return switch (frequency) {
        case 0 ->
            weekdays.isEmpty()
                ? ChronoUnit.DAYS.between(first, day) % interval == 0
                : weekdays.contains(day.getDayOfWeek());
        case 1 ->
            ChronoUnit.WEEKS.between(weekOf(first), weekOf(day)) % interval == 0
                && (weekdays.isEmpty()
                    ? day.getDayOfWeek() == first.getDayOfWeek()
                    : weekdays.contains(day.getDayOfWeek()));
        default ->
            ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1)) % interval
                    == 0
                && inMonth(day);
      };
    }

    private LocalDate weekOf(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(weekStart));
    }

    private boolean inMonth(LocalDate day) {
      boolean byDate =
          monthDays.contains(day.getDayOfMonth())
              || monthDays.contains(day.getDayOfMonth() - day.lengthOfMonth() - 1);
      if (weekdays.isEmpty()) {
        return monthDays.isEmpty() ? day.getDayOfMonth() == first.getDayOfMonth() : byDate;
      }
      boolean byWeekday = weekdays.contains(day.getDayOfWeek()) && (week == 0 || ordinal(day));
      return byWeekday && (monthDays.isEmpty() || byDate);
    }

    private boolean ordinal(LocalDate day) {
      LocalDate there = day.with(TemporalAdjusters.dayOfWeekInMonth(week, day.getDayOfWeek()));
      return there.equals(day);
    }
  }
}
