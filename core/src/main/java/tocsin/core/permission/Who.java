package tocsin.core.permission;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.User;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/**
 * Who asks: a person with a role in the account and perhaps others in teams, or a key of the
 * account, which acts as an administrator and never as an owner.
 *
 * @param user null for a key of the account
 * @param inTeams the person's roles in teams
 * @param onlyReads for keys that were made to read only
 */
public record Who(
    @Nullable User user, Role role, Map<TeamId, TeamRole> inTeams, boolean onlyReads) {
  public Who {
    inTeams = Map.copyOf(inTeams);
  }

  /** That person, with what the directory says about their teams. */
  public static Who user(User user, Directory directory) {
    return new Who(user, user.role(), teams(user, directory), false);
  }

  /** A key that belongs to nobody. */
  public static Who accountKey() {
    return new Who(null, Role.ADMIN, Map.of(), false);
  }

  /** The same with a key that may only read. */
  public Who onlyReading() {
    return new Who(user, role, inTeams, true);
  }

  boolean is(UserId id) {
    return user != null && user.id().equals(id);
  }

  /** The most that a role in one of these teams allows; empty when they are in none of them. */
  Optional<TeamRole> best(Collection<TeamId> teams) {
    return teams.stream()
        .flatMap(team -> Stream.ofNullable(inTeams.get(team)))
        .min(TeamRole::compareTo);
  }

  private static Map<TeamId, TeamRole> teams(User user, Directory directory) {
    if (!PermissionTable.teamsMatter(user.role())) {
      return Map.of();
    }
    Map<TeamId, TeamRole> roles = new HashMap<>();
    for (Team team : directory.all(Team.class)) {
      team.members().stream()
          .filter(member -> member.user().equals(user.id()))
          .forEach(member -> roles.put(team.id(), member.role()));
    }
    return roles;
  }
}
