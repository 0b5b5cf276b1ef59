package tocsin.runtime.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tocsin.core.alert.Alert;
import tocsin.core.id.AlertId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Decision;
import tocsin.core.incident.Incident;

/**
 * What the wishes of one call would do. Later wishes of the call see what earlier ones did; nothing
 * of it is the draft's before {@link #accept}.
 */
final class Tentative {
  private final Draft draft;
  private final Function<IncidentId, List<Alert>> stored;
  private final Map<IncidentId, Incident> incidents = new HashMap<>();
  private final Map<AlertId, Alert> alerts = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<EscalationRuleId, Integer> turnsBefore;

  Tentative(Draft draft, Function<IncidentId, List<Alert>> stored) {
    this.draft = draft;
    this.stored = stored;
    this.turnsBefore = draft.rings().mark();
  }

  Optional<Incident> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id)).or(() -> draft.incident(id));
  }

  /** All alerts that are the incident's by now. An alert ends with its incident. */
  List<Alert> alertsOf(Incident incident) {
    Map<AlertId, Alert> known = new LinkedHashMap<>();
    stored.apply(incident.id()).forEach(alert -> known.put(alert.id(), alert));
    draft.changedAlerts().forEach(alert -> known.put(alert.id(), alert));
    known.putAll(alerts);
    return known.values().stream()
        .filter(alert -> alert.incident().equals(incident.id()))
        .map(alert ->
            alert.isOpen() && incident.resolvedAt() != null
                ? alert.resolved(incident.resolvedAt())
                : alert)
        .toList();
  }

  void add(Decision decision) {
    decisions.add(decision);
    draft.rings().move(decision);
    Incident after = decision.after();
    if (after != null) {
      incidents.put(after.id(), after);
    }
  }

  void put(Alert alert) {
    alerts.put(alert.id(), alert);
  }

  /** Nothing of it happens. */
  void takeBack() {
    draft.rings().backTo(turnsBefore);
  }

  /** All of it becomes the draft's. */
  void accept() {
    decisions.forEach(draft::accept);
    alerts.values().forEach(alert -> draft.put(alert, null));
  }
}
