package tocsin.runtime.webhook;

import java.util.Locale;
import tocsin.core.account.WebhookEventType;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.webhook.Receiver;
import tools.jackson.databind.node.ObjectNode;

/** The body of a version 2 webhook: the incident in the form of the REST API, and the log entry. */
final class OldWebhookBody {
  private OldWebhookBody() {}

  static String of(
      WebhookEventType type, Fact fact, Incident incident, Refs refs, Receiver receiver) {
    ObjectNode body = Refs.object();
    ObjectNode message = body.putArray("messages").addObject();
    message.put("id", fact.id().value());
    message.put("event", "incident." + word(type));
    message.put("created_on", Times.show(fact.at()));
    message.set("incident", incident(incident, refs));
    message.putArray("log_entries").add(entry(type, fact, incident, refs));
    ObjectNode webhook = message.putObject("webhook");
    webhook.put("id", receiver.id().value());
    webhook.put("type", "webhook");
    webhook.put("name", receiver.name());
    webhook.set("webhook_object", refs.service(incident.subject().service()));
    return body.toString();
  }

  private static String word(WebhookEventType type) {
    return switch (type) {
      case INCIDENT_TRIGGERED -> "trigger";
      case INCIDENT_ACKNOWLEDGED -> "acknowledge";
      case INCIDENT_UNACKNOWLEDGED -> "unacknowledge";
      case INCIDENT_RESOLVED -> "resolve";
      case INCIDENT_REASSIGNED -> "assign";
      case INCIDENT_ESCALATED -> "escalate";
      case INCIDENT_DELEGATED -> "delegate";
      case INCIDENT_ANNOTATED -> "annotate";
      default -> throw new IllegalArgumentException("Version 2 doesn't tell of " + type);
    };
  }

  private static ObjectNode incident(Incident incident, Refs refs) {
    ObjectNode shape = refs.incident(incident);
    shape.put("type", "incident");
    shape.put("incident_number", incident.number());
    shape.put("title", incident.subject().title());
    shape.put("created_at", Times.show(incident.createdAt()));
    shape.put("status", incident.status().name().toLowerCase(Locale.ROOT));
    shape.put("incident_key", incident.subject().incidentKey());
    shape.set("service", refs.service(incident.subject().service()));
    shape.set(
        "assignments",
        Refs.list(
            incident.assignments(),
            each -> {
              ObjectNode assignment = Refs.object();
              assignment.put("at", Times.show(each.at()));
              assignment.set("assignee", refs.user(each.user()));
              return assignment;
            }));
    shape.put("last_status_change_at", Times.show(incident.lastStatusChange().at()));
    shape.set("last_status_change_by", refs.agent(incident.lastStatusChange().by()));
    shape.set("escalation_policy", refs.policy(incident.escalation().policy().id()));
    shape.set(
        "teams",
        Refs.list(ServiceTeams.of(refs.directory(), incident.subject().service()), refs::team));
    shape.set("priority", refs.priority(incident.priority()));
    shape.put("urgency", incident.urgency().name().toLowerCase(Locale.ROOT));
    return shape;
  }

  private static ObjectNode entry(WebhookEventType type, Fact fact, Incident incident, Refs refs) {
    ObjectNode entry = Refs.object();
    entry.put("id", fact.id().value());
    entry.put("type", word(type) + "_log_entry");
    entry.put("created_at", Times.show(fact.at()));
    entry.set("agent", refs.agent(fact.actor().agent()));
    entry.set("incident", refs.incident(incident));
    entry.set("service", refs.service(incident.subject().service()));
    if (fact.what() instanceof IncidentFact.Annotated note) {
      entry.putObject("channel").put("type", "note").put("content", note.content());
    }
    return entry;
  }
}
