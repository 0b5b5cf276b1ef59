package tocsin.core.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * When an event happens: the rule's days at the event's time of day, without those excepted, with
 * those added. COUNT counts the rule's occurrences, be they excepted or not, as RFC 5545 has it.
 *
 * <p>Times are those of the clock on the wall, in milliseconds since 1970 as it counts them.
 */
final class Recurrence {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final DayPattern days;
  private final long timeOfDay;
  private final long count;
  private final long until;

  /** Of the rule's, those that don't happen. */
  private final TreeSet<Long> excepted = new TreeSet<>();

  private final TreeSet<Long> added = new TreeSet<>();

  Recurrence(RecurrenceText text, WallClock clock, long first) {
    timeOfDay = Math.floorMod(first, DAY);
    days = text.rule().daysFrom(LocalDate.ofEpochDay(Math.floorDiv(first, DAY)));
    count = text.rule().count();
    RecurrenceTime last = text.rule().until();
    until = last == null ? Long.MAX_VALUE : last.reachedOn(clock) + (last.wholeDay() ? DAY - 1 : 0);
    for (RecurrenceTime time : text.except()) {
      long wallTime = on(time, clock);
      if (happensByRule(wallTime)) {
        excepted.add(wallTime);
      }
    }
    for (RecurrenceTime time : text.also()) {
      long wallTime = on(time, clock);
      boolean excluded = text.except().stream().anyMatch(each -> on(each, clock) == wallTime);
      if (!happensByRule(wallTime) && !excluded) {
        added.add(wallTime);
      }
    }
  }

  /**
   * A date without a time means the event's own time of day. So does the instant at which the clock
   * skips that time: what would begin in the hour that is skipped begins then.
   */
  private long on(RecurrenceTime time, WallClock clock) {
    long wallTime = time.wallTime(clock);
    long usual = Math.floorDiv(wallTime, DAY) * DAY + timeOfDay;
    boolean meant =
        time.wholeDay()
            || (time.zone() != null && clock.instantOf(usual) == clock.instantOf(wallTime));
    return meant ? usual : wallTime;
  }

  /** How many times it begins before that time. */
  long countBefore(long wallTime) {
    return countByRule(wallTime)
        - excepted.headSet(wallTime).size()
        + added.headSet(wallTime).size();
  }

  /** When it begins from the one time, inclusive, to the other, exclusive; in order. */
  List<Long> startsIn(long from, long to) {
    TreeSet<Long> starts = new TreeSet<>();
    if (from < to) {
      long last = countByRule(to);
      for (long number = countByRule(from); number < last; number++) {
        starts.add(days.day(number) * DAY + timeOfDay);
      }
      starts.removeAll(excepted.subSet(from, to));
      starts.addAll(added.subSet(from, to));
    }
    return new ArrayList<>(starts);
  }

  private boolean happensByRule(long wallTime) {
    return countByRule(wallTime + 1) > countByRule(wallTime);
  }

  private long countByRule(long wallTime) {
    long before = until < wallTime ? until + 1 : wallTime;
    return Math.min(count, days.countBefore(Math.ceilDiv(before - timeOfDay, DAY)));
  }
}
