package tocsin.runtime.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.TeamId;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.RequestedTarget;
import tocsin.core.incident.ResolveReason;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;
import tools.jackson.databind.node.ObjectNode;

/** The {@code data} of version 3 webhooks about incidents. */
final class IncidentData {
  /** Of what is longer the beginning is sent. */
  private static final int LONGEST_NOTE = 20_000;

  private final Refs refs;

  IncidentData(Refs refs) {
    this.refs = refs;
  }

  /** One for each event that the fact is: several people may be asked to help at once. */
  List<ObjectNode> of(Fact fact, Incident after) {
    return switch (fact.what()) {
      case IncidentFact.Annotated note -> List.of(note(fact, note.content(), after));
      case IncidentFact.BridgeChanged(ConferenceBridge bridge) -> List.of(bridge(bridge, after));
      case IncidentFact.RespondersRequested requested ->
          requested.request().targets().stream()
              .map(target -> asked(target, requested.request().message(), after))
              .toList();
      case IncidentFact.ResponderAnswered answered ->
          List.of(
              responder(after, answered.answer() == ResponderAnswer.JOINED ? "joined" : "declined")
                  .set("user", refs.user(answered.user())));
      case IncidentFact _ -> List.of(incident(after, fact.what()));
    };
  }

  private ObjectNode incident(Incident incident, IncidentFact fact) {
    String id = incident.id().value();
    ObjectNode data = Refs.object();
    data.put("id", id);
    data.put("type", "incident");
    data.put("self", refs.base() == null ? null : refs.base() + "/incidents/" + id);
    data.put("html_url", refs.base() == null ? null : refs.base() + "/ui/incidents/" + id);
    data.put("number", incident.number());
    data.put("status", incident.status().name().toLowerCase(Locale.ROOT));
    data.put("incident_key", incident.subject().incidentKey());
    data.put("created_at", Times.show(incident.createdAt()));
    data.putNull("reopened_at");
    data.put("title", incident.subject().title());
    data.putObject("incident_type").put("name", "incident_default");
    data.set("service", refs.service(incident.subject().service()));
    data.set("assignees", Refs.list(incident.assignments(), a -> refs.user(a.user())));
    data.set("escalation_policy", refs.policy(incident.escalation().policy().id()));
    Set<TeamId> teams = ServiceTeams.of(refs.directory(), incident.subject().service());
    data.set("teams", Refs.list(teams, refs::team));
    data.set("priority", refs.priority(incident.priority()));
    data.put("urgency", incident.urgency().name().toLowerCase(Locale.ROOT));
    if (incident.bridge() == null) {
      data.putNull("conference_bridge");
    } else {
      bridge(data.putObject("conference_bridge"), incident.bridge());
    }
    resolveReason(data, incident, fact);
    return data;
  }

  private void resolveReason(ObjectNode data, Incident incident, IncidentFact fact) {
    if (fact instanceof IncidentFact.Resolved resolved
        && resolved.reason() == ResolveReason.MERGED
        && incident.mergedInto() != null) {
      String into = incident.mergedInto().value();
      data.putObject("resolve_reason")
          .put("type", "merge_resolve_reason")
          .set("incident", refs.to("incident_reference", "incidents", into, ""));
    } else {
      data.putNull("resolve_reason");
    }
  }

  private ObjectNode note(Fact fact, String content, Incident incident) {
    boolean trimmed = content.length() > LONGEST_NOTE;
    ObjectNode data = Refs.object();
    data.set("incident", refs.incident(incident));
    data.put("id", fact.id().value());
    data.put("type", "incident_note");
    data.put("content", trimmed ? content.substring(0, LONGEST_NOTE) : content);
    data.put("trimmed", trimmed);
    return data;
  }

  private ObjectNode bridge(@Nullable ConferenceBridge bridge, Incident incident) {
    ObjectNode data = Refs.object();
    data.set("incident", refs.incident(incident));
    data.put("type", "incident_conference_bridge");
    bridge(data, bridge);
    return data;
  }

  private static void bridge(ObjectNode data, @Nullable ConferenceBridge bridge) {
    data.put("conference_number", bridge == null ? null : bridge.number());
    data.put("conference_url", bridge == null ? null : bridge.url());
  }

  private ObjectNode asked(RequestedTarget target, String message, Incident incident) {
    ObjectNode data = responder(incident, "pending");
    data.put("message", message);
    switch (target.target()) {
      case ResponderTarget.OfUser user -> data.set("user", refs.user(user.user()));
      case ResponderTarget.OfPolicy policy ->
          data.set("escalation_policy", refs.policy(policy.policy()));
    }
    return data;
  }

  private ObjectNode responder(Incident incident, String state) {
    ObjectNode data = Refs.object();
    data.set("incident", refs.incident(incident));
    data.put("type", "incident_responder");
    data.putNull("user");
    data.putNull("escalation_policy");
    data.putNull("message");
    data.put("state", state);
    return data;
  }
}
