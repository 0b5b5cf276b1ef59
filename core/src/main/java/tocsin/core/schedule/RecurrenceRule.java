package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an RRULE says.
 *
 * @param interval every so many days, weeks or months
 * @param count how many occurrences there are at most; {@link Long#MAX_VALUE} for no end
 * @param until the last one begins no later than that; null for no end
 * @param weekdays empty: the one of the first occurrence, or any
 * @param monthDays 1 to 31, or −1 to −31 counted from the month's end
 * @param months 1 to 12; empty for all
 * @param positions which of a month's days count, 1 the first, −1 the last; empty for all
 * @param weekStart matters to every second week, and the like
 */
record RecurrenceRule(
    Frequency frequency,
    int interval,
    long count,
    @Nullable RecurrenceTime until,
    List<Weekday> weekdays,
    List<Integer> monthDays,
    List<Integer> months,
    List<Integer> positions,
    DayOfWeek weekStart) {
  /** How often at most. */
  enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /** A day of the week; in a month the {@code week}-th of them, from its end when negative. */
  record Weekday(int week, DayOfWeek day) {}

  /** The days on which an event recurs that happens for the first time on that day. */
  DayPattern daysFrom(LocalDate first) {
    long day = first.toEpochDay();
    return switch (frequency) {
      case DAILY ->
          weekdays.isEmpty() ? new CycleDays(day, day, interval, new int[] {0}) : weekly(first);
      case WEEKLY -> weekly(first);
      case MONTHLY -> new MonthDays(first, this);
    };
  }

  private DayPattern weekly(LocalDate first) {
    LocalDate week = first.with(TemporalAdjusters.previousOrSame(weekStart));
    List<DayOfWeek> days =
        weekdays.isEmpty()
            ? List.of(first.getDayOfWeek())
            : weekdays.stream().map(Weekday::day).toList();
    int[] offsets =
        days.stream()
            .mapToInt(day -> Math.floorMod(day.getValue() - weekStart.getValue(), 7))
            .distinct()
            .sorted()
            .toArray();
    return new CycleDays(first.toEpochDay(), week.toEpochDay(), 7L * interval, offsets);
  }
}
