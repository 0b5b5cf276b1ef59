package tocsin.core.account;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a webhook can tell of, by the names of PagerDuty's webhooks version 3. Any may be subscribed
 * to; those that nothing here makes never come.
 */
public enum WebhookEventType {
  INCIDENT_ACKNOWLEDGED("incident.acknowledged"),
  INCIDENT_ACTION_INVOCATION_CREATED("incident.action_invocation.created"),
  INCIDENT_ACTION_INVOCATION_TERMINATED("incident.action_invocation.terminated"),
  INCIDENT_ACTION_INVOCATION_UPDATED("incident.action_invocation.updated"),
  INCIDENT_ANNOTATED("incident.annotated"),
  INCIDENT_CONFERENCE_BRIDGE_UPDATED("incident.conference_bridge.updated"),
  INCIDENT_CUSTOM_FIELD_VALUES_UPDATED("incident.custom_field_values.updated"),
  INCIDENT_DELEGATED("incident.delegated"),
  INCIDENT_ESCALATED("incident.escalated"),
  INCIDENT_INCIDENT_TYPE_CHANGED("incident.incident_type.changed"),
  INCIDENT_PRIORITY_UPDATED("incident.priority_updated"),
  INCIDENT_REASSIGNED("incident.reassigned"),
  INCIDENT_REOPENED("incident.reopened"),
  INCIDENT_RESOLVED("incident.resolved"),
  INCIDENT_RESPONDER_ADDED("incident.responder.added"),
  INCIDENT_RESPONDER_REPLIED("incident.responder.replied"),
  INCIDENT_ROLE_ASSIGNED("incident.role.assigned"),
  INCIDENT_SERVICE_UPDATED("incident.service_updated"),
  INCIDENT_STATUS_UPDATE_PUBLISHED("incident.status_update_published"),
  INCIDENT_TASK_COMPLETED("incident.task.completed"),
  INCIDENT_TASK_CREATED("incident.task.created"),
  INCIDENT_TASK_UPDATED("incident.task.updated"),
  INCIDENT_TRIGGERED("incident.triggered"),
  INCIDENT_UNACKNOWLEDGED("incident.unacknowledged"),
  INCIDENT_WORKFLOW_COMPLETED("incident.workflow.completed"),
  INCIDENT_WORKFLOW_STARTED("incident.workflow.started"),
  SERVICE_CREATED("service.created"),
  SERVICE_CUSTOM_FIELD_VALUES_UPDATED("service.custom_field_values.updated"),
  SERVICE_DELETED("service.deleted"),
  SERVICE_UPDATED("service.updated"),
  /** A test that somebody asked for; goes to one receiver, whatever it subscribed to. */
  PING("pagey.ping");

  private final String wireName;

  WebhookEventType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests and bodies. */
  public String wireName() {
    return wireName;
  }

  /** What the name stands for; empty when it can't be subscribed to. */
  public static Optional<WebhookEventType> subscribable(String wireName) {
    return Arrays.stream(values())
        .filter(type -> type != PING && type.wireName.equals(wireName))
        .findFirst();
  }
}
