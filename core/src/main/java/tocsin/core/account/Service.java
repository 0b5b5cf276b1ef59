package tocsin.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;

/**
 * What breaks: incidents belong to it, and its policy says who is asked.
 *
 * @param acknowledgementTimeout after this long without a resolve an acknowledged incident pages
 *     again; null is off
 * @param autoResolveTimeout an incident older than this is resolved; null is off
 * @param disabled events are taken and make nothing
 */
public record Service(
    ServiceId id,
    String name,
    String description,
    EscalationPolicyId escalationPolicy,
    UrgencyRule urgencyRule,
    @Nullable Duration acknowledgementTimeout,
    @Nullable Duration autoResolveTimeout,
    boolean disabled,
    List<Integration> integrations,
    List<TeamId> teams,
    Instant createdAt)
    implements DirectoryEntry {
  public Service {
    integrations = List.copyOf(integrations);
    teams = List.copyOf(teams);
  }

  /** This service with these doors. */
  public Service withIntegrations(List<Integration> other) {
    return new Service(
        id,
        name,
        description,
        escalationPolicy,
        urgencyRule,
        acknowledgementTimeout,
        autoResolveTimeout,
        disabled,
        other,
        teams,
        createdAt);
  }

  /** This service of these teams. */
  public Service withTeams(List<TeamId> other) {
    return new Service(
        id,
        name,
        description,
        escalationPolicy,
        urgencyRule,
        acknowledgementTimeout,
        autoResolveTimeout,
        disabled,
        integrations,
        other,
        createdAt);
  }

  /** This service, taking events and making nothing, or making incidents again. */
  public Service withDisabled(boolean other) {
    return new Service(
        id,
        name,
        description,
        escalationPolicy,
        urgencyRule,
        acknowledgementTimeout,
        autoResolveTimeout,
        other,
        integrations,
        teams,
        createdAt);
  }

  @Override
  public String key() {
    return id.value();
  }
}
