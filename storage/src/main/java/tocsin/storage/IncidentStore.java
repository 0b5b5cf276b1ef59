package tocsin.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;

/**
 * The engine's state: incidents, alerts, facts, outbox and cursor, changed only together. One
 * engine at a time writes it; anybody may read.
 */
public interface IncidentStore {
  /** How far the engine has come. */
  Progress progress();

  /** The open alerts with these keys, and the incidents with these ids or of these alerts. */
  Loaded load(Collection<AlertKey> keys, Collection<IncidentId> incidents);

  /** All alerts of that incident, oldest first. */
  List<Alert> alertsOf(IncidentId incident);

  /**
   * The open incident of that service with that incident key (not an alert's dedup key); the newest
   * when there are several.
   */
  Optional<IncidentId> openWithKey(ServiceId service, String incidentKey);

  /** How many incidents of that service are open. */
  long openIncidents(ServiceId service);

  /** Open incidents whose next timer is due at or before then, longest due first. */
  List<Incident> due(Instant now, int max);

  /** When the next timer is due; empty when no incident has one. */
  Optional<Instant> nextDue();

  /** For each round-robin rule the place of the target that was asked last, the first is 0. */
  Map<EscalationRuleId, Integer> turns();

  /** What is counted of events that came through these integrations and made nothing. */
  List<Unanswered> unanswered(Collection<String> routingKeys);

  /**
   * Writes all of it or nothing; durable when it returns. A batch that would leave two open alerts
   * with the same key is refused.
   */
  void commit(EngineBatch batch);

  /**
   * How far the engine has come.
   *
   * @param eventPosition events up to here are decided; 0 at the beginning
   * @param incidentNumber the highest incident number given; 0 at the beginning
   */
  record Progress(long eventPosition, long incidentNumber) {}

  /** What a batch of events and actions is about. */
  record Loaded(List<Alert> openAlerts, List<Incident> incidents) {}
}
