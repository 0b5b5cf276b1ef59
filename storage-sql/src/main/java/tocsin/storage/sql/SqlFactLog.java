package tocsin.storage.sql;

import java.util.List;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.storage.FactLog;
import tocsin.storage.json.JsonForms;

/** The facts, as {@link BatchWriter} wrote them. */
final class SqlFactLog implements FactLog {
  private final Database database;

  SqlFactLog(Database database) {
    this.database = database;
  }

  @Override
  public List<Row> read(long after, int max) {
    return database.read(session ->
        session.list(
            "SELECT position, json FROM fact WHERE position > ? ORDER BY position LIMIT ?",
            row -> new Row(row.getLong(1), JsonForms.FACT.read(row.getString(2))),
            after,
            max));
  }

  @Override
  public List<Fact> of(IncidentId incident) {
    return database.read(session ->
        session.list(
            "SELECT f.json FROM incident i JOIN fact f ON f.incident = i.number"
                + " WHERE i.id = ? ORDER BY f.position",
            row -> JsonForms.FACT.read(row.getString(1)),
            incident.value()));
  }

  @Override
  public long lastPosition() {
    return database.read(
        session -> session.only("SELECT fact_position FROM progress", row -> row.getLong(1)));
  }
}
