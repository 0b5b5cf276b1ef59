package tocsin.storage.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tocsin.core.alert.Alert;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Unanswered;

/** Puts an engine's batch together, piece by piece. */
public final class Batch {
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<EngineBatch.AlertBody> bodies = new ArrayList<>();
  private final List<IncidentId> closed = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<OutboxMessage> outbox = new ArrayList<>();
  private final List<Unanswered> unanswered = new ArrayList<>();

  public Batch put(Incident... put) {
    incidents.addAll(Arrays.asList(put));
    return this;
  }

  public Batch put(Alert... put) {
    alerts.addAll(Arrays.asList(put));
    return this;
  }

  public Batch body(Alert alert, String json) {
    bodies.add(new EngineBatch.AlertBody(alert.id(), json));
    return this;
  }

  public Batch close(Incident incident) {
    closed.add(incident.id());
    return this;
  }

  public Batch add(Fact... add) {
    facts.addAll(Arrays.asList(add));
    return this;
  }

  public Batch send(OutboxMessage... messages) {
    outbox.addAll(Arrays.asList(messages));
    return this;
  }

  public Batch count(Unanswered... counted) {
    unanswered.addAll(Arrays.asList(counted));
    return this;
  }

  /** Commits what was put together; the progress's incident number is the highest stored then. */
  public void commit(IncidentStore store, long eventPosition) {
    long number = incidents.stream().mapToLong(Incident::number).max().orElse(0);
    store.commit(
        new EngineBatch(
            incidents,
            alerts,
            bodies,
            closed,
            facts,
            outbox,
            unanswered,
            new IncidentStore.Progress(
                eventPosition, Math.max(number, store.progress().incidentNumber()))));
  }
}
