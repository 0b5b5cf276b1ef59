package tocsin.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationRuleId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ArrayNode;

/** {@code /users/{id}/notification_rules}: when somebody is told, and how. */
final class NotificationRulesApi {
  private static final int MOST = 100;
  private static final long MOST_MINUTES = 24 * 60;
  private static final long MOST_BETWEEN = 60;

  private final App app;

  NotificationRulesApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    User user = UsersApi.find(call, call.directory());
    Optional<Urgency> urgency =
        call.query().first("urgency").flatMap(word -> Words.find(word, Urgency.class));
    Shaping shaping = call.shaping();
    ArrayNode rules = Json.list();
    user.notificationRules().stream()
        .filter(rule -> urgency.isEmpty() || urgency.get() == rule.urgency())
        .forEach(rule -> rules.add(UserShape.rule(shaping, user, rule)));
    return Json.reply(200, "notification_rules", rules);
  }

  Reply get(Call call) {
    User user = UsersApi.find(call, call.directory());
    return shown(call, 200, user, find(call, user));
  }

  Reply create(Call call) {
    Input input = call.body("notification_rule");
    NotificationRuleId id = new NotificationRuleId(app.ids().next());
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              List<NotificationRule> rules = new ArrayList<>(before.notificationRules());
              rules.add(read(input, before, id, Optional.empty()));
              if (rules.size() > MOST) {
                throw Call.wrong("A user may have at most " + MOST + " notification rules");
              }
              return before.reachedBy(before.contactMethods(), rules);
            });
    return shown(call, 201, user, user.notificationRules().getLast());
  }

  Reply update(Call call) {
    Input input = call.body("notification_rule");
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              NotificationRule old = find(call, before);
              NotificationRule changed = read(input, before, old.id(), Optional.of(old));
              return before.reachedBy(
                  before.contactMethods(),
                  before.notificationRules().stream()
                      .map(r -> r.equals(old) ? changed : r)
                      .toList());
            });
    return shown(call, 200, user, find(call, user));
  }

  Reply delete(Call call) {
    UserChange.make(
        app,
        call,
        before -> {
          NotificationRuleId gone = find(call, before).id();
          return before.reachedBy(
              before.contactMethods(),
              before.notificationRules().stream().filter(r -> !r.id().equals(gone)).toList());
        });
    return Reply.empty(204);
  }

  private static NotificationRule find(Call call, User user) {
    NotificationRuleId id = call.id("rule", NotificationRuleId::new);
    return user.notificationRules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private static NotificationRule read(
      Input input, User user, NotificationRuleId id, Optional<NotificationRule> before) {
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
        id, delay.orElseThrow(), method.orElseThrow(), urgency.orElseThrow(), repeatEvery);
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

  private static Reply shown(Call call, int status, User user, NotificationRule rule) {
    return Json.reply(status, "notification_rule", UserShape.rule(call.shaping(), user, rule));
  }
}
