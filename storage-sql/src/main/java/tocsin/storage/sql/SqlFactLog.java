package tocsin.storage.sql;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.storage.FactLog;

/** The facts, as {@link BatchWriter} wrote them. */
final class SqlFactLog implements FactLog {
  private final Database database;

  SqlFactLog(Database database) {
    this.database = database;
  }

  @Override
  public List<Row> read(long after, int max) {
    List<List<Row>> groups =
        database.read(session ->
            session.list(
                "SELECT first, json FROM fact WHERE first >= coalesce("
                    + "(SELECT first FROM fact WHERE first <= ? ORDER BY first DESC LIMIT 1), 0)"
                    + " ORDER BY first LIMIT ?",
                row -> rows(row.getLong(1), row.getString(2)),
                after + 1,
                max));
    return groups.stream()
        .flatMap(List::stream)
        .filter(row -> row.position() > after)
        .limit(max)
        .toList();
  }

  private static List<Row> rows(long first, String lines) {
    List<Row> rows = new ArrayList<>();
    for (Fact fact : FactLines.read(lines)) {
      rows.add(new Row(first + rows.size(), fact));
    }
    return rows;
  }

  @Override
  public List<Fact> of(IncidentId incident) {
    List<List<Fact>> groups =
        database.read(session ->
            session.list(
                "SELECT f.json FROM incident i JOIN fact f ON f.incident = i.number"
                    + " WHERE i.id = ? ORDER BY f.first",
                row -> FactLines.read(row.getString(1)),
                incident.value()));
    return groups.stream().flatMap(List::stream).toList();
  }

  @Override
  public long lastPosition() {
    return database.read(
        session -> session.only("SELECT fact_position FROM progress", row -> row.getLong(1)));
  }
}
