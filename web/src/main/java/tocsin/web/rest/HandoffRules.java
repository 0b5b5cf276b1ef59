package tocsin.web.rest;

import java.time.Duration;
import java.util.Optional;
import tocsin.core.account.HandoffKind;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.User;
import tocsin.core.handoff.Handoffs;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.HandoffRuleId;
import tocsin.web.rest.shape.UserShape;

/** {@code /users/{id}/oncall_handoff_notification_rules}: of which shifts somebody is told. */
final class HandoffRules {
  /** What they are to {@link UserRulesApi}. */
  static final UserRulesApi.Kind<HandoffRule> KIND =
      new UserRulesApi.Kind<>(
          "oncall_handoff_notification_rule",
          "hand-off rules",
          50,
          User::handoffRules,
          User::toldBy,
          rule -> rule.id().value(),
          HandoffRules::read,
          UserShape::handoffRule);

  private HandoffRules() {}

  private static HandoffRule read(Input input, User user, String id, Optional<HandoffRule> before) {
    Optional<ContactMethodId> method =
        UserChange.contactMethod(input, user, before.map(HandoffRule::contactMethod));
    Optional<HandoffKind> kind =
        input.word("handoff_type", HandoffKind.class).or(() -> before.map(HandoffRule::kind));
    if (kind.isEmpty()) {
      input.wrong("handoff_type", "can't be blank");
    }
    Optional<Duration> advance =
        input
            .number("notify_advance_in_minutes", 0, Handoffs.LONGEST_ADVANCE.toMinutes())
            .map(Duration::ofMinutes)
            .or(() -> before.map(HandoffRule::advance));
    input.check();
    return new HandoffRule(
        new HandoffRuleId(id),
        kind.orElseThrow(),
        advance.orElse(Duration.ZERO),
        method.orElseThrow());
  }
}
