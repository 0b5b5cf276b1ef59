package tocsin.web.rest;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.web.App;

/** Looks through incidents that are open, a page at a time: guards ask before they let delete. */
final class OpenIncidents {
  private static final int PAGE = 500;
  private static final Set<IncidentStatus> OPEN =
      Set.of(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED);

  private OpenIncidents() {}

  /** Whether an open incident is such. */
  static boolean any(App app, Predicate<Incident> such) {
    for (int offset = 0; ; offset += PAGE) {
      List<Incident> page = app.stores().queries().list(filter(Set.of(), offset, PAGE));
      if (page.stream().anyMatch(such)) {
        return true;
      }
      if (page.size() < PAGE) {
        return false;
      }
    }
  }

  /** The first open incidents of a service, at most as many as may be changed at once. */
  static List<Incident> of(App app, ServiceId service) {
    return app.stores().queries().list(filter(Set.of(service), 0, IncidentsApi.BULK));
  }

  private static IncidentFilter filter(Set<ServiceId> services, int offset, int limit) {
    return new IncidentFilter(
        OPEN,
        services,
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        List.of(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, false)),
        offset,
        limit);
  }
}
