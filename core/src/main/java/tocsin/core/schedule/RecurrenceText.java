package tocsin.core.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recurrence of an event: lines of RFC 5545, of which a part is understood. One RRULE
 * with FREQ=DAILY, WEEKLY or MONTHLY and INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH,
 * BYSETPOS and WKST, as far as they make sense for that frequency; and EXDATE and RDATE with days
 * or times.
 *
 * @param except when it doesn't happen though the rule says so
 * @param also when it happens besides
 */
record RecurrenceText(RecurrenceRule rule, List<RecurrenceTime> except, List<RecurrenceTime> also) {
  static final int MAX_DATES = 1_000;
  private static final int LONGEST_LINE = 20_000;
  private static final Pattern LINE =
      Pattern.compile("(RRULE|EXDATE|RDATE)((?:;[A-Z]+=[^:;]+)*):(.*)", Pattern.DOTALL);
  private static final Pattern ZONE =
      Pattern.compile(";TZID=\"?([^:;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  /** Why a text can't be read; the message is a sentence for the one who wrote it. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String sentence) {
      super(sentence);
    }
  }

  /** What is wrong with the lines, in one sentence; empty when they can be read. */
  static Optional<String> problem(List<String> lines) {
    try {
      RecurrenceText unused = parse(lines);
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the lines, or says by an {@link Unreadable} why not. */
  static RecurrenceText parse(List<String> lines) {
    List<RecurrenceRule> rules = new ArrayList<>();
    List<RecurrenceTime> except = new ArrayList<>();
    List<RecurrenceTime> also = new ArrayList<>();
    for (String line : lines) {
      if (line.length() > LONGEST_LINE) {
        throw new Unreadable("A line of a recurrence may have at most 20,000 characters");
      }
      Matcher parts = LINE.matcher(line.strip().toUpperCase(Locale.ROOT));
      if (!parts.matches()) {
        throw new Unreadable("A recurrence is made of lines RRULE:, EXDATE: and RDATE:");
      }
      switch (parts.group(1)) {
        case "RRULE" -> rules.add(rule(parts.group(3)));
        case "EXDATE" -> except.addAll(times(parts.group(3), zone(line)));
        default -> also.addAll(times(parts.group(3), zone(line)));
      }
    }
    if (rules.size() != 1) {
      throw new Unreadable("A recurrence needs exactly one RRULE");
    }
    if (except.size() + also.size() > MAX_DATES) {
      throw new Unreadable("A recurrence may name at most 1,000 dates");
    }
    return new RecurrenceText(rules.getFirst(), except, also);
  }

  private static @Nullable ZoneId zone(String line) {
    Matcher zone = ZONE.matcher(line);
    if (!zone.find()) {
      return null;
    }
    try {
      return ZoneId.of(zone.group(1));
    } catch (DateTimeException e) {
      throw new Unreadable("TZID " + zone.group(1) + " is not a known time zone");
    }
  }

  private static List<RecurrenceTime> times(String values, @Nullable ZoneId zone) {
    List<RecurrenceTime> times = new ArrayList<>();
    for (String value : values.split(",", MAX_DATES + 2)) {
      times.add(time(value, zone));
    }
    return times;
  }

  private static RecurrenceTime time(String value, @Nullable ZoneId zone) {
    try {
      return RecurrenceTime.parse(value, zone);
    } catch (DateTimeException e) {
      throw new Unreadable("Write times of a recurrence like 20261224T090000Z or 20261224");
    }
  }

  private static RecurrenceRule rule(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.split(";", 20)) {
      int sign = part.indexOf('=');
      if (sign < 0 || parts.put(part.substring(0, sign), part.substring(sign + 1)) != null) {
        throw new Unreadable("RRULE is made of parts like FREQ=WEEKLY, each once");
      }
    }
    RecurrenceRule rule =
        new RecurrenceRule(
            frequency(parts.remove("FREQ")),
            numbers(parts.remove("INTERVAL"), "INTERVAL", 1, 1_000).stream().findFirst().orElse(1),
            numbers(parts.remove("COUNT"), "COUNT", 1, 100_000).stream()
                .map(Integer::longValue)
                .findFirst()
                .orElse(Long.MAX_VALUE),
            Optional.ofNullable(parts.remove("UNTIL")).map(until -> time(until, null)).orElse(null),
            weekdays(parts.remove("BYDAY")),
            numbers(parts.remove("BYMONTHDAY"), "BYMONTHDAY", -31, 31),
            numbers(parts.remove("BYMONTH"), "BYMONTH", 1, 12),
            numbers(parts.remove("BYSETPOS"), "BYSETPOS", -31, 31),
            day(Optional.ofNullable(parts.remove("WKST")).orElse("MO")));
    if (!parts.isEmpty()) {
      throw new Unreadable("RRULE must not have " + parts.keySet().iterator().next());
    }
    check(rule);
    return rule;
  }

  private static void check(RecurrenceRule rule) {
    boolean monthly = rule.frequency() == RecurrenceRule.Frequency.MONTHLY;
    boolean ofMonths =
        !rule.monthDays().isEmpty() || !rule.months().isEmpty() || !rule.positions().isEmpty();
    if (!monthly && ofMonths) {
      throw new Unreadable("BYMONTHDAY, BYMONTH and BYSETPOS need FREQ=MONTHLY");
    }
    if (!monthly && rule.weekdays().stream().anyMatch(each -> each.week() != 0)) {
      throw new Unreadable("A numbered weekday like 1MO needs FREQ=MONTHLY");
    }
    boolean daily = rule.frequency() == RecurrenceRule.Frequency.DAILY;
    if (daily && rule.interval() > 1 && !rule.weekdays().isEmpty()) {
      throw new Unreadable("FREQ=DAILY with BYDAY must not have an INTERVAL");
    }
  }

  private static RecurrenceRule.Frequency frequency(@Nullable String word) {
    return EnumSet.allOf(RecurrenceRule.Frequency.class).stream()
        .filter(each -> each.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new Unreadable("FREQ must be DAILY, WEEKLY or MONTHLY"));
  }

  private static List<Integer> numbers(@Nullable String text, String name, int least, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : text == null ? new String[0] : text.split(",", 40)) {
      int value = number.matches("[+-]?\\d{1,6}") ? Integer.parseInt(number) : 0;
      if (value == 0 || value < least || value > most) {
        throw new Unreadable(name + " must be from " + least + " to " + most + ", and not 0");
      }
      numbers.add(value);
    }
    return numbers;
  }

  private static List<RecurrenceRule.Weekday> weekdays(@Nullable String text) {
    List<RecurrenceRule.Weekday> weekdays = new ArrayList<>();
    for (String each : text == null ? new String[0] : text.split(",", 40)) {
      Matcher parts = WEEKDAY.matcher(each);
      if (!parts.matches()) {
        throw new Unreadable("BYDAY must list days like MO,TU or 1MO,-1FR");
      }
      String week = parts.group(1);
      int number = week == null ? 0 : Integer.parseInt(week);
      if (week != null && (number == 0 || number > 5 || number < -5)) {
        throw new Unreadable("A month has no week " + week);
      }
      weekdays.add(new RecurrenceRule.Weekday(number, day(parts.group(2))));
    }
    return weekdays;
  }

  private static DayOfWeek day(String word) {
    int place = DAYS.indexOf(word);
    if (place < 0) {
      throw new Unreadable("A day of the week is one of " + String.join(", ", DAYS));
    }
    return DayOfWeek.of(place + 1);
  }
}
