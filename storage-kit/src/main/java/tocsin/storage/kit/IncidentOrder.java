package tocsin.storage.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tocsin.core.incident.Incident;
import tocsin.storage.IncidentFilter;

/** The order of a list of incidents, said in Java: what every engine's query must agree with. */
final class IncidentOrder {
  private IncidentOrder() {}

  static Comparator<Incident> of(List<IncidentFilter.Sort> order) {
    Comparator<Incident> all = (_, _) -> 0;
    for (IncidentFilter.Sort sort : order) {
      all = all.thenComparing(by(sort));
    }
    boolean descending = !order.isEmpty() && order.getLast().descending();
    return all.thenComparing(by(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, descending)));
  }

  private static Comparator<Incident> by(IncidentFilter.Sort sort) {
    return switch (sort.field()) {
      case NUMBER -> directed(Comparator.comparing(Incident::number), sort);
      case CREATED_AT -> directed(Comparator.comparing(Incident::createdAt), sort);
      case STATUS -> directed(Comparator.comparing(Incident::status), sort);
      case URGENCY -> directed(Comparator.comparing(Incident::urgency), sort);
      case RESOLVED_AT ->
          Comparator.comparing(Incident::isOpen)
              .thenComparing(directed(Comparator.comparing(IncidentOrder::resolvedAt), sort));
    };
  }

  private static Comparator<Incident> directed(
      Comparator<Incident> ascending, IncidentFilter.Sort sort) {
    return sort.descending() ? ascending.reversed() : ascending;
  }

  private static Instant resolvedAt(Incident incident) {
    return Objects.requireNonNullElse(incident.resolvedAt(), Instant.MAX);
  }
}
