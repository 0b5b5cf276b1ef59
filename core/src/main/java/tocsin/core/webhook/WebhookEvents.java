package tocsin.core.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.WebhookEventType;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;

/** Which event a fact is for those who are told by webhook. */
public final class WebhookEvents {
  private WebhookEvents() {}

  /**
   * The event; empty when nobody is told. That an incident was made is told with the fact that says
   * who is asked: it always follows, and receivers want to know who has it.
   *
   * @param before the incident before the fact; null for its first
   */
  public static Optional<WebhookEventType> of(IncidentFact fact, @Nullable Incident before) {
    return Optional.ofNullable(
        switch (fact) {
          case IncidentFact.Assigned assigned -> asked(assigned.reason());
          case IncidentFact.NobodyOnCall nobody -> asked(nobody.reason());
          case IncidentFact.Acknowledged _ -> WebhookEventType.INCIDENT_ACKNOWLEDGED;
          case IncidentFact.Snoozed _ ->
              before != null && before.status() == IncidentStatus.TRIGGERED
                  ? WebhookEventType.INCIDENT_ACKNOWLEDGED
                  : null;
          case IncidentFact.Unacknowledged _ -> WebhookEventType.INCIDENT_UNACKNOWLEDGED;
          case IncidentFact.Resolved _ -> WebhookEventType.INCIDENT_RESOLVED;
          case IncidentFact.Annotated _ -> WebhookEventType.INCIDENT_ANNOTATED;
          case IncidentFact.PriorityChanged _ -> WebhookEventType.INCIDENT_PRIORITY_UPDATED;
          case IncidentFact.BridgeChanged _ -> WebhookEventType.INCIDENT_CONFERENCE_BRIDGE_UPDATED;
          case IncidentFact.RespondersRequested _ -> WebhookEventType.INCIDENT_RESPONDER_ADDED;
          case IncidentFact.ResponderAnswered _ -> WebhookEventType.INCIDENT_RESPONDER_REPLIED;
          case IncidentFact.Triggered _,
              IncidentFact.AlertTriggered _,
              IncidentFact.AlertResolved _,
              IncidentFact.AlertsArrived _,
              IncidentFact.AlertsLeft _,
              IncidentFact.NobodyReachable _,
              IncidentFact.EscalationExhausted _,
              IncidentFact.Delegated _,
              IncidentFact.UrgencyChanged _,
              IncidentFact.Retitled _,
              IncidentFact.Redescribed _,
              IncidentFact.NoteEdited _,
              IncidentFact.NoteDeleted _,
              IncidentFact.MergedFrom _,
              IncidentFact.MergedInto _,
              IncidentFact.ResponderRequestEscalated _,
              IncidentFact.RespondersCancelled _ ->
              null;
        });
  }

  private static WebhookEventType asked(AssignReason reason) {
    return switch (reason) {
      case CREATED -> WebhookEventType.INCIDENT_TRIGGERED;
      case TIMED_OUT, ESCALATED, REPEATED -> WebhookEventType.INCIDENT_ESCALATED;
      case REASSIGNED -> WebhookEventType.INCIDENT_REASSIGNED;
      case DELEGATED -> WebhookEventType.INCIDENT_DELEGATED;
    };
  }
}
