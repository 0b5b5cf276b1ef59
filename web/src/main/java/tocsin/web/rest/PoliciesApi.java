package tocsin.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.HandoffNotifications;
import tocsin.core.account.Service;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.PolicyShape;

/** {@code /escalation_policies}: who is asked, in which order. */
final class PoliciesApi {
  private static final int NAME = 255;
  private static final int DESCRIPTION = 10_000;
  private static final int MOST_RULES = 100;
  private static final int MOST_TARGETS = 10;
  private static final int MOST_LOOPS = 9;
  private static final long MOST_MINUTES = 30L * 24 * 60;

  private final App app;

  PoliciesApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    Set<UserId> users = call.ids("user_ids", UserId::new);
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    boolean anyUser = call.query().all("user_ids").isEmpty();
    boolean anyTeam = call.query().all("team_ids").isEmpty();
    List<EscalationPolicy> policies =
        Names.matching(
                call.directory().all(EscalationPolicy.class), call.query(), EscalationPolicy::name)
            .stream()
            .filter(policy -> anyTeam || policy.teams().stream().anyMatch(teams::contains))
            .filter(policy -> anyUser || asks(policy, users))
            .toList();
    var shaping = call.shaping();
    return call.page()
        .of(policies, "escalation_policies", policy -> PolicyShape.of(shaping, policy));
  }

  private static boolean asks(EscalationPolicy policy, Set<UserId> users) {
    return policy.rules().stream()
        .flatMap(rule -> rule.targets().stream())
        .anyMatch(
            target -> target instanceof EscalationTarget.OfUser(UserId id) && users.contains(id));
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("escalation_policy");
    var _ = call.requesterIfSaid();
    EscalationPolicyId id = new EscalationPolicyId(app.ids().next());
    Directory after =
        app.directory()
            .change(current -> List.of(new DirectoryChange.Put(read(input, id, current))));
    return shown(call, 201, after.escalationPolicy(id).orElseThrow(Call::notFound), after);
  }

  Reply update(Call call) {
    Input input = call.body("escalation_policy");
    Directory after =
        app.directory()
            .change(current ->
                List.of(new DirectoryChange.Put(read(input, find(call, current).id(), current))));
    return shown(call, 200, find(call, after), after);
  }

  Reply delete(Call call) {
    app.directory()
        .change(current -> {
          EscalationPolicy policy = find(call, current);
          boolean used =
              current.all(Service.class).stream()
                  .anyMatch(service -> service.escalationPolicy().equals(policy.id()));
          if (used) {
            throw Call.wrong("Escalation policy can't be deleted if it's being used by services");
          }
          return List.of(new DirectoryChange.Remove(EscalationPolicy.class, policy.key()));
        });
    return Reply.empty(204);
  }

  private static EscalationPolicy find(Call call, Directory directory) {
    return directory
        .escalationPolicy(call.id("id", EscalationPolicyId::new))
        .orElseThrow(Call::notFound);
  }

  private EscalationPolicy read(Input input, EscalationPolicyId id, Directory directory) {
    Optional<EscalationPolicy> before = directory.escalationPolicy(id);
    String name =
        input
            .filled("name", NAME, before.isEmpty())
            .or(() -> before.map(EscalationPolicy::name))
            .orElse("");
    String description =
        input.has("description")
            ? input.text("description", DESCRIPTION).orElse("")
            : before.map(EscalationPolicy::description).orElse("");
    int loops =
        input
            .number("num_loops", 0, MOST_LOOPS)
            .map(Long::intValue)
            .or(() -> before.map(EscalationPolicy::loops))
            .orElse(0);
    List<TeamId> teams =
        ServicesApi.teams(input, directory)
            .or(() -> before.map(EscalationPolicy::teams))
            .orElse(List.of());
    if (teams.size() > 1) {
      input.wrong("Teams may have at most one entry");
    }
    List<EscalationRule> rules =
        input.has("escalation_rules") || before.isEmpty()
            ? rules(input, before.map(EscalationPolicy::rules).orElse(List.of()), directory)
            : before.get().rules();
    HandoffNotifications handoff =
        input
            .word("on_call_handoff_notifications", HandoffNotifications.class)
            .or(() -> before.map(EscalationPolicy::handoffNotifications))
            .orElse(HandoffNotifications.IF_HAS_SERVICES);
    input.check();
    EscalationPolicy policy =
        new EscalationPolicy(id, name, description, rules, loops, teams, handoff);
    Names.checkFree(directory.all(EscalationPolicy.class), policy, EscalationPolicy::name);
    return policy;
  }

  /** A rule that was there before keeps its id, and with it the place of its ring. */
  private List<EscalationRule> rules(
      Input input, List<EscalationRule> before, Directory directory) {
    Set<EscalationRuleId> kept =
        before.stream().map(EscalationRule::id).collect(Collectors.toCollection(HashSet::new));
    List<EscalationRule> rules = new ArrayList<>();
    for (Input rule : input.objects("escalation_rules", MOST_RULES)) {
      Optional<Long> minutes = rule.number("escalation_delay_in_minutes", 1, MOST_MINUTES);
      if (minutes.isEmpty()) {
        rule.wrong("escalation_delay_in_minutes", "must be a number of minutes, at least 1");
      }
      Optional<EscalationRuleId> id =
          rule.text("id", 64)
              .flatMap(text -> Ids.parse(text, EscalationRuleId::new))
              .filter(kept::remove);
      Optional<AssignmentStrategy> strategy =
          rule.object("escalation_rule_assignment_strategy")
              .flatMap(wanted -> wanted.word("type", AssignmentStrategy.class))
              .or(() -> id.flatMap(known -> strategyOf(known, before)));
      rules.add(
          new EscalationRule(
              id.orElseGet(() -> new EscalationRuleId(app.ids().next())),
              Duration.ofMinutes(minutes.orElse(1L)),
              targets(rule, directory),
              strategy.orElse(AssignmentStrategy.ASSIGN_TO_EVERYONE)));
    }
    if (rules.isEmpty()) {
      input.wrong("Escalation rules can't be blank");
    }
    return rules;
  }

  private static Optional<AssignmentStrategy> strategyOf(
      EscalationRuleId id, List<EscalationRule> before) {
    return before.stream()
        .filter(rule -> rule.id().equals(id))
        .map(EscalationRule::strategy)
        .findFirst();
  }

  private static List<EscalationTarget> targets(Input rule, Directory directory) {
    List<EscalationTarget> targets = new ArrayList<>();
    for (Input target : rule.objects("targets", MOST_TARGETS)) {
      target(target, directory).ifPresent(targets::add);
    }
    if (targets.isEmpty()) {
      rule.wrong("targets", "must have 1 to " + MOST_TARGETS + " entries");
    }
    return targets.stream().distinct().toList();
  }

  private static Optional<EscalationTarget> target(Input target, Directory directory) {
    String type = target.type().orElse("");
    switch (type) {
      case "user" -> {
        Optional<UserId> id = target.id(UserId::new);
        if (id.isPresent() && directory.user(id.get()).isEmpty()) {
          target.wrong("user " + id.get(), "was not found");
        }
        return id.map(EscalationTarget.OfUser::new);
      }
      case "schedule", "schedule_v3" -> {
        Optional<ScheduleId> id = target.id(ScheduleId::new);
        if (id.isPresent() && directory.rota(id.get()).isEmpty()) {
          target.wrong("schedule " + id.get(), "was not found");
        }
        return id.map(EscalationTarget.OfSchedule::new);
      }
      default -> {
        target.wrong("type", "must be user_reference or schedule_reference");
        return Optional.empty();
      }
    }
  }

  private static Reply shown(Call call, int status, EscalationPolicy policy, Directory directory) {
    var shaping = call.shaping(directory, directory.account().zone());
    return Json.reply(status, "escalation_policy", PolicyShape.of(shaping, policy));
  }
}
