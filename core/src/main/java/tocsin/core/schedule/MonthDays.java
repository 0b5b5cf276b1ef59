package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Days of every month, or of every so many months: the 1st and the 15th, the last Friday, the first
 * working day. Looks no further than the end of the year 2300, and remembers what it has seen.
 */
final class MonthDays implements DayPattern {
  private static final YearMonth LAST = YearMonth.of(2300, 12);

  private final long first;
  private final RecurrenceRule rule;
  private final int usualDay;
  private final List<Long> seen = new ArrayList<>();
  private YearMonth next;

  /** Days from that one on; a rule that names none means the day of the month that it falls on. */
  MonthDays(LocalDate first, RecurrenceRule rule) {
    this.first = first.toEpochDay();
    this.rule = rule;
    this.usualDay = first.getDayOfMonth();
    this.next = YearMonth.from(first);
  }

  @Override
  public long countBefore(long day) {
    while (!next.isAfter(LAST) && next.atDay(1).toEpochDay() <= day) {
      lookAtNextMonth();
    }
    int place = Collections.binarySearch(seen, day);
    return place < 0 ? -place - 1 : place;
  }

  @Override
  public long day(long number) {
    while (seen.size() <= number && !next.isAfter(LAST)) {
      lookAtNextMonth();
    }
    return number < seen.size() ? seen.get(Math.toIntExact(number)) : Long.MAX_VALUE;
  }

  private void lookAtNextMonth() {
    if (rule.months().isEmpty() || rule.months().contains(next.getMonthValue())) {
      daysOf(next).stream().filter(day -> day >= first).forEach(seen::add);
    }
    next = next.plusMonths(rule.interval());
  }

  private List<Long> daysOf(YearMonth month) {
    TreeSet<Integer> days = new TreeSet<>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      if (fits(month, day)) {
        days.add(day);
      }
    }
    return chosen(List.copyOf(days)).stream().map(day -> month.atDay(day).toEpochDay()).toList();
  }

  private boolean fits(YearMonth month, int day) {
    int fromEnd = day - month.lengthOfMonth() - 1;
    if (rule.weekdays().isEmpty()) {
      List<Integer> days = rule.monthDays().isEmpty() ? List.of(usualDay) : rule.monthDays();
      return days.contains(day) || days.contains(fromEnd);
    }
    DayOfWeek weekday = month.atDay(day).getDayOfWeek();
    int week = (day - 1) / 7 + 1;
    int weekFromEnd = (fromEnd + 1) / 7 - 1;
    boolean named =
        rule.weekdays().stream()
            .filter(each -> each.day() == weekday)
            .anyMatch(
                each -> each.week() == 0 || each.week() == week || each.week() == weekFromEnd);
    return named
        && (rule.monthDays().isEmpty()
            || rule.monthDays().contains(day)
            || rule.monthDays().contains(fromEnd));
  }

  private List<Integer> chosen(List<Integer> days) {
    if (rule.positions().isEmpty()) {
      return days;
    }
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int position : rule.positions()) {
      int place = position > 0 ? position - 1 : days.size() + position;
      if (place >= 0 && place < days.size()) {
        chosen.add(days.get(place));
      }
    }
    return List.copyOf(chosen);
  }
}
