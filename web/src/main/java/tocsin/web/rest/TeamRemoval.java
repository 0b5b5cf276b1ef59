package tocsin.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.id.TeamId;
import tocsin.core.schedule.Rota;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;

/** What follows from deleting a team: what belongs to it goes to an heir, or it may not go. */
final class TeamRemoval {
  private TeamRemoval() {}

  static List<DirectoryChange> changes(Directory directory, TeamId team, Optional<TeamId> heir) {
    List<DirectoryChange> moved = moved(directory, team, heir.stream().toList());
    if (heir.isEmpty() && !moved.isEmpty()) {
      throw new ProblemException(
          new Problem(
              400,
              6006,
              "Team Has Associations",
              List.of("The team can't be deleted while services, policies or schedules are its")));
    }
    if (heir.isPresent() && (heir.get().equals(team) || directory.team(heir.get()).isEmpty())) {
      throw Call.wrong("The reassignment team was not found");
    }
    List<DirectoryChange> changes = new ArrayList<>(moved);
    changes.add(new DirectoryChange.Remove(Team.class, team.value()));
    return changes;
  }

  private static List<DirectoryChange> moved(Directory directory, TeamId team, List<TeamId> heirs) {
    List<DirectoryChange> changes = new ArrayList<>();
    for (Service service : directory.all(Service.class)) {
      if (service.teams().contains(team)) {
        changes.add(
            new DirectoryChange.Put(service.withTeams(replaced(service.teams(), team, heirs))));
      }
    }
    for (EscalationPolicy policy : directory.all(EscalationPolicy.class)) {
      if (policy.teams().contains(team)) {
        changes.add(
            new DirectoryChange.Put(policy.withTeams(replaced(policy.teams(), team, heirs))));
      }
    }
    for (Rota rota : directory.rotas()) {
      if (rota.teams().contains(team)) {
        List<TeamId> teams = replaced(rota.teams(), team, heirs);
        changes.add(new DirectoryChange.Put(ScheduleEntry.of(rota.withTeams(teams))));
      }
    }
    return changes;
  }

  private static List<TeamId> replaced(List<TeamId> teams, TeamId team, List<TeamId> heirs) {
    return teams.stream()
        .flatMap(each -> each.equals(team) ? heirs.stream() : java.util.stream.Stream.of(each))
        .distinct()
        .toList();
  }
}
