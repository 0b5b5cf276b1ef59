package tocsin.web.rest;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationRuleId;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.UserShape;

/** {@code /users/{id}/notification_rules}: when somebody is told, and how. */
final class NotificationRules {
  /** What they are to {@link UserRulesApi}. */
  static final UserRulesApi.Kind<NotificationRule> KIND =
      new UserRulesApi.Kind<>(
          "notification_rule",
          "notification rules",
          100,
          User::notificationRules,
          (user, rules) -> user.reachedBy(user.contactMethods(), rules),
          rule -> rule.id().value(),
          NotificationRules::read,
          UserShape::rule);

  private static final long MOST_MINUTES = 24 * 60;
  private static final long MOST_BETWEEN = 60;

  private NotificationRules() {}

  /** The rules of a user, of one urgency if the call says so. */
  static Reply list(UserRulesApi<NotificationRule> rules, Call call) {
    Optional<Urgency> urgency =
        call.query().first("urgency").flatMap(word -> Words.find(word, Urgency.class));
    return rules.list(call, rule -> urgency.isEmpty() || urgency.get() == rule.urgency());
  }

  private static NotificationRule read(
      Input input, User user, String id, Optional<NotificationRule> before) {
    Optional<ContactMethodId> method =
        UserChange.contactMethod(input, user, before.map(NotificationRule::contactMethod));
    Optional<Urgency> urgency =
        input.word("urgency", Urgency.class).or(() -> before.map(NotificationRule::urgency));
    Optional<Duration> delay =
        input
            .number("start_delay_in_minutes", 0, MOST_MINUTES)
            .map(Duration::ofMinutes)
            .or(() -> before.map(NotificationRule::delay));
    @Nullable Duration repeatEvery = repeatEvery(input, before);
    if (urgency.isEmpty()) {
      input.wrong("urgency", "can't be blank");
    }
    if (delay.isEmpty()) {
      input.wrong("start_delay_in_minutes", "can't be blank");
    }
    input.check();
    return new NotificationRule(
        new NotificationRuleId(id),
        delay.orElseThrow(),
        method.orElseThrow(),
        urgency.orElseThrow(),
        repeatEvery);
  }

  /** Null in the body takes it away; absent keeps it. */
  private static @Nullable Duration repeatEvery(Input input, Optional<NotificationRule> before) {
    if (input.isNull("repeat_in_minutes")) {
      return null;
    }
    return input
        .number("repeat_in_minutes", 1, MOST_BETWEEN)
        .map(Duration::ofMinutes)
        .or(() -> before.map(NotificationRule::repeatEvery))
        .orElse(null);
  }
}
