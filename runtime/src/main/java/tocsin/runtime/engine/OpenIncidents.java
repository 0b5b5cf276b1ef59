package tocsin.runtime.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.IncidentRules;

/**
 * How many incidents of each service are open: counted once in the store, then kept up. Not for
 * several threads.
 */
final class OpenIncidents {
  private final ToLongFunction<ServiceId> stored;
  private final Map<ServiceId, Long> counts = new HashMap<>();

  OpenIncidents(ToLongFunction<ServiceId> stored) {
    this.stored = stored;
  }

  /** Whether the service has as many as it may, with those that the present step opens. */
  boolean crowded(ServiceId service, long opened) {
    return counts.computeIfAbsent(service, stored::applyAsLong) + opened >= IncidentRules.MOST_OPEN;
  }

  /** What the step opened and closed is stored. What was never asked for stays uncounted. */
  void keep(ToLongFunction<ServiceId> opened) {
    counts.replaceAll((service, count) -> count + opened.applyAsLong(service));
  }
}
