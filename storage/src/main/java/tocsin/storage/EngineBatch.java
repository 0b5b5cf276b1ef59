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
 * outbox rows appended in order, progress moved. Alerts, facts and closings are of incidents that
 * are stored or in the batch.
 *
 * @param bodies the JSON texts of the events that made new alerts
 * @param closed incidents whose alerts that are still open are closed, each at the incident's
 *     resolvedAt
 */
public record EngineBatch(
    List<Incident> incidents,
    List<Alert> alerts,
    List<AlertBody> bodies,
    List<IncidentId> closed,
    List<Fact> facts,
    List<OutboxMessage> outbox,
    IncidentStore.Progress progress) {
  public EngineBatch {
    incidents = List.copyOf(incidents);
    alerts = List.copyOf(alerts);
    bodies = List.copyOf(bodies);
    closed = List.copyOf(closed);
    facts = List.copyOf(facts);
    outbox = List.copyOf(outbox);
  }

  /** The body of the event that made an alert, as it came. */
  public record AlertBody(AlertId alert, String json) {}
}
