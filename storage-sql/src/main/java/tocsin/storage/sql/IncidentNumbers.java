package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Incident;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * Incidents' numbers by their ids. Rows that belong to an incident carry its number: numbers grow,
 * so new rows stand together at the end of an index, where random ids would be all over it.
 */
final class IncidentNumbers {
  private static final Wanted BY_ID =
      new Wanted(
          "id", "SELECT i.id, i.number FROM wanted w CROSS JOIN incident i WHERE i.id = w.id");

  private final Map<IncidentId, Long> numbers = new HashMap<>();

  /** Knows the numbers of these, and looks up those of the others. */
  static IncidentNumbers of(Session session, List<Incident> known, Collection<IncidentId> others)
      throws SQLException {
    IncidentNumbers numbers = new IncidentNumbers();
    known.forEach(incident -> numbers.numbers.put(incident.id(), incident.number()));
    List<Object[]> unknown =
        others.stream()
            .filter(id -> !numbers.numbers.containsKey(id))
            .distinct()
            .map(id -> new Object[] {id.value()})
            .toList();
    for (var found :
        BY_ID.list(
            session, unknown, row -> Map.entry(new IncidentId(row.getString(1)), row.getLong(2)))) {
      numbers.numbers.put(found.getKey(), found.getValue());
    }
    return numbers;
  }

  /** The number; an incident that isn't stored is the caller's mistake. */
  long of(IncidentId id) {
    Long number = numbers.get(id);
    if (number == null) {
      throw new StorageException(Kind.FAILED, "There is no incident " + id + " to write about");
    }
    return number;
  }
}
