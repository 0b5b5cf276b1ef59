package tocsin.web.rest;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.schedule.SupportHours;
import tools.jackson.databind.JsonNode;

/**
 * Reads where a service's urgency comes from: {@code incident_urgency_rule}, {@code support_hours}
 * and {@code scheduled_actions}. In an update each may be left out and stays as it was.
 */
final class UrgencyInput {
  private static final String CONSTANT = "constant";
  private static final String BY_HOURS = "use_support_hours";

  private final Input service;
  private final @Nullable UrgencyRule before;

  UrgencyInput(Input service, @Nullable UrgencyRule before) {
    this.service = service;
    this.before = before;
  }

  /** The rule as wanted. What is wrong is noted in the input; then the rule means nothing. */
  UrgencyRule read() {
    Optional<Input> rule = service.object("incident_urgency_rule");
    boolean byHours =
        rule.map(r -> r.text("type", 100).filter(BY_HOURS::equals).isPresent())
            .orElse(before instanceof UrgencyRule.BySupportHours);
    rule.ifPresent(UrgencyInput::checkType);
    return byHours ? bySupportHours(rule) : constant(rule);
  }

  private static void checkType(Input rule) {
    Optional<String> type = rule.text("type", 100);
    if (type.filter(t -> t.equals(CONSTANT) || t.equals(BY_HOURS)).isEmpty()) {
      rule.wrong("type", "must be " + CONSTANT + " or " + BY_HOURS);
    }
  }

  private UrgencyRule constant(Optional<Input> rule) {
    if (service.object("support_hours").isPresent()) {
      service.wrong("support_hours", "need an incident urgency rule of type " + BY_HOURS);
    }
    if (!service.objects("scheduled_actions", 2).isEmpty()) {
      service.wrong("scheduled_actions", "need an incident urgency rule of type " + BY_HOURS);
    }
    UrgencyRule otherwise =
        before instanceof UrgencyRule.Constant constant ? constant : UrgencyRule.HIGH;
    return rule.<UrgencyRule>map(r -> new UrgencyRule.Constant(basis(r))).orElse(otherwise);
  }

  private static UrgencyBasis basis(Input constant) {
    Optional<UrgencyBasis> basis = constant.word("urgency", UrgencyBasis.class);
    if (basis.isEmpty()) {
      constant.wrong("urgency", "can't be blank");
    }
    return basis.orElse(UrgencyBasis.HIGH);
  }

  private UrgencyRule bySupportHours(Optional<Input> rule) {
    UrgencyRule.BySupportHours known = before instanceof UrgencyRule.BySupportHours by ? by : null;
    UrgencyBasis during =
        rule.map(r -> basis(r, "during_support_hours"))
            .orElse(known == null ? UrgencyBasis.HIGH : known.during());
    UrgencyBasis outside =
        rule.map(r -> basis(r, "outside_support_hours"))
            .orElse(known == null ? UrgencyBasis.HIGH : known.outside());
    Optional<SupportHours> hours =
        service.has("support_hours")
            ? service.object("support_hours").flatMap(UrgencyInput::hours)
            : Optional.ofNullable(known).map(UrgencyRule.BySupportHours::hours);
    List<ScheduledRaise> raises =
        service.has("scheduled_actions") ? raises() : known == null ? List.of() : known.raises();
    if (hours.isEmpty()) {
      if (service.object("support_hours").isEmpty()) {
        service.wrong("support_hours", "can't be blank when urgency goes by support hours");
      }
      return UrgencyRule.HIGH;
    }
    return new UrgencyRule.BySupportHours(hours.get(), during, outside, raises);
  }

  private static UrgencyBasis basis(Input rule, String name) {
    Optional<Input> constant = rule.object(name);
    if (constant.isEmpty()) {
      rule.wrong(name, "can't be blank");
    }
    constant
        .filter(c -> c.text("type", 100).filter(t -> !t.equals(CONSTANT)).isPresent())
        .ifPresent(c -> c.wrong("type", "must be " + CONSTANT));
    return constant.map(UrgencyInput::basis).orElse(UrgencyBasis.HIGH);
  }

  private static Optional<SupportHours> hours(Input input) {
    input
        .text("type", 100)
        .filter(type -> !type.equals("fixed_time_per_day"))
        .ifPresent(type -> input.wrong("type", "must be fixed_time_per_day"));
    Optional<ZoneId> zone = input.zone("time_zone");
    if (input.text("time_zone", 100).isEmpty()) {
      input.wrong("time_zone", "can't be blank");
    }
    List<DayOfWeek> days = days(input);
    Optional<LocalTime> start = time(input, "start_time");
    Optional<LocalTime> end = time(input, "end_time");
    if (zone.isEmpty() || days.isEmpty() || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new SupportHours(zone.get(), days, start.get(), end.get()));
  }

  private static List<DayOfWeek> days(Input input) {
    List<DayOfWeek> days = new ArrayList<>();
    JsonNode list = input.tree().path("days_of_week");
    for (JsonNode day : list.isArray() && list.size() <= 7 ? list.values() : List.<JsonNode>of()) {
      if (day.isIntegralNumber() && day.intValue() >= 1 && day.intValue() <= 7) {
        days.add(DayOfWeek.of(day.intValue()));
      }
    }
    if (days.isEmpty() || days.size() < list.size()) {
      input.wrong("days_of_week", "must be one to seven numbers from 1 (Monday) to 7");
      return List.of();
    }
    return days;
  }

  private static Optional<LocalTime> time(Input input, String name) {
    try {
      Optional<LocalTime> time = input.text(name, 20).map(LocalTime::parse);
      if (time.filter(t -> t.getNano() == 0).isPresent()) {
        return time;
      }
    } catch (DateTimeException e) {
      // said below, as for a time that is missing
    }
    input.wrong(name, "must be a time of day such as 09:00:00");
    return Optional.empty();
  }

  private List<ScheduledRaise> raises() {
    List<ScheduledRaise> raises = new ArrayList<>();
    for (Input action : service.objects("scheduled_actions", 2)) {
      if (action.text("type", 100).filter("urgency_change"::equals).isEmpty()) {
        action.wrong("type", "must be urgency_change");
      }
      if (action.text("to_urgency", 100).filter("high"::equals).isEmpty()) {
        action.wrong("to_urgency", "must be high");
      }
      Optional<ScheduledRaise> at =
          action.object("at").flatMap(named -> named.word("name", ScheduledRaise.class));
      at.ifPresentOrElse(
          raises::add,
          () -> action.wrong("at", "must name support_hours_start or support_hours_end"));
    }
    return raises;
  }
}
