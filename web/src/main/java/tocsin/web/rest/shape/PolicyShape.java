package tocsin.web.rest.shape;

import java.util.Comparator;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Service;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down escalation policies. */
public final class PolicyShape {
  private PolicyShape() {}

  /**
   * A policy; {@code include[]} takes services, teams, targets and
   * escalation_rule_assignment_strategies.
   */
  public static ObjectNode of(Shaping shaping, EscalationPolicy policy) {
    ObjectNode shape =
        Ref.head(
            shaping,
            "escalation_policy",
            policy.id().value(),
            policy.name(),
            "/escalation_policies/" + policy.id());
    shape.put("name", policy.name());
    shape.put("description", policy.description());
    shape.put("num_loops", policy.loops());
    shape.put("on_call_handoff_notifications", Words.of(policy.handoffNotifications()));
    shape.set("escalation_rules", Ref.list(policy.rules(), rule -> rule(shaping, rule)));
    shape.set("services", services(shaping, policy));
    shape.set("teams", ServiceShape.teams(shaping, policy.teams()));
    shape.putNull("privilege");
    return shape;
  }

  private static ObjectNode rule(Shaping shaping, EscalationRule rule) {
    ObjectNode shape = Json.object();
    shape.put("id", rule.id().value());
    shape.put("escalation_delay_in_minutes", rule.delay().toMinutes());
    if (shaping.includes("escalation_rule_assignment_strategies")) {
      shape.putObject("escalation_rule_assignment_strategy").put("type", Words.of(rule.strategy()));
    }
    shape.set("targets", Ref.list(rule.targets(), target -> target(shaping, target)));
    return shape;
  }

  private static ObjectNode target(Shaping shaping, EscalationTarget target) {
    if (!shaping.includes("targets")) {
      return Ref.target(shaping, target);
    }
    return switch (target) {
      case EscalationTarget.OfUser(UserId id) ->
          shaping
              .directory()
              .user(id)
              .map(user -> UserShape.of(shaping.plain(), user))
              .orElseGet(() -> Ref.target(shaping, target));
      case EscalationTarget.OfSchedule(ScheduleId id) ->
          shaping
              .directory()
              .rota(id)
              .map(schedule -> ScheduleShape.brief(shaping.plain(), schedule))
              .orElseGet(() -> Ref.target(shaping, target));
    };
  }

  private static ArrayNode services(Shaping shaping, EscalationPolicy policy) {
    return Ref.list(
        shaping.directory().all(Service.class).stream()
            .filter(service -> service.escalationPolicy().equals(policy.id()))
            .sorted(Comparator.comparing(Service::name))
            .toList(),
        service -> Ref.service(shaping, service.id()));
  }
}
