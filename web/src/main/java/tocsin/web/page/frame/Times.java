package tocsin.web.page.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as one reader sees them: their zone first, UTC beside it, spans in plain units. */
public record Times(ZoneId zone, Instant now) {
  private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = format("HH:mm");
  private static final DateTimeFormatter DAY = format("EEE d MMM");
  private static final DateTimeFormatter DAY_OF_YEAR = format("EEE d MMM uuuu");
  private static final Duration DAYS_FROM = Duration.ofHours(48);

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** For timelines and facts: with seconds. */
  public Moment moment(Instant at) {
    return new Moment(at.toString(), day(at), local(at, CLOCK), utc(at, CLOCK));
  }

  /** For shifts: without seconds. */
  public Moment minute(Instant at) {
    return new Moment(at.toString(), day(at), local(at, MINUTE), utc(at, MINUTE));
  }

  /** Now on the reader's clock: "14:57:41". */
  public String clock() {
    return local(now, CLOCK);
  }

  /** Now in UTC: "22:57:41". */
  public String utcClock() {
    return CLOCK.format(now.atOffset(ZoneOffset.UTC));
  }

  /** The zone by its city. */
  public String city() {
    String id = Zones.named(zone);
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }

  /** The offset of the zone now in seconds, for the clock that ticks in the browser. */
  public int offsetSeconds() {
    return zone.getRules().getOffset(now).getTotalSeconds();
  }

  /** The start of today in the reader's zone. */
  public Instant midnight() {
    return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
  }

  /** How long ago, in one unit. A clock that stepped back gives "0 s". */
  public String age(Instant since) {
    return span(Duration.between(since, now));
  }

  /** How long until then, in two units. */
  public String until(Instant at) {
    return countdown(Duration.between(now, at));
  }

  /** How long until then, in one unit. */
  public String roughlyUntil(Instant at) {
    return span(Duration.between(now, at));
  }

  /** One unit: "37 s", "6 min", "9 h", "3 d". */
  public static String span(Duration length) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return Math.max(0, length.toSeconds()) + " s";
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return length.toMinutes() + " min";
    }
    if (length.compareTo(DAYS_FROM) < 0) {
      return length.toHours() + " h";
    }
    return length.toDays() + " d";
  }

  /** Two units: "37 s", "14 min 23 s", "2 h 5 min", "3 d 4 h". */
  public static String countdown(Duration length) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return span(length);
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      return two(length.toMinutes(), " min", length.toSecondsPart(), " s");
    }
    if (length.compareTo(DAYS_FROM) < 0) {
      return two(length.toHours(), " h", length.toMinutesPart(), " min");
    }
    return two(length.toDays(), " d", length.toHoursPart(), " h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return small == 0 ? large + unit : large + unit + " " + small + smaller;
  }

  /** The day at that time: "Tue 10 Jan", with the year when that is far. */
  public String dayOf(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    return day.format(Math.abs(day.until(today).toTotalMonths()) > 6 ? DAY_OF_YEAR : DAY);
  }

  private String day(Instant at) {
    boolean isToday = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
    return isToday ? "" : dayOf(at);
  }

  private String local(Instant at, DateTimeFormatter format) {
    return format.format(at.atZone(zone));
  }

  private String utc(Instant at, DateTimeFormatter format) {
    boolean same = zone.getRules().getOffset(at).equals(ZoneOffset.UTC);
    return same ? "" : format.format(at.atOffset(ZoneOffset.UTC)) + " UTC";
  }
}
