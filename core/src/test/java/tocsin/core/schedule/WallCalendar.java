package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A calendar on the wall: part of the oracle. Reads the lines of a recurrence in its own simple
 * way, looks at each day by itself and shares no code with what it checks.
 */
final class WallCalendar {
  private static final List<String> NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private final Map<String, String> rule = new HashMap<>();
  private final List<String> except = new ArrayList<>();
  private final List<String> also = new ArrayList<>();
  private final LocalDateTime first;
  private final ZoneId zone;

  /** The event happens for the first time then, by the clock of that zone. */
  WallCalendar(List<String> lines, LocalDateTime first, ZoneId zone) {
    this.first = first;
    this.zone = zone;
    for (String line : lines) {
      String value = line.substring(line.lastIndexOf(':') + 1);
      if (line.startsWith("RRULE")) {
        for (String part : value.split(";", -1)) {
          rule.put(part.replaceAll("=.*", ""), part.replaceAll(".*=", ""));
        }
      } else {
        String in = line.contains("TZID=") ? line.replaceAll(".*TZID=|:.*", "") + "|" : "";
        (line.startsWith("EXDATE") ? except : also).add(in + value);
      }
    }
  }

  /** All times of day on which it begins up to and including that day, in order. */
  List<LocalDateTime> begins(LocalDate last) {
    Set<LocalDateTime> left = new HashSet<>();
    except.forEach(each -> left.addAll(meanings(each)));
    TreeSet<LocalDateTime> begins = new TreeSet<>();
    also.forEach(each -> begins.add(meanings(each).getFirst()));
    int most = Integer.parseInt(rule.getOrDefault("COUNT", "1000000"));
    for (LocalDate day = first.toLocalDate(); most > 0 && !day.isAfter(last); ) {
      LocalDateTime time = day.atTime(first.toLocalTime());
      if (isTooLate(time)) {
        break;
      }
      if (isOne(day)) {
        begins.add(time);
        most--;
      }
      day = day.plusDays(1);
    }
    begins.removeAll(left);
    begins.removeIf(time -> time.toLocalDate().isAfter(last));
    return List.copyOf(begins);
  }

  private boolean isTooLate(LocalDateTime time) {
    String until = rule.get("UNTIL");
    if (until == null) {
      return false;
    }
    return until.endsWith("Z")
        ? MinuteByMinute.happens(time, zone)
            .isAfter(LocalDateTime.parse(until.replace("Z", ""), TIME).toInstant(ZoneOffset.UTC))
        : time.toLocalDate().isAfter(day(until));
  }

  /**
   * What the event's clock shows at the time that a line names. A time of day that this clock skips
   * is never shown, yet something begins then: it is meant too.
   */
  private List<LocalDateTime> meanings(String text) {
    String value = text.substring(text.indexOf('|') + 1);
    if (value.length() == 8) {
      return List.of(day(value).atTime(first.toLocalTime()));
    }
    LocalDateTime local = LocalDateTime.parse(value.replace("Z", ""), TIME);
    if (!value.endsWith("Z") && text.indexOf('|') < 0) {
      return List.of(local);
    }
    ZoneId of = value.endsWith("Z") ? ZoneOffset.UTC : ZoneId.of(text.replaceAll("\\|.*", ""));
    ZonedDateTime shown = MinuteByMinute.happens(local, of).atZone(zone);
    LocalDateTime skipped = shown.toLocalDate().atTime(first.toLocalTime());
    return MinuteByMinute.happens(skipped, zone).equals(shown.toInstant())
        ? List.of(skipped)
        : List.of(shown.toLocalDateTime());
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private boolean isOne(LocalDate day) {
    LocalDate begin = first.toLocalDate();
    long interval = Long.parseLong(rule.getOrDefault("INTERVAL", "1"));
    return switch (rule.getOrDefault("FREQ", "")) {
      case "DAILY" -> ChronoUnit.DAYS.between(begin, day) % interval == 0 && isWeekday(day, true);
      case "WEEKLY" ->
          ChronoUnit.WEEKS.between(week(begin), week(day)) % interval == 0
              && isWeekday(day, day.getDayOfWeek() == begin.getDayOfWeek());
      default ->
          ChronoUnit.MONTHS.between(begin.withDayOfMonth(1), day.withDayOfMonth(1)) % interval == 0
              && isOfMonth(day);
    };
  }

  private boolean isWeekday(LocalDate day, boolean otherwise) {
    String days = rule.get("BYDAY");
    return days == null ? otherwise : days.contains(NAMES.get(day.getDayOfWeek().ordinal()));
  }

  private LocalDate week(LocalDate day) {
    int start = NAMES.indexOf(rule.getOrDefault("WKST", "MO"));
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(start + 1)));
  }

  private boolean isOfMonth(LocalDate day) {
    String months = rule.get("BYMONTH");
    if (months != null && !numbers(months).contains(day.getMonthValue())) {
      return false;
    }
    List<LocalDate> fitting =
        day.withDayOfMonth(1)
            .datesUntil(day.withDayOfMonth(1).plusMonths(1))
            .filter(this::fits)
            .toList();
    String positions = rule.get("BYSETPOS");
    if (positions == null) {
      return fitting.contains(day);
    }
    int place = fitting.indexOf(day) + 1;
    List<Integer> wanted = numbers(positions);
    return place > 0 && (wanted.contains(place) || wanted.contains(place - 1 - fitting.size()));
  }

  private boolean fits(LocalDate day) {
    String dates = rule.get("BYMONTHDAY");
    String weekdays = rule.get("BYDAY");
    boolean byDate =
        dates != null
            && (numbers(dates).contains(day.getDayOfMonth())
                || numbers(dates).contains(day.getDayOfMonth() - day.lengthOfMonth() - 1));
    if (weekdays == null) {
      return dates == null ? day.getDayOfMonth() == first.getDayOfMonth() : byDate;
    }
    String name = NAMES.get(day.getDayOfWeek().ordinal());
    boolean byDay = false;
    for (String each : weekdays.split(",", -1)) {
      String number = each.substring(0, each.length() - 2);
      byDay |=
          each.endsWith(name)
              && (number.isEmpty()
                  || day.with(
                          TemporalAdjusters.dayOfWeekInMonth(
                              Integer.parseInt(number), day.getDayOfWeek()))
                      .equals(day));
    }
    return byDay && (dates == null || byDate);
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      numbers.add(Integer.parseInt(each));
    }
    return numbers;
  }
}
