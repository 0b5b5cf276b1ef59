package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.IncidentId;
import tocsin.core.id.PriorityId;

/** An incident that is being changed by one fact; lives no longer than that. */
final class IncidentDraft {
  private final Incident before;
  Subject subject;
  IncidentStatus status;
  Urgency urgency;
  @Nullable PriorityId priority;
  Escalation escalation;
  List<Assignment> assignments;
  List<Acknowledgement> acknowledgements;
  @Nullable Instant escalateAt;
  @Nullable Instant unacknowledgeAt;
  @Nullable Instant resolveAt;
  @Nullable Instant snoozedUntil;
  @Nullable Instant raiseAt;
  AlertCounts alerts;
  StatusChange lastStatusChange;
  @Nullable Instant resolvedAt;
  @Nullable IncidentId mergedInto;
  @Nullable ConferenceBridge bridge;
  List<ResponderRequest> requests;

  IncidentDraft(Incident before) {
    this.before = before;
    subject = before.subject();
    status = before.status();
    urgency = before.urgency();
    priority = before.priority();
    escalation = before.escalation();
    assignments = before.assignments();
    acknowledgements = before.acknowledgements();
    escalateAt = before.timers().escalateAt();
    unacknowledgeAt = before.timers().unacknowledgeAt();
    resolveAt = before.timers().resolveAt();
    snoozedUntil = before.timers().snoozedUntil();
    raiseAt = before.timers().raiseAt();
    alerts = before.alerts();
    lastStatusChange = before.lastStatusChange();
    resolvedAt = before.resolvedAt();
    mergedInto = before.mergedInto();
    bridge = before.bridge();
    requests = before.requests();
  }

  Incident build() {
    return new Incident(
        before.id(),
        before.number(),
        subject,
        before.createdAt(),
        status,
        urgency,
        priority,
        escalation,
        assignments,
        acknowledgements,
        new Timers(escalateAt, unacknowledgeAt, resolveAt, snoozedUntil, raiseAt),
        alerts,
        lastStatusChange,
        resolvedAt,
        mergedInto,
        bridge,
        requests);
  }
}
