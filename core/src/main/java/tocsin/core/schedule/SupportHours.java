package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which a service's team is at work: the same wall-clock time on each of these days.
 *
 * @param days on which the hours start; never empty, each once, Monday first
 * @param end not after the start: the hours end on the next day
 */
public record SupportHours(ZoneId zone, List<DayOfWeek> days, LocalTime start, LocalTime end) {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** 1970 began on a Thursday. */
  private static final long FIRST_DAY = DayOfWeek.THURSDAY.ordinal();

  public SupportHours {
    days = days.stream().distinct().sorted().toList();
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Support hours need at least one day");
    }
  }

  /** Whether the instant is within the hours; their start is, their end isn't. */
  public boolean include(Instant instant) {
    long wallTime = new WallClock(zone).reachedAt(WallClock.millis(instant));
    long today = Math.floorDiv(wallTime, DAY);
    return isWithin(wallTime, today) || isWithin(wallTime, today - 1);
  }

  private boolean isWithin(long wallTime, long day) {
    long begin = day * DAY + millis(start);
    return startsOn(day) && begin <= wallTime && wallTime < begin + length();
  }

  /** When the hours start next, after that instant. Empty only near the end of time. */
  public Optional<Instant> nextStart(Instant after) {
    return next(after, 0);
  }

  /** When the hours end next, after that instant. Empty only near the end of time. */
  public Optional<Instant> nextEnd(Instant after) {
    return next(after, length());
  }

  private Optional<Instant> next(Instant after, long fromStart) {
    WallClock clock = new WallClock(zone);
    long instant = WallClock.millis(after);
    long today = Math.floorDiv(clock.reachedAt(instant), DAY);
    // The hours of yesterday may end today; clocks change by less than a day, hence two weeks.
    for (long day = today - 2; day <= today + 14; day++) {
      long found = clock.instantOf(day * DAY + millis(start) + fromStart);
      if (startsOn(day) && found > instant) {
        return Optional.of(Instant.ofEpochMilli(found));
      }
    }
    return Optional.empty();
  }

  private boolean startsOn(long day) {
    return days.contains(DayOfWeek.of(Math.floorMod(FIRST_DAY + day, 7) + 1));
  }

  private long length() {
    long length = Math.floorMod(millis(end) - millis(start), DAY);
    return length == 0 ? DAY : length;
  }

  private static long millis(LocalTime time) {
    return Duration.ofNanos(time.toNanoOfDay()).toMillis();
  }
}
