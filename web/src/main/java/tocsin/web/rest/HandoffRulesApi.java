package tocsin.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.HandoffKind;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.User;
import tocsin.core.handoff.Handoffs;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.HandoffRuleId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.UserShape;
import tools.jackson.databind.node.ArrayNode;

/** {@code /users/{id}/oncall_handoff_notification_rules}: of which shifts somebody is told. */
final class HandoffRulesApi {
  private static final int MOST = 50;
  private static final String NAME = "oncall_handoff_notification_rule";

  private final App app;

  HandoffRulesApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    User user = UsersApi.find(call, call.directory());
    Shaping shaping = call.shaping();
    ArrayNode rules = Json.list();
    user.handoffRules().forEach(rule -> rules.add(UserShape.handoffRule(shaping, user, rule)));
    return Json.reply(200, NAME + "s", rules);
  }

  Reply get(Call call) {
    User user = UsersApi.find(call, call.directory());
    return shown(call, 200, user, find(call, user));
  }

  Reply create(Call call) {
    Input input = call.body(NAME);
    HandoffRuleId id = new HandoffRuleId(app.ids().next());
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              List<HandoffRule> rules = new ArrayList<>(before.handoffRules());
              rules.add(read(input, before, id, Optional.empty()));
              if (rules.size() > MOST) {
                throw Call.wrong("A user may have at most " + MOST + " hand-off rules");
              }
              return before.toldBy(rules);
            });
    return shown(call, 201, user, user.handoffRules().getLast());
  }

  Reply update(Call call) {
    Input input = call.body(NAME);
    User user =
        UserChange.make(
            app,
            call,
            before -> {
              HandoffRule old = find(call, before);
              HandoffRule changed = read(input, before, old.id(), Optional.of(old));
              return before.toldBy(
                  before.handoffRules().stream().map(r -> r.equals(old) ? changed : r).toList());
            });
    return shown(call, 200, user, find(call, user));
  }

  Reply delete(Call call) {
    UserChange.make(
        app,
        call,
        before -> {
          HandoffRule gone = find(call, before);
          return before.toldBy(
              before.handoffRules().stream().filter(rule -> !rule.equals(gone)).toList());
        });
    return Reply.empty(204);
  }

  private static HandoffRule find(Call call, User user) {
    HandoffRuleId id = call.id("rule", HandoffRuleId::new);
    return user.handoffRules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private static HandoffRule read(
      Input input, User user, HandoffRuleId id, Optional<HandoffRule> before) {
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
        id, kind.orElseThrow(), advance.orElse(Duration.ZERO), method.orElseThrow());
  }

  private static Reply shown(Call call, int status, User user, HandoffRule rule) {
    return Json.reply(status, NAME, UserShape.handoffRule(call.shaping(), user, rule));
  }
}
