package tocsin.core.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * The hours in which a layer's restrictions let it be on call: all of them without restrictions,
 * else those inside at least one. Both ends of an interval are wall-clock times, so nine to five is
 * nine to five on every day of the year.
 */
final class RestrictedHours {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = 7 * DAY;

  /** The first Monday of 1970 in days since 1970 began, which was on a Thursday. */
  private static final long FIRST_MONDAY = 4;

  private final List<Interval> intervals;
  private final WallClock clock;

  RestrictedHours(List<Restriction> restrictions, WallClock clock) {
    this.intervals = restrictions.stream().map(RestrictedHours::interval).toList();
    this.clock = clock;
  }

  /** Whether the layer may be on call at that instant. */
  boolean include(long instant) {
    return intervals.isEmpty() || include(intervals, clock.reachedAt(instant));
  }

  /** Time around that instant, without a user, in which the answer stays the same. */
  Stretch stretchAt(long instant) {
    if (intervals.isEmpty()) {
      return Stretch.NOBODY_EVER;
    }
    long wallTime = clock.reachedAt(instant);
    boolean open = include(intervals, wallTime);
    long start = open ? Long.MAX_VALUE : Long.MIN_VALUE;
    long end = open ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (Interval interval : intervals) {
      long began = interval.lastStart(wallTime);
      long ends = began + interval.duration();
      if (!open) {
        start = Math.max(start, ends);
        end = Math.min(end, began + interval.period());
      } else if (wallTime < ends) {
        start = Math.min(start, began);
        end = Math.max(end, ends);
      }
    }
    return new Stretch(clock.instantOf(start), clock.instantOf(end), null);
  }

  private static boolean include(List<Interval> intervals, long wallTime) {
    for (Interval interval : intervals) {
      if (wallTime < interval.lastStart(wallTime) + interval.duration()) {
        return true;
      }
    }
    return false;
  }

  private static Interval interval(Restriction restriction) {
    long duration = Rotation.millis(restriction.duration());
    return switch (restriction) {
      case Restriction.Daily daily -> new Interval(timeOfDay(daily.startTime()), duration, DAY);
      case Restriction.Weekly weekly -> {
        long day = FIRST_MONDAY + weekly.startDay().ordinal();
        yield new Interval(day * DAY + timeOfDay(weekly.startTime()), duration, WEEK);
      }
    };
  }

  private static long timeOfDay(LocalTime time) {
    return Duration.ofNanos(time.toNanoOfDay()).toMillis();
  }

  /** Wall-clock time that comes again each {@code period}, once of them at {@code start}. */
  private record Interval(long start, long duration, long period) {
    /** The latest start that is not after that time. */
    long lastStart(long wallTime) {
      return wallTime - Math.floorMod(wallTime - start, period);
    }
  }
}
