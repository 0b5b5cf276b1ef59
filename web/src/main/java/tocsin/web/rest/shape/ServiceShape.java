package tocsin.web.rest.shape;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.account.ServiceMode;
import tocsin.core.id.TeamId;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.Unanswered;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down services and their integrations. */
public final class ServiceShape {
  private ServiceShape() {}

  /**
   * What is known of a service beside the directory.
   *
   * @param open its open incidents per status
   * @param lastIncident when its latest incident was made; null when it had none
   * @param mode whether it makes incidents now
   */
  public record Condition(
      Map<IncidentStatus, Long> open, @Nullable Instant lastIncident, ServiceMode mode) {
    public Condition {
      open = Map.copyOf(open);
    }

    /** Where only the directory is known. */
    static Condition unknown(Service service) {
      return new Condition(
          Map.of(), null, service.disabled() ? ServiceMode.DISABLED : ServiceMode.TAKES_EVENTS);
    }

    private String status() {
      return switch (mode) {
        case DISABLED -> "disabled";
        case IN_MAINTENANCE -> "maintenance";
        case TAKES_EVENTS -> statusOfIncidents();
      };
    }

    private String statusOfIncidents() {
      if (open.getOrDefault(IncidentStatus.TRIGGERED, 0L) > 0) {
        return "critical";
      }
      return open.getOrDefault(IncidentStatus.ACKNOWLEDGED, 0L) > 0 ? "warning" : "active";
    }
  }

  /** A service; {@code include[]} takes escalation_policies, teams and integrations. */
  public static ObjectNode of(Shaping shaping, Service service, Condition condition) {
    ObjectNode shape =
        Ref.head(
            shaping, "service", service.id().value(), service.name(), "/services/" + service.id());
    shape.put("name", service.name());
    shape.put("description", service.description());
    shape.put("status", condition.status());
    shape.put("auto_resolve_timeout", seconds(service.autoResolveTimeout()));
    shape.put("acknowledgement_timeout", seconds(service.acknowledgementTimeout()));
    shape.put("created_at", shaping.time(service.createdAt()));
    shape.put("last_incident_timestamp", shaping.timeOrNull(condition.lastIncident()));
    shape.set("escalation_policy", policy(shaping, service));
    shape.set("teams", teams(shaping, teamsOf(shaping, service)));
    shape.set(
        "integrations",
        Ref.list(
            service.integrations(),
            integration ->
                shaping.includes("integrations")
                    ? integration(shaping, service, integration)
                    : integrationRef(shaping, service, integration)));
    UrgencyRuleShape.put(shape, service.urgencyRule());
    shape.put("alert_creation", "create_alerts_and_incidents");
    shape.putObject("alert_grouping_parameters").putNull("type").putNull("config");
    shape.putObject("auto_pause_notifications_parameters").put("enabled", false).putNull("timeout");
    shape.putNull("response_play");
    shape.putArray("addons");
    return shape;
  }

  private static ObjectNode policy(Shaping shaping, Service service) {
    return shaping
        .directory()
        .escalationPolicy(service.escalationPolicy())
        .filter(policy -> shaping.includes("escalation_policies"))
        .map(policy -> PolicyShape.of(shaping.plain(), policy))
        .orElseGet(() -> Ref.policy(shaping, service.escalationPolicy()));
  }

  /** The service's own teams and those of its policy, each once. */
  public static List<TeamId> teamsOf(Shaping shaping, Service service) {
    List<TeamId> teams = new ArrayList<>(service.teams());
    shaping
        .directory()
        .escalationPolicy(service.escalationPolicy())
        .ifPresent(policy -> teams.addAll(policy.teams()));
    return teams.stream().distinct().toList();
  }

  static ArrayNode teams(Shaping shaping, List<TeamId> teams) {
    return Ref.list(
        teams,
        id ->
            shaping
                .directory()
                .team(id)
                .filter(team -> shaping.includes("teams"))
                .map(team -> TeamShape.of(shaping, team))
                .orElseGet(() -> Ref.team(shaping, id)));
  }

  private static @Nullable Long seconds(@Nullable Duration timeout) {
    return timeout == null ? null : (Long) timeout.toSeconds();
  }

  /** Events that came through the integration and made nothing, and why. */
  public static ObjectNode unanswered(
      Shaping shaping, Service service, Integration integration, Unanswered events) {
    ObjectNode shape = Json.object();
    shape.put("reason", Words.of(events.fate()));
    shape.put("sentence", events.fate().sentence());
    shape.put("count", events.count());
    shape.put("first_at", shaping.time(events.first()));
    shape.put("latest_at", shaping.time(events.latest()));
    shape.put("latest_dedup_key", events.latestKey());
    shape.set("integration", integrationRef(shaping, service, integration));
    return shape;
  }

  private static ObjectNode integrationHead(
      Shaping shaping, Service service, Integration integration, String type) {
    String path = "/services/" + service.id() + "/integrations/" + integration.id();
    return Ref.head(shaping, type, integration.id().value(), integration.name(), path);
  }

  /** A reference to an integration. */
  static ObjectNode integrationRef(Shaping shaping, Service service, Integration integration) {
    return integrationHead(shaping, service, integration, integration.kind() + "_reference");
  }

  /** An integration with its key; {@code include[]} takes services and vendors. */
  public static ObjectNode integration(Shaping shaping, Service service, Integration integration) {
    ObjectNode shape = integrationHead(shaping, service, integration, integration.kind());
    shape.put("name", integration.name());
    shape.set(
        "service",
        shaping.includes("services")
            ? of(shaping.plain(), service, Condition.unknown(service))
            : Ref.service(shaping, service.id()));
    shape.put("created_at", shaping.time(integration.createdAt()));
    shape.set("vendor", VendorShape.in(shaping, integration.vendor()));
    shape.putNull("config");
    shape.put("integration_key", integration.routingKey());
    if (integration.pingWithin() != null) {
      shape.put("ping_within", integration.pingWithin().toSeconds());
    }
    return shape;
  }
}
