package tocsin.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.escalation.Turn;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.Unanswered;
import tocsin.storage.json.JsonForms;

/** The engine's state. */
final class SqlIncidentStore implements IncidentStore {
  private static final Wanted OPEN_ALERTS =
      new Wanted(
          "integration, dedup_key",
          "SELECT a.*, i.id AS incident_id FROM wanted w CROSS JOIN alert a"
              + " CROSS JOIN incident i WHERE a.integration = w.integration"
              + " AND a.dedup_key = w.dedup_key AND a.resolved_at IS NULL"
              + " AND i.number = a.incident");
  private static final Wanted INCIDENTS =
      new Wanted(
          "id",
          "SELECT s.state FROM wanted w CROSS JOIN incident i CROSS JOIN incident_state s"
              + " WHERE i.id = w.id AND s.number = i.number");

  private static final Wanted UNANSWERED =
      new Wanted(
          "routing_key",
          "SELECT u.* FROM wanted w CROSS JOIN unanswered u WHERE u.routing_key = w.routing_key"
              + " ORDER BY u.routing_key, u.fate");

  private final Database database;

  SqlIncidentStore(Database database) {
    this.database = database;
  }

  @Override
  public Progress progress() {
    return database.read(session ->
        session.only(
            "SELECT event_position, incident_number FROM progress",
            row -> new Progress(row.getLong(1), row.getLong(2))));
  }

  @Override
  public Loaded load(Collection<AlertKey> keys, Collection<IncidentId> incidents) {
    return database.read(session -> {
      List<Alert> open = OPEN_ALERTS.list(session, distinct(keys), AlertRows::of);
      Set<IncidentId> wanted = new LinkedHashSet<>(incidents);
      open.forEach(alert -> wanted.add(alert.incident()));
      List<Object[]> ids = wanted.stream().map(id -> new Object[] {id.value()}).toList();
      return new Loaded(open, INCIDENTS.list(session, ids, SqlIncidentStore::incident));
    });
  }

  @Override
  public List<Alert> alertsOf(IncidentId incident) {
    return database.read(session ->
        session.list(
            "SELECT " + AlertRows.COLUMNS + " WHERE i.id = ? ORDER BY a.created_at, a.seq",
            AlertRows::of,
            incident.value()));
  }

  private static List<Object[]> distinct(Collection<AlertKey> keys) {
    return keys.stream()
        .distinct()
        .map(key -> new Object[] {key.integration().value(), key.dedupKey()})
        .toList();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return JsonForms.INCIDENT.read(row.getString(1));
  }

  @Override
  public Optional<IncidentId> openWithKey(ServiceId service, String incidentKey) {
    return database.read(session ->
        session.first(
            "SELECT id FROM incident WHERE incident_key = ? AND service = ?"
                + " AND resolved_at IS NULL ORDER BY number DESC LIMIT 1",
            row -> new IncidentId(row.getString(1)),
            incidentKey,
            service.value()));
  }

  @Override
  public long openIncidents(ServiceId service) {
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM incident WHERE service = ? AND resolved_at IS NULL",
            row -> row.getLong(1),
            service.value()));
  }

  @Override
  public List<Incident> due(Instant now, int max) {
    return database.read(session ->
        session.list(
            "SELECT s.state FROM incident i JOIN incident_state s ON s.number = i.number"
                + " WHERE i.due_at <= ? ORDER BY i.due_at, i.number LIMIT ?",
            SqlIncidentStore::incident,
            now.toEpochMilli(),
            max));
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.read(session ->
        session.first(
            "SELECT due_at FROM incident WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1",
            row -> Millis.at(row, "due_at")));
  }

  @Override
  public Map<EscalationRuleId, Integer> turns() {
    Map<EscalationRuleId, Integer> turns = new HashMap<>();
    List<Turn> rows =
        database.read(session ->
            session.list(
                "SELECT rule, target FROM ring",
                row -> new Turn(new EscalationRuleId(row.getString(1)), row.getInt(2))));
    rows.forEach(turn -> turns.put(turn.rule(), turn.target()));
    return turns;
  }

  @Override
  public List<Unanswered> unanswered(Collection<String> routingKeys) {
    List<Object[]> keys = routingKeys.stream().map(key -> new Object[] {key}).toList();
    return database.read(session -> UNANSWERED.list(session, keys, SqlIncidentStore::unanswered));
  }

  private static Unanswered unanswered(ResultSet row) throws SQLException {
    return new Unanswered(
        row.getString("routing_key"),
        Codes.fate(row.getInt("fate")),
        row.getLong("events"),
        Millis.at(row, "first_at"),
        Millis.at(row, "latest_at"),
        row.getString("latest_key"));
  }

  @Override
  public void commit(EngineBatch batch) {
    EngineBatch _ =
        database.write(session -> {
          new BatchWriter(session, batch).write();
          return batch;
        });
  }
}
