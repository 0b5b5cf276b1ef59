package tocsin.core.permission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;

/** What an action is about, as far as it matters to who may do it. */
public sealed interface Target {
  /** The account as a whole, and what belongs to no team. */
  Target ACCOUNT = new OfTeams(Set.of());

  /** Whatever the asker may see of it: for what is made from nothing but {@link Sight}. */
  Target VISIBLE = new Visible();

  /** A service, policy, schedule or team, by the teams that it belongs to. */
  record OfTeams(Set<TeamId> teams) implements Target {
    public OfTeams {
      teams = Set.copyOf(teams);
    }
  }

  /** An incident, by its service's teams, and those who were asked to answer it. */
  record OfIncident(Set<TeamId> teams, Set<UserId> asked) implements Target {
    public OfIncident {
      teams = Set.copyOf(teams);
      asked = Set.copyOf(asked);
    }
  }

  /** Somebody. */
  record OfUser(User user) implements Target {}

  /** That somebody gets a role in the account: a new user, or one who had another. */
  record OfRole(User user, Role next) implements Target {}

  /** See {@link #VISIBLE}. */
  record Visible() implements Target {}

  /** A service: its own teams' and its policy's. */
  static Target of(Service service, Directory directory) {
    List<TeamId> ofPolicy =
        directory
            .escalationPolicy(service.escalationPolicy())
            .map(EscalationPolicy::teams)
            .orElse(List.of());
    return new OfTeams(
        Stream.concat(service.teams().stream(), ofPolicy.stream()).collect(Collectors.toSet()));
  }

  static Target of(EscalationPolicy policy) {
    return new OfTeams(Set.copyOf(policy.teams()));
  }

  static Target of(Rota schedule) {
    return new OfTeams(Set.copyOf(schedule.teams()));
  }

  static Target of(Team team) {
    return new OfTeams(Set.of(team.id()));
  }
}
