package tocsin.core.incident;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.permission.Target;

/** An incident as permissions see it. */
public final class Answerable {
  private Answerable() {}

  /**
   * Whose it is: its service's teams, and the people it is assigned to or who were asked to help.
   */
  public static Target of(Incident incident, Directory directory) {
    Target owned =
        directory
            .service(incident.subject().service())
            .map(service -> Target.of(service, directory))
            .orElse(Target.ACCOUNT);
    Set<TeamId> teams = owned instanceof Target.OfTeams(var found) ? found : Set.of();
    return new Target.OfIncident(teams, asked(incident));
  }

  private static Set<UserId> asked(Incident incident) {
    Stream<UserId> helpers =
        incident.requests().stream().flatMap(ResponderRequest::responders).map(Responder::user);
    return Stream.concat(incident.assignees().stream(), helpers).collect(Collectors.toSet());
  }
}
