package tocsin.web.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as clients really send them, and as they get them. Taken: ISO 8601 with any offset, without
 * seconds, date only, with a blank for the T, and what Go prints ({@code 2017-09-01 08:00:00 +0000
 * UTC}).
 */
public final class Times {
  private static final DateTimeFormatter TAKEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd")
          .optionalStart()
          .appendPattern("['T'][ ]HH:mm")
          .optionalStart()
          .appendPattern(":ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalStart()
          .appendPattern("[ ]")
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .optionalEnd()
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern PLUS_LOST =
      Pattern.compile("(?i)(T\\d\\d:\\d\\d(?::[\\d.]+)?) (\\d\\d:?(?:\\d\\d)?)$");
  private static final Pattern ZONE_NAME = Pattern.compile(" [A-Z]{1,5}$");

  private Times() {}

  /** The instant; a time without offset is one of that zone. Empty when it is no time. */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    // In a query, a plus sign that was not encoded arrives as a blank.
    String plain = PLUS_LOST.matcher(text.strip()).replaceFirst("$1+$2");
    plain = ZONE_NAME.matcher(plain).replaceFirst("");
    try {
      TemporalAccessor parsed = TAKEN.parseBest(plain, OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          parsed instanceof OffsetDateTime at
              ? at.toInstant()
              : LocalDateTime.from(parsed).atZone(zone).toInstant();
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year < 1 || year > 9999 ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** ISO 8601 in whole seconds; UTC with a Z, other zones with their offset. */
  public static String show(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /** As {@link #show}, and null for no instant. */
  public static @Nullable String showOrNull(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : show(instant, zone);
  }

  /** The zone's IANA id. */
  public static String show(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** A zone by its IANA id or its Rails name; empty when there is no such zone. */
  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(RailsZones.NAMES.getOrDefault(name, name)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
