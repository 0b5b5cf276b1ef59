package tocsin.core.account;

import java.util.List;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;

/** Whose events a webhook tells of. */
public sealed interface WebhookScope {
  /** Everybody's. */
  record WholeAccount() implements WebhookScope {}

  /** Those of one service. */
  record OfService(ServiceId service) implements WebhookScope {}

  /** Those of these services. */
  record OfServices(List<ServiceId> services) implements WebhookScope {
    public OfServices {
      services = List.copyOf(services);
    }
  }

  /** Those of a team's services; a policy's team counts as its services' team too. */
  record OfTeam(TeamId team) implements WebhookScope {}
}
