package tocsin.storage;

import java.util.List;
import tocsin.core.alert.Alert;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;

/**
 * All that one step of the engine changes. Applied in this order: incidents and alerts are put
 * (inserted or replaced by id), bodies added, open alerts of resolved incidents closed, facts and
 * outbox rows appended in order, the rings of round-robin rules set where the facts say, progress
 * moved. Alerts, facts and closings are of incidents that are stored or in the batch.
 *
 * @param bodies the JSON texts of the events that made new alerts
 * @param closed incidents whose alerts that are still open are closed, each at the incident's
 *     resolvedAt
 * @param unanswered events that made nothing, added to what is counted already; at most one for
 *     each integration and reason
 */
public record EngineBatch(
    List<Incident> incidents,
    List<Alert> alerts,
    List<AlertBody> bodies,
    List<IncidentId> closed,
    List<Fact> facts,
    List<OutboxMessage> outbox,
    List<Unanswered> unanswered,
    IncidentStore.Progress progress) {
  public EngineBatch {
    incidents = List.copyOf(incidents);
    alerts = List.copyOf(alerts);
    bodies = List.copyOf(bodies);
    closed = List.copyOf(closed);
    facts = List.copyOf(facts);
    outbox = List.copyOf(outbox);
    unanswered = List.copyOf(unanswered);
  }

  /** A step in which every event was taken up. */
  public EngineBatch(
      List<Incident> incidents,
      List<Alert> alerts,
      List<AlertBody> bodies,
      List<IncidentId> closed,
      List<Fact> facts,
      List<OutboxMessage> outbox,
      IncidentStore.Progress progress) {
    this(incidents, alerts, bodies, closed, facts, outbox, List.of(), progress);
  }

  /** The body of the event that made an alert, as it came. */
  public record AlertBody(AlertId alert, String json) {}
}
