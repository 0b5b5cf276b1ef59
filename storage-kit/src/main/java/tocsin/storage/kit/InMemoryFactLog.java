package tocsin.storage.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.storage.FactLog;

/** The facts in memory; {@link InMemoryIncidents} adds them. */
final class InMemoryFactLog implements FactLog {
  private final List<Row> rows = new ArrayList<>();
  private final Map<IncidentId, List<Fact>> byIncident = new HashMap<>();

  synchronized void add(List<Fact> facts) {
    for (Fact fact : facts) {
      rows.add(new Row(rows.size() + 1, fact));
      byIncident.computeIfAbsent(fact.incident(), id -> new ArrayList<>()).add(fact);
    }
  }

  @Override
  public synchronized List<Row> read(long after, int max) {
    int from = (int) Math.min(after, rows.size());
    int to = (int) Math.min((long) from + max, rows.size());
    return List.copyOf(rows.subList(from, to));
  }

  @Override
  public synchronized List<Fact> of(IncidentId incident) {
    return List.copyOf(byIncident.getOrDefault(incident, List.of()));
  }

  @Override
  public synchronized long lastPosition() {
    return rows.size();
  }
}
