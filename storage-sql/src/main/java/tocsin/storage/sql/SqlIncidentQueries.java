package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentQueries;
import tocsin.storage.json.JsonForms;

/** What people ask about incidents. */
final class SqlIncidentQueries implements IncidentQueries {
  private static final Wanted OPEN_OF_SERVICE =
      new Wanted(
          "service",
          "SELECT i.service, i.status, count(*) FROM wanted w CROSS JOIN incident i"
              + " WHERE i.service = w.service AND i.resolved_at IS NULL"
              + " GROUP BY i.service, i.status");

  private final Database database;

  SqlIncidentQueries(Database database) {
    this.database = database;
  }

  /** The list's query: the page is cut from narrow rows, and only then are states read. */
  static String listSql(IncidentSearch search) {
    return "SELECT s.state FROM (SELECT i.* FROM incident i"
        + search.where()
        + search.order()
        + " LIMIT ? OFFSET ?) i JOIN incident_state s ON s.number = i.number"
        + search.order();
  }

  @Override
  public Optional<Incident> find(IncidentId id) {
    return one(
        "SELECT state FROM incident_state s JOIN incident i ON i.number = s.number"
            + " WHERE i.id = ?",
        id.value());
  }

  @Override
  public Optional<Incident> find(long number) {
    return one("SELECT state FROM incident_state WHERE number = ?", number);
  }

  private Optional<Incident> one(String sql, Object key) {
    return database
        .read(session -> session.first(sql, row -> row.getString(1), key))
        .map(JsonForms.INCIDENT::read);
  }

  @Override
  public List<Incident> list(IncidentFilter filter) {
    IncidentSearch search = new IncidentSearch(filter);
    Object[] arguments =
        Stream.concat(Stream.of(search.arguments()), Stream.of(filter.limit(), filter.offset()))
            .toArray();
    return database
        .read(session -> session.list(listSql(search), row -> row.getString(1), arguments))
        .stream()
        .map(JsonForms.INCIDENT::read)
        .toList();
  }

  @Override
  public long count(IncidentFilter filter) {
    IncidentSearch search = new IncidentSearch(filter);
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM incident i" + search.where(),
            row -> row.getLong(1),
            search.arguments()));
  }

  @Override
  public List<Alert> alerts(IncidentId incident, int offset, int limit) {
    return database.read(session ->
        session.list(
            "SELECT "
                + AlertRows.COLUMNS
                + " WHERE i.id = ? ORDER BY a.created_at, a.seq LIMIT ? OFFSET ?",
            AlertRows::of,
            incident.value(),
            limit,
            offset));
  }

  @Override
  public Optional<Alert> alert(AlertId id) {
    return database.read(session ->
        session.first(
            "SELECT " + AlertRows.COLUMNS + " WHERE a.id = ?", AlertRows::of, id.value()));
  }

  @Override
  public Map<AlertKey, List<Alert>> alertsFrom(Map<AlertKey, Long> positions, int max) {
    return database.read(session -> {
      Map<AlertKey, List<Alert>> found = new HashMap<>();
      for (Map.Entry<AlertKey, Long> wanted : positions.entrySet()) {
        found.put(wanted.getKey(), alertsFrom(session, wanted.getKey(), wanted.getValue(), max));
      }
      return found;
    });
  }

  private static List<Alert> alertsFrom(Session session, AlertKey key, long position, int max)
      throws SQLException {
    String ofKey = " FROM alert WHERE dedup_key = ? AND integration = ?";
    long begin =
        session.only(
            "SELECT coalesce(max(event_position), ?)" + ofKey + " AND event_position <= ?",
            row -> row.getLong(1),
            position,
            key.dedupKey(),
            key.integration().value(),
            position);
    return session.list(
        "SELECT "
            + AlertRows.COLUMNS
            + " WHERE a.dedup_key = ? AND a.integration = ? AND a.event_position >= ?"
            + " ORDER BY a.event_position LIMIT ?",
        AlertRows::of,
        key.dedupKey(),
        key.integration().value(),
        begin,
        max);
  }

  @Override
  public Optional<String> alertBody(AlertId id) {
    return database.read(session ->
        session.first(
            "SELECT b.json FROM alert_body b JOIN alert a ON a.seq = b.alert WHERE a.id = ?",
            row -> row.getString(1),
            id.value()));
  }

  @Override
  public Map<ServiceId, Map<IncidentStatus, Long>> openCounts(Collection<ServiceId> services) {
    Map<ServiceId, Map<IncidentStatus, Long>> counts = new HashMap<>();
    record Count(ServiceId service, IncidentStatus status, long open) {}
    List<Object[]> keys = services.stream().distinct().map(s -> new Object[] {s.value()}).toList();
    for (Count count :
        database.read(session ->
            OPEN_OF_SERVICE.list(
                session,
                keys,
                row ->
                    new Count(
                        new ServiceId(row.getString(1)),
                        Codes.status(row.getInt(2)),
                        row.getLong(3))))) {
      counts
          .computeIfAbsent(count.service(), s -> new EnumMap<>(IncidentStatus.class))
          .put(count.status(), count.open());
    }
    return counts;
  }
}
