package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.storage.EngineBatch;
import tocsin.storage.json.JsonForms;

/** Alerts as rows. */
final class AlertRows {
  /** What {@link #of} reads, from {@code alert a} joined with its {@code incident i}. */
  static final String COLUMNS =
      "a.*, i.id AS incident_id FROM alert a JOIN incident i ON i.number = a.incident";

  private AlertRows() {}

  static Alert of(ResultSet row) throws SQLException {
    int severity = row.getInt("severity");
    @Nullable Severity given = row.wasNull() ? null : Codes.severity(severity);
    return new Alert(
        new AlertId(row.getString("id")),
        new IncidentId(row.getString("incident_id")),
        new ServiceId(row.getString("service")),
        new AlertKey(new IntegrationId(row.getString("integration")), row.getString("dedup_key")),
        row.getString("summary"),
        row.getString("source"),
        given,
        Millis.at(row, "created_at"),
        Millis.maybeAt(row, "resolved_at").orElse(null),
        new Occurrences(
            row.getLong("occurrences"),
            Millis.at(row, "first_at"),
            Millis.at(row, "latest_at"),
            JsonForms.MINUTES.read(row.getString("minutes"))),
        row.getLong("event_position"));
  }

  /** Inserts or replaces alerts in that order; their incidents are stored already. */
  static void put(Session session, List<Alert> alerts, IncidentNumbers numbers)
      throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    PreparedStatement put =
        session.prepare(
            "INSERT INTO alert (id, incident, service, integration, dedup_key, summary, source,"
                + " severity, created_at, resolved_at, occurrences, first_at, latest_at, minutes,"
                + " event_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET incident = excluded.incident,"
                + " summary = excluded.summary, source = excluded.source,"
                + " severity = excluded.severity, resolved_at = excluded.resolved_at,"
                + " occurrences = excluded.occurrences, latest_at = excluded.latest_at,"
                + " minutes = excluded.minutes");
    for (Alert alert : alerts) {
      bind(put, alert, numbers.of(alert.incident()));
      put.addBatch();
    }
    int[] _ = put.executeBatch();
  }

  private static void bind(PreparedStatement put, Alert alert, long incident) throws SQLException {
    Severity severity = alert.severity();
    put.setString(1, alert.id().value());
    put.setLong(2, incident);
    put.setString(3, alert.service().value());
    put.setString(4, alert.key().integration().value());
    put.setString(5, alert.key().dedupKey());
    put.setString(6, alert.summary());
    put.setString(7, alert.source());
    put.setObject(8, severity == null ? null : Codes.of(severity));
    put.setLong(9, alert.createdAt().toEpochMilli());
    put.setObject(10, Millis.of(alert.resolvedAt()));
    put.setLong(11, alert.occurrences().count());
    put.setLong(12, alert.occurrences().first().toEpochMilli());
    put.setLong(13, alert.occurrences().latest().toEpochMilli());
    put.setString(14, JsonForms.MINUTES.write(alert.occurrences().recent()));
    put.setLong(15, alert.eventPosition());
  }

  /** Adds the bodies of alerts that are stored already. */
  static void putBodies(Session session, List<EngineBatch.AlertBody> bodies) throws SQLException {
    if (bodies.isEmpty()) {
      return;
    }
    PreparedStatement put =
        session.prepare(
            "INSERT INTO alert_body (alert, json) SELECT seq, ? FROM alert WHERE id = ?"
                + " ON CONFLICT (alert) DO UPDATE SET json = excluded.json");
    for (EngineBatch.AlertBody body : bodies) {
      put.setString(1, body.json());
      put.setString(2, body.alert().value());
      put.addBatch();
    }
    int[] _ = put.executeBatch();
  }
}
