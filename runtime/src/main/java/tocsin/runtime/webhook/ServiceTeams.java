package tocsin.runtime.webhook;

import java.util.LinkedHashSet;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.Service;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;

/** Whose a service is: its own teams and those of its policy. */
final class ServiceTeams {
  private ServiceTeams() {}

  /** The teams of the service with that id; none when it was deleted. */
  static Set<TeamId> of(Directory directory, ServiceId id) {
    return directory.service(id).map(service -> of(directory, service)).orElse(Set.of());
  }

  static Set<TeamId> of(Directory directory, Service service) {
    Set<TeamId> teams = new LinkedHashSet<>(service.teams());
    directory
        .escalationPolicy(service.escalationPolicy())
        .ifPresent(policy -> teams.addAll(policy.teams()));
    return teams;
  }
}
