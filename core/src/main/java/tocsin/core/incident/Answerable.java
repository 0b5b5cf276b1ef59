package tocsin.core.incident;

import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.permission.Target;

/** An incident as permissions see it. */
public final class Answerable {
  private Answerable() {}

  /** Whose it is: its service's teams, and the people it is assigned to. */
  public static Target of(Incident incident, Directory directory) {
    Target owned =
        directory
            .service(incident.subject().service())
            .map(service -> Target.of(service, directory))
            .orElse(Target.ACCOUNT);
    return owned instanceof Target.OfTeams(var teams)
        ? new Target.OfIncident(teams, incident.assignees())
        : new Target.OfIncident(Set.of(), incident.assignees());
  }
}
