package tocsin.core.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Turns wall-clock times of a zone into instants and back, by one rule: a wall-clock time happens
 * when the clock first reaches or passes it. A time that a change of clocks skips happens at the
 * instant after the gap, a time that is shown twice happens the first time. So later wall-clock
 * times never happen before earlier ones, and nothing happens twice.
 *
 * <p>Instants are milliseconds since 1970 in UTC; wall-clock times are milliseconds since 1970 as
 * the clock on the wall counts them.
 *
 * <p>Remembers the time between two changes of clocks that it was last asked about, so it serves
 * one thread.
 */
final class WallClock {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+12000-01-01T00:00:00Z");

  private final ZoneRules rules;
  private Calm calm = new Calm(0, 0, 0, 0);

  WallClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** The instant in whole milliseconds; dates outside the years 1 to 12000 are drawn in to them. */
  static long millis(Instant instant) {
    Instant near = instant.isBefore(EARLIEST) ? EARLIEST : instant;
    return (near.isAfter(LATEST) ? LATEST : near).toEpochMilli();
  }

  /** What the clock on the wall shows at that instant. */
  long shownAt(long instant) {
    return instant + millis(rules.getOffset(Instant.ofEpochMilli(instant)));
  }

  /**
   * The latest time that the clock has shown up to that instant. It stands still while the clock
   * shows an hour for the second time, so it never goes back.
   */
  long reachedAt(long instant) {
    if (!calm.includes(instant)) {
      calm = calmAround(instant);
    }
    return calm.includes(instant) ? instant + calm.offset() : calm.reachedBefore();
  }

  /** The instant at which the clock first reaches or passes that wall-clock time. */
  long instantOf(long wallTime) {
    if (calm.includes(wallTime - calm.offset())) {
      return wallTime - calm.offset();
    }
    ZoneOffsetTransition change = changeAt(wallTime);
    if (change != null && change.isGap()) {
      return change.getInstant().toEpochMilli();
    }
    return wallTime - millis(rules.getOffset(dateTime(wallTime)));
  }

  private @Nullable ZoneOffsetTransition changeAt(long wallTime) {
    return rules.isFixedOffset() ? null : rules.getTransition(dateTime(wallTime));
  }

  /** The calm time that the instant is in, or that follows when times are shown again. */
  private Calm calmAround(long instant) {
    Instant middle = Instant.ofEpochMilli(instant);
    ZoneOffsetTransition last = rules.previousTransition(middle.plusMillis(1));
    ZoneOffsetTransition next = rules.nextTransition(middle);
    return new Calm(
        last == null ? Long.MIN_VALUE : last.getInstant().toEpochMilli() + repeated(last),
        next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli(),
        millis(rules.getOffset(middle)),
        last == null ? Long.MIN_VALUE : epochMillis(last.getDateTimeBefore()) - 1);
  }

  /** How long the clock shows times for the second time after that change. */
  private static long repeated(ZoneOffsetTransition change) {
    return Math.max(0, -change.getDuration().toMillis());
  }

  /** To the second: clocks change at whole ones. */
  private static LocalDateTime dateTime(long wallTime) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(wallTime, 1000L), 0, ZoneOffset.UTC);
  }

  private static long epochMillis(LocalDateTime wallTime) {
    return wallTime.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }

  /**
   * From the end of what one change of clocks repeats until the next change: one offset.
   *
   * @param reachedBefore the latest time that the clock had shown before the change
   */
  private record Calm(long from, long until, long offset, long reachedBefore) {
    boolean includes(long instant) {
      return from <= instant && instant < until;
    }
  }
}
