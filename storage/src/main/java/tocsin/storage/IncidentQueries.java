package tocsin.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;

/** What people and programs ask about incidents. Reads only, beside the writer. */
public interface IncidentQueries {
  Optional<Incident> find(IncidentId id);

  /** By the number that people quote. */
  Optional<Incident> find(long number);

  /** The incidents that match, in the order asked for; at most {@code filter.limit()}. */
  List<Incident> list(IncidentFilter filter);

  /** How many match, offset and limit aside. */
  long count(IncidentFilter filter);

  /** An incident's alerts, oldest first. */
  List<Alert> alerts(IncidentId incident, int offset, int limit);

  Optional<Alert> alert(AlertId id);

  /**
   * For each key the alert to which the event at that position of the event log belongs, if any,
   * and those that began behind it: at most {@code max} for a key, in the order in which they
   * began.
   */
  Map<AlertKey, List<Alert>> alertsFrom(Map<AlertKey, Long> positions, int max);

  /** The JSON text of the event that made the alert; empty when it has none. */
  Optional<String> alertBody(AlertId id);

  /** Open incidents per status, for these services; services without any are absent. */
  Map<ServiceId, Map<IncidentStatus, Long>> openCounts(Collection<ServiceId> services);
}
