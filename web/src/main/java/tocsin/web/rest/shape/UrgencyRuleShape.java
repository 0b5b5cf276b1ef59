package tocsin.web.rest.shape;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.schedule.SupportHours;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down where a service's urgency comes from: three fields of the service. */
final class UrgencyRuleShape {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private UrgencyRuleShape() {}

  /** Puts incident_urgency_rule, support_hours and scheduled_actions into the service's shape. */
  static void put(ObjectNode service, UrgencyRule rule) {
    ObjectNode shape = service.putObject("incident_urgency_rule");
    switch (rule) {
      case UrgencyRule.Constant constant -> {
        constant(shape, constant.basis());
        service.putNull("support_hours");
        service.putArray("scheduled_actions");
      }
      case UrgencyRule.BySupportHours by -> {
        shape.put("type", "use_support_hours");
        constant(shape.putObject("during_support_hours"), by.during());
        constant(shape.putObject("outside_support_hours"), by.outside());
        hours(service.putObject("support_hours"), by.hours());
        ArrayNode actions = service.putArray("scheduled_actions");
        by.raises().forEach(raise -> action(actions.addObject(), raise));
      }
    }
  }

  private static void constant(ObjectNode shape, UrgencyBasis basis) {
    shape.put("type", "constant");
    shape.put("urgency", Words.of(basis));
  }

  private static void hours(ObjectNode shape, SupportHours hours) {
    shape.put("type", "fixed_time_per_day");
    shape.put("time_zone", hours.zone().getId());
    ArrayNode days = shape.putArray("days_of_week");
    hours.days().stream().map(DayOfWeek::getValue).forEach(days::add);
    shape.put("start_time", time(hours.start()));
    shape.put("end_time", time(hours.end()));
  }

  private static String time(LocalTime time) {
    return TIME.format(time);
  }

  private static void action(ObjectNode shape, ScheduledRaise raise) {
    shape.put("type", "urgency_change");
    shape.putObject("at").put("type", "named_time").put("name", Words.of(raise));
    shape.put("to_urgency", "high");
  }
}
