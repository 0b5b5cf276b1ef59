package tocsin.web.rest.shape;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Service;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.Acknowledgement;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.Incident;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down incidents. */
public final class IncidentShape {
  private static final String URGENCY_CHANGE = "urgency_change";

  private IncidentShape() {}

  /** How lists and references name an incident. */
  static String summary(Incident incident) {
    return "[#" + incident.number() + "] " + incident.subject().title();
  }

  /**
   * An incident; {@code include[]} takes services, assignees, acknowledgers, escalation_policies,
   * priorities, teams and users.
   *
   * @param firstEntry the fact that made it; null when that is not known
   */
  public static ObjectNode of(Shaping shaping, Incident incident, @Nullable LogEntryId firstEntry) {
    ObjectNode shape =
        Ref.head(
            shaping,
            "incident",
            incident.id().value(),
            summary(incident),
            "/incidents/" + incident.id());
    shape.put("incident_number", incident.number());
    shape.put("title", incident.subject().title());
    shape.put("description", incident.subject().title());
    times(shaping, shape, incident);
    shape.put("status", Words.of(incident.status()));
    shape.put("incident_key", incident.subject().incidentKey());
    shape.set("service", service(shaping, incident));
    shape.put("urgency", Words.of(incident.urgency()));
    priority(shaping, shape, incident);
    shape.put("assigned_via", Words.of(incident.escalation().via()));
    shape.set("assignments", Ref.list(incident.assignments(), a -> assignment(shaping, a)));
    shape.set(
        "acknowledgements",
        Ref.list(incident.acknowledgements(), a -> acknowledgement(shaping, incident, a)));
    shape.set("last_status_change_by", agent(shaping, incident.lastStatusChange().by(), incident));
    firstEntry(shaping, shape, incident, firstEntry);
    shape.set("escalation_policy", policy(shaping, incident));
    shape.set("teams", ServiceShape.teams(shaping, teams(shaping, incident)));
    shape.set("pending_actions", pending(shaping, incident));
    counts(shape, incident);
    resolveReason(shaping, shape, incident);
    rest(shaping, shape, incident);
    return shape;
  }

  private static void times(Shaping shaping, ObjectNode shape, Incident incident) {
    Instant changed = incident.lastStatusChange().at();
    shape.put("created_at", shaping.time(incident.createdAt()));
    shape.put("updated_at", shaping.time(changed));
    shape.put("last_status_change_at", shaping.time(changed));
    shape.put("resolved_at", shaping.timeOrNull(incident.resolvedAt()));
  }

  private static ObjectNode service(Shaping shaping, Incident incident) {
    Optional<Service> service =
        shaping
            .directory()
            .service(incident.subject().service())
            .filter(found -> shaping.includes("services"));
    return service
        .map(
            found -> ServiceShape.of(shaping.plain(), found, ServiceShape.Condition.unknown(found)))
        .orElseGet(() -> Ref.service(shaping, incident.subject().service()));
  }

  private static void priority(Shaping shaping, ObjectNode shape, Incident incident) {
    PriorityId priority = incident.priority();
    if (priority == null) {
      shape.putNull("priority");
    } else {
      shape.set(
          "priority",
          shaping
              .directory()
              .priority(priority)
              .map(found -> PriorityShape.of(shaping, found))
              .orElseGet(() -> Ref.priority(shaping, priority)));
    }
  }

  private static ObjectNode assignment(Shaping shaping, Assignment assignment) {
    ObjectNode shape = Json.object();
    shape.put("at", shaping.time(assignment.at()));
    shape.set("assignee", user(shaping, new Agent.OfUser(assignment.user()), "assignees"));
    return shape;
  }

  private static ObjectNode acknowledgement(
      Shaping shaping, Incident incident, Acknowledgement acknowledgement) {
    ObjectNode shape = Json.object();
    shape.put("at", shaping.time(acknowledgement.at()));
    shape.set(
        "acknowledger",
        acknowledgement.by() instanceof Agent.OfUser user
            ? user(shaping, user, "acknowledgers")
            : agent(shaping, acknowledgement.by(), incident));
    return shape;
  }

  private static ObjectNode user(Shaping shaping, Agent.OfUser agent, String include) {
    return shaping
        .directory()
        .user(agent.user())
        .filter(found -> shaping.includes(include) || shaping.includes("users"))
        .map(found -> UserShape.of(shaping.plain(), found))
        .orElseGet(() -> Ref.user(shaping, agent.user()));
  }

  /** Who did it; where it was Tocsin itself, the service stands for it. */
  static ObjectNode agent(Shaping shaping, Agent agent, Incident incident) {
    return switch (agent) {
      case Agent.OfUser user -> Ref.user(shaping, user.user());
      case Agent.OfIntegration of -> Ref.service(shaping, of.service());
      case Agent.OfSystem _ -> Ref.service(shaping, incident.subject().service());
    };
  }

  private static void firstEntry(
      Shaping shaping, ObjectNode shape, Incident incident, @Nullable LogEntryId entry) {
    if (entry == null) {
      shape.putNull("first_trigger_log_entry");
    } else {
      shape.set("first_trigger_log_entry", LogEntryShape.firstEntry(shaping, incident, entry));
    }
  }

  private static ObjectNode policy(Shaping shaping, Incident incident) {
    return shaping
        .directory()
        .escalationPolicy(incident.escalation().policy().id())
        .filter(found -> shaping.includes("escalation_policies"))
        .map(found -> PolicyShape.of(shaping.plain(), found))
        .orElseGet(() -> Ref.policy(shaping, incident.escalation().policy().id()));
  }

  private static List<TeamId> teams(Shaping shaping, Incident incident) {
    return shaping
        .directory()
        .service(incident.subject().service())
        .map(found -> ServiceShape.teamsOf(shaping, found))
        .orElse(List.of());
  }

  private static ArrayNode pending(Shaping shaping, Incident incident) {
    ArrayNode pending = Json.list();
    var byTime = new TreeMap<Instant, String>();
    put(byTime, incident.timers().escalateAt(), "escalate");
    put(byTime, incident.timers().pagesAgainAt(), "unacknowledge");
    put(byTime, incident.timers().resolveAt(), "resolve");
    put(byTime, incident.timers().raiseAt(), URGENCY_CHANGE);
    byTime.forEach((at, type) -> {
      ObjectNode action = pending.addObject().put("type", type).put("at", shaping.time(at));
      if (type.equals(URGENCY_CHANGE)) {
        action.put("to", "high");
      }
    });
    return pending;
  }

  private static void put(TreeMap<Instant, String> times, @Nullable Instant at, String type) {
    Instant free = at;
    while (free != null && times.containsKey(free)) {
      free = free.plusNanos(1);
    }
    if (free != null) {
      times.put(free, type);
    }
  }

  private static void counts(ObjectNode shape, Incident incident) {
    shape
        .putObject("alert_counts")
        .put("all", incident.alerts().all())
        .put("triggered", incident.alerts().triggered())
        .put("resolved", incident.alerts().resolved());
    shape.put("is_mergeable", incident.isMergeable());
  }

  private static void resolveReason(Shaping shaping, ObjectNode shape, Incident incident) {
    IncidentId target = incident.mergedInto();
    if (target == null) {
      shape.putNull("resolve_reason");
    } else {
      ObjectNode reason = shape.putObject("resolve_reason").put("type", "merge_resolve_reason");
      reason.set("incident", Ref.incident(shaping, target));
    }
  }

  private static void bridge(ObjectNode shape, @Nullable ConferenceBridge bridge) {
    if (bridge == null) {
      shape.putNull("conference_bridge");
    } else {
      shape
          .putObject("conference_bridge")
          .put("conference_number", bridge.number())
          .put("conference_url", bridge.url());
    }
  }

  private static void rest(Shaping shaping, ObjectNode shape, Incident incident) {
    shape.putObject("incident_type").put("name", "incident_default");
    shape.putNull("alert_grouping");
    bridge(shape, incident.bridge());
    shape
        .putObject("body")
        .put("type", "incident_body")
        .put("details", incident.subject().details());
    shape.set("incidents_responders", ResponderShape.responders(shaping, incident));
    shape.set("responder_requests", ResponderShape.requests(shaping, incident));
    shape.putArray("subscriber_requests");
  }
}
