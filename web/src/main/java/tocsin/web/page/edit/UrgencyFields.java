package tocsin.web.page.edit;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.schedule.SupportHours;
import tocsin.web.page.frame.Visit;
import tocsin.web.page.frame.Zones;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a service's form that is about urgency.
 *
 * @param byHours whether it goes by support hours, so that their fields matter
 */
public record UrgencyFields(
    List<Option> rule,
    boolean byHours,
    List<Option> during,
    List<Option> outside,
    List<Zones.Choice> zones,
    List<Option> days,
    String start,
    String end,
    boolean raiseAtStart,
    boolean raiseAtEnd) {
  private static final String BY_HOURS = "use_support_hours";
  private static final SupportHours USUAL =
      new SupportHours(
          ZoneId.of("UTC"),
          List.of(DayOfWeek.values()).subList(0, 5),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0));

  static UrgencyFields of(@Nullable UrgencyRule rule, Visit visit) {
    Typed typed = new Typed(visit);
    UrgencyRule.BySupportHours by = rule instanceof UrgencyRule.BySupportHours known ? known : null;
    SupportHours hours = by == null ? USUAL : by.hours();
    String present =
        switch (rule) {
          case null -> Words.of(UrgencyBasis.HIGH);
          case UrgencyRule.Constant(UrgencyBasis basis) -> Words.of(basis);
          case UrgencyRule.BySupportHours known -> BY_HOURS;
        };
    String chosen = typed.text("urgency", present);
    Set<String> days =
        typed.all("day", hours.days().stream().map(day -> "" + day.getValue()).toList());
    return new UrgencyFields(
        Stream.concat(
                bases(chosen).stream(),
                Stream.of(new Option(BY_HOURS, "By support hours", chosen.equals(BY_HOURS))))
            .toList(),
        chosen.equals(BY_HOURS),
        bases(typed.text("during", Words.of(by == null ? UrgencyBasis.HIGH : by.during()))),
        bases(typed.text("outside", Words.of(by == null ? UrgencyBasis.LOW : by.outside()))),
        Zones.choices(zone(typed, by == null ? visit.times().zone() : hours.zone()), visit.now()),
        Stream.of(DayOfWeek.values()).map(day -> option(day, days)).toList(),
        typed.text("start", hours.start().toString()),
        typed.text("end", hours.end().toString()),
        typed.on("raise-start", by != null && raises(by, ScheduledRaise.SUPPORT_HOURS_START)),
        typed.on("raise-end", by != null && raises(by, ScheduledRaise.SUPPORT_HOURS_END)));
  }

  private static boolean raises(UrgencyRule.BySupportHours by, ScheduledRaise raise) {
    return by.raises().contains(raise);
  }

  private static ZoneId zone(Typed typed, ZoneId otherwise) {
    String id = typed.text("zone", otherwise.getId());
    return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : otherwise;
  }

  private static Option option(DayOfWeek day, Set<String> chosen) {
    String value = "" + day.getValue();
    return new Option(
        value, day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), chosen.contains(value));
  }

  private static List<Option> bases(String chosen) {
    return Stream.of(UrgencyBasis.values())
        .map(basis -> new Option(Words.of(basis), label(basis), Words.of(basis).equals(chosen)))
        .toList();
  }

  private static String label(UrgencyBasis basis) {
    return switch (basis) {
      case HIGH -> "High";
      case LOW -> "Low";
      case SEVERITY_BASED -> "As severe: high when critical or error";
    };
  }

  /** Adds what the form says to a service as the REST API reads it. */
  static void said(Visit visit, ObjectNode service) {
    String chosen = visit.posted("urgency").orElse("");
    ObjectNode rule = service.putObject("incident_urgency_rule");
    if (!chosen.equals(BY_HOURS)) {
      rule.put("type", "constant").put("urgency", chosen);
      return;
    }
    rule.put("type", BY_HOURS);
    rule.set("during_support_hours", constant(visit, "during"));
    rule.set("outside_support_hours", constant(visit, "outside"));
    ObjectNode hours = service.putObject("support_hours").put("type", "fixed_time_per_day");
    hours.put("time_zone", visit.posted("zone").orElse(""));
    hours.put("start_time", visit.posted("start").orElse(""));
    hours.put("end_time", visit.posted("end").orElse(""));
    ArrayNode days = hours.putArray("days_of_week");
    visit.form().all("day").stream()
        .filter(day -> day.matches("[1-7]"))
        .forEach(day -> days.add(Integer.parseInt(day)));
    ArrayNode raises = service.putArray("scheduled_actions");
    for (String edge : List.of("start", "end")) {
      if (visit.posted("raise-" + edge).isPresent()) {
        raises.add(raise("support_hours_" + edge));
      }
    }
  }

  private static ObjectNode constant(Visit visit, String name) {
    return Json.object().put("type", "constant").put("urgency", visit.posted(name).orElse(""));
  }

  private static ObjectNode raise(String name) {
    ObjectNode raise = Json.object().put("type", "urgency_change").put("to_urgency", "high");
    raise.putObject("at").put("type", "named_time").put("name", name);
    return raise;
  }
}
