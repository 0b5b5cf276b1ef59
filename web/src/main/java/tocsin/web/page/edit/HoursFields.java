package tocsin.web.page.edit;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.schedule.Restriction;
import tocsin.web.page.frame.Visit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hours to which a layer is restricted, as a form has them. Forms say until when, the API how long;
 * an end that isn't after the start is on the next day, or in the next week.
 *
 * @param days {@code daily}, {@code workdays}, {@code weekend}, a day from 1 to 7; empty when the
 *     row is not used
 * @param untilDay the day of the end, 1 to 7, for one day of the week; empty when it ends within 24
 *     hours
 */
public record HoursFields(String days, String from, String untilDay, String until) {
  static final HoursFields NONE = new HoursFields("", "", "", "");

  private static final String DAILY = "daily";
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long WEEK = Duration.ofDays(7).toSeconds();

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** What can be chosen for the days. */
  public List<Option> dayOptions() {
    Stream<Option> several =
        Stream.of(
            option("", "Not used", days),
            option(DAILY, "Every day", days),
            option("workdays", "Monday to Friday", days),
            option("weekend", "Saturday and Sunday", days));
    return Stream.concat(several, week(days)).toList();
  }

  /** What can be chosen for the day of the end. */
  public List<Option> untilDayOptions() {
    return Stream.concat(Stream.of(option("", "Within a day", untilDay)), week(untilDay)).toList();
  }

  /** How fine browsers may be with it: whole seconds when there are any, null for minutes. */
  public @Nullable String step() {
    return from.length() > 5 || until.length() > 5 ? "1" : null;
  }

  private static Stream<Option> week(String chosen) {
    return Stream.of(DayOfWeek.values())
        .map(day ->
            option(
                Integer.toString(day.getValue()),
                day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                chosen));
  }

  private static Option option(String value, String label, String chosen) {
    return new Option(value, label, value.equals(chosen));
  }

  static HoursFields of(Restriction restriction) {
    return switch (restriction) {
      case Restriction.Daily(LocalTime start, Duration length) ->
          new HoursFields(DAILY, start.toString(), "", start.plus(length).toString());
      case Restriction.Weekly(DayOfWeek day, LocalTime start, Duration length) -> {
        long end = start.toSecondOfDay() + length.toSeconds();
        String last = Integer.toString(day.plus(end / DAY).getValue());
        yield new HoursFields(
            Integer.toString(day.getValue()),
            start.toString(),
            length.toSeconds() <= DAY ? "" : last,
            start.plus(length).toString());
      }
    };
  }

  /** The rows of the layer with that number as they were sent, those not used too. */
  static List<HoursFields> posted(int layer, Visit visit) {
    List<String> days = visit.form().all("days-" + layer);
    List<HoursFields> rows = new ArrayList<>();
    for (int row = 0; row < days.size(); row++) {
      rows.add(
          new HoursFields(
              days.get(row).strip(),
              nth(visit.form().all("from-" + layer), row),
              nth(visit.form().all("until-day-" + layer), row),
              nth(visit.form().all("until-" + layer), row)));
    }
    return rows;
  }

  private static String nth(List<String> values, int row) {
    return row < values.size() ? values.get(row).strip() : "";
  }

  /** Adds them to the restrictions of a layer as the REST API reads them. */
  void say(ArrayNode restrictions) {
    switch (days) {
      case "" -> {}
      case DAILY -> restriction(restrictions, "daily_restriction", "");
      case "workdays" -> week(restrictions, 1, 5);
      case "weekend" -> week(restrictions, 6, 7);
      default -> restriction(restrictions, "weekly_restriction", days);
    }
  }

  private void week(ArrayNode restrictions, int first, int last) {
    HoursFields eachDay = new HoursFields(days, from, "", until);
    IntStream.rangeClosed(first, last)
        .forEach(
            day -> eachDay.restriction(restrictions, "weekly_restriction", Integer.toString(day)));
  }

  /** What is no time is said as it is, or left out: the API finds fault with both. */
  private void restriction(ArrayNode restrictions, String type, String day) {
    ObjectNode restriction = restrictions.addObject().put("type", type);
    restriction.put("start_time_of_day", from);
    if (!day.isEmpty()) {
      restriction.put("start_day_of_week", day);
    }
    Optional<LocalTime> start = time(from);
    Optional<LocalTime> end = time(until);
    if (start.isPresent() && end.isPresent()) {
      long clock = Duration.between(start.get(), end.get()).toSeconds();
      restriction.put("duration_seconds", day.isEmpty() ? ahead(clock, DAY) : length(day, clock));
    }
  }

  private long length(String day, long clock) {
    boolean named = day.matches("[1-7]") && untilDay.matches("[1-7]");
    return named
        ? ahead((Integer.parseInt(untilDay) - Integer.parseInt(day)) * DAY + clock, WEEK)
        : ahead(clock, DAY);
  }

  /** The same modulo that span, but more than nothing. */
  private static long ahead(long seconds, long span) {
    long rest = Math.floorMod(seconds, span);
    return rest == 0 ? span : rest;
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
