package tocsin.core.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time in a line of RFC 5545: a day, or a time of day on it.
 *
 * @param local midnight for a whole day
 * @param zone of the time; null for the event's own
 */
record RecurrenceTime(LocalDateTime local, boolean wholeDay, @Nullable ZoneId zone) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Reads {@code 20261224}, {@code 20261224T090000} or {@code 20261224T090000Z}.
   *
   * @throws DateTimeException when it is none of them
   */
  static RecurrenceTime parse(String text, @Nullable ZoneId zone) {
    if (text.length() == 8) {
      return new RecurrenceTime(LocalDate.parse(text, DAY).atStartOfDay(), true, null);
    }
    if (text.endsWith("Z")) {
      String utc = text.substring(0, text.length() - 1);
      return new RecurrenceTime(LocalDateTime.parse(utc, TIME), false, ZoneOffset.UTC);
    }
    return new RecurrenceTime(LocalDateTime.parse(text, TIME), false, zone);
  }

  /** What the event's clock shows at that time; for a whole day the day's first moment. */
  long wallTime(WallClock clock) {
    return zone == null ? asWritten() : clock.shownAt(new WallClock(zone).instantOf(asWritten()));
  }

  /** The latest time that the event's clock has shown by then. */
  long reachedOn(WallClock clock) {
    return zone == null ? asWritten() : clock.reachedAt(new WallClock(zone).instantOf(asWritten()));
  }

  private long asWritten() {
    return local.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
