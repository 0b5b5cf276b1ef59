package tocsin.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.Shaping;
import tocsin.web.rest.shape.TeamShape;

/** {@code /teams}: who belongs together, with members and escalation policies. */
final class TeamsApi {
  private static final int NAME = 100;
  private static final int DESCRIPTION = 1024;

  private final App app;

  TeamsApi(App app) {
    this.app = app;
  }

  Reply list(Call call) {
    List<Team> teams = Names.matching(call.directory().all(Team.class), call.query(), Team::name);
    Shaping shaping = call.shaping();
    return call.page().of(teams, "teams", team -> TeamShape.of(shaping, team));
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()));
  }

  Reply create(Call call) {
    Team blank = new Team(new TeamId(app.ids().next()), "", "", List.of());
    Team team = read(call.body("team"), blank, true);
    app.directory()
        .change(current -> {
          Names.checkFree(current.all(Team.class), team, Team::name);
          return List.of(new DirectoryChange.Put(team));
        });
    return shown(call, 201, team);
  }

  Reply update(Call call) {
    Input input = call.body("team");
    Team team =
        change(
            call,
            current -> {
              Team after = read(input, find(call, current), false);
              Names.checkFree(current.all(Team.class), after, Team::name);
              return after;
            });
    return shown(call, 200, team);
  }

  /** Deletes the team; what belongs to it goes to {@code reassignment_team}, if one is named. */
  Reply delete(Call call) {
    Optional<TeamId> heir =
        call.query().first("reassignment_team").flatMap(id -> Ids.parse(id, TeamId::new));
    app.directory().change(current -> TeamRemoval.changes(current, find(call, current).id(), heir));
    return Reply.empty(204);
  }

  Reply members(Call call) {
    Team team = find(call, call.directory());
    Shaping shaping = call.shaping();
    return call.page().of(team.members(), "members", m -> TeamShape.member(shaping, m));
  }

  Reply putMember(Call call) {
    TeamRole role =
        call.request().body().length == 0
            ? TeamRole.MANAGER
            : role(Input.whole(call.request().body()));
    change(
        call,
        current -> {
          UserId user = call.id("user", UserId::new);
          var _ = current.user(user).orElseThrow(Call::notFound);
          Team team = find(call, current);
          List<Team.Member> members = new ArrayList<>(without(team, user));
          members.add(new Team.Member(user, role));
          return with(team, members);
        });
    return Reply.empty(204);
  }

  private static TeamRole role(Input input) {
    TeamRole role = input.word("role", TeamRole.class).orElse(TeamRole.MANAGER);
    input.check();
    return role;
  }

  Reply deleteMember(Call call) {
    change(
        call,
        current -> {
          UserId user = call.id("user", UserId::new);
          Team team = find(call, current);
          if (team.members().stream().noneMatch(m -> m.user().equals(user))) {
            throw Call.notFound();
          }
          if (isAskedByPolicyOf(current, team.id(), user)) {
            throw Call.wrong(
                "User cannot be removed as they belong to an escalation policy on this team");
          }
          return with(team, without(team, user));
        });
    return Reply.empty(204);
  }

  private static boolean isAskedByPolicyOf(Directory directory, TeamId team, UserId user) {
    return directory.all(EscalationPolicy.class).stream()
        .filter(policy -> policy.teams().contains(team))
        .flatMap(policy -> policy.rules().stream())
        .flatMap(rule -> rule.targets().stream())
        .anyMatch(new EscalationTarget.OfUser(user)::equals);
  }

  Reply putPolicy(Call call) {
    changePolicy(call, List.of(call.id("id", TeamId::new)));
    return Reply.empty(204);
  }

  Reply deletePolicy(Call call) {
    changePolicy(call, List.of());
    return Reply.empty(204);
  }

  private void changePolicy(Call call, List<TeamId> teams) {
    app.directory()
        .change(current -> {
          find(call, current);
          EscalationPolicy policy =
              current
                  .escalationPolicy(call.id("policy", EscalationPolicyId::new))
                  .orElseThrow(Call::notFound);
          return List.of(new DirectoryChange.Put(policy.withTeams(teams)));
        });
  }

  private Team change(Call call, Function<Directory, Team> edit) {
    Directory after =
        app.directory().change(current -> List.of(new DirectoryChange.Put(edit.apply(current))));
    return find(call, after);
  }

  private static Team find(Call call, Directory directory) {
    return directory.team(call.id("id", TeamId::new)).orElseThrow(Call::notFound);
  }

  private static Team read(Input input, Team before, boolean isNew) {
    Team team =
        new Team(
            before.id(),
            input.filled("name", NAME, isNew).orElse(before.name()),
            input.has("description")
                ? input.text("description", DESCRIPTION).orElse("")
                : before.description(),
            before.members());
    input.check();
    return team;
  }

  private static List<Team.Member> without(Team team, UserId user) {
    return team.members().stream().filter(member -> !member.user().equals(user)).toList();
  }

  private static Team with(Team team, List<Team.Member> members) {
    return new Team(team.id(), team.name(), team.description(), members);
  }

  private static Reply shown(Call call, int status, Team team) {
    return Json.reply(status, "team", TeamShape.of(call.shaping(), team));
  }
}
