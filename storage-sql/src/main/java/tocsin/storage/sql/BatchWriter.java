package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tocsin.core.alert.Alert;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Assignment;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.storage.EngineBatch;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;
import tocsin.storage.Turns;
import tocsin.storage.Unanswered;
import tocsin.storage.json.JsonForms;

/** Writes one step of the engine, row by row with statements that stay prepared. */
final class BatchWriter {
  private final Session session;
  private final EngineBatch batch;
  private final Positions before;
  private final IncidentNumbers numbers;

  /** The positions given last. */
  private record Positions(long fact, long outbox, long incident) {}

  BatchWriter(Session session, EngineBatch batch) throws SQLException {
    this.session = session;
    this.batch = batch;
    this.before =
        session.only(
            "SELECT fact_position, outbox_position, incident_number FROM progress",
            row -> new Positions(row.getLong(1), row.getLong(2), row.getLong(3)));
    this.numbers = IncidentNumbers.of(session, batch.incidents(), mentioned(batch));
  }

  private static List<IncidentId> mentioned(EngineBatch batch) {
    return Stream.concat(
            batch.closed().stream(),
            Stream.concat(
                batch.alerts().stream().map(Alert::incident),
                batch.facts().stream().map(Fact::incident)))
        .toList();
  }

  void write() throws SQLException {
    putIncidents();
    putStates();
    putAssignees();
    Map<IncidentId, Instant> closed = close();
    putAlerts(closed);
    AlertRows.putBodies(session, batch.bodies());
    addFacts();
    addOutbox();
    moveRings();
    countUnanswered();
    moveOn();
  }

  private void putIncidents() throws SQLException {
    if (batch.incidents().isEmpty()) {
      return;
    }
    PreparedStatement put =
        session.prepare(
            "INSERT INTO incident (number, id, service, status, urgency, created_at, resolved_at,"
                + " due_at, incident_key, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (number) DO UPDATE SET id = excluded.id,"
                + " service = excluded.service, status = excluded.status,"
                + " urgency = excluded.urgency, created_at = excluded.created_at,"
                + " resolved_at = excluded.resolved_at, due_at = excluded.due_at,"
                + " incident_key = excluded.incident_key, title = excluded.title");
    for (Incident incident : batch.incidents()) {
      put.setLong(1, incident.number());
      put.setString(2, incident.id().value());
      put.setString(3, incident.subject().service().value());
      put.setInt(4, Codes.of(incident.status()));
      put.setInt(5, Codes.of(incident.urgency()));
      put.setLong(6, incident.createdAt().toEpochMilli());
      put.setObject(7, Millis.of(incident.resolvedAt()));
      put.setObject(8, incident.due().map(Instant::toEpochMilli).orElse(null));
      put.setString(9, incident.subject().incidentKey());
      put.setString(10, IncidentSearch.folded(incident.subject().title()));
      put.addBatch();
    }
    int[] _ = put.executeBatch();
  }

  private void putStates() throws SQLException {
    if (batch.incidents().isEmpty()) {
      return;
    }
    PreparedStatement put =
        session.prepare(
            "INSERT INTO incident_state (number, state) VALUES (?, ?)"
                + " ON CONFLICT (number) DO UPDATE SET state = excluded.state");
    for (Incident incident : batch.incidents()) {
      put.setLong(1, incident.number());
      put.setString(2, JsonForms.INCIDENT.write(incident));
      put.addBatch();
    }
    int[] _ = put.executeBatch();
  }

  private void putAssignees() throws SQLException {
    PreparedStatement drop = session.prepare("DELETE FROM incident_assignee WHERE incident = ?");
    PreparedStatement add =
        session.prepare(
            "INSERT INTO incident_assignee (incident, user_id) VALUES (?, ?)"
                + " ON CONFLICT DO NOTHING");
    for (Incident incident : batch.incidents()) {
      if (incident.number() <= before.incident()) {
        drop.setLong(1, incident.number());
        drop.addBatch();
      }
      for (Assignment assignment : incident.assignments()) {
        add.setLong(1, incident.number());
        add.setString(2, assignment.user().value());
        add.addBatch();
      }
    }
    int[] _ = drop.executeBatch();
    int[] _ = add.executeBatch();
  }

  /** Closes the stored open alerts of the batch's closed incidents; when each was resolved. */
  private Map<IncidentId, Instant> close() throws SQLException {
    Map<IncidentId, Instant> closed = new HashMap<>();
    for (IncidentId id : batch.closed()) {
      long number = numbers.of(id);
      Instant resolvedAt =
          session
              .only(
                  "SELECT resolved_at FROM incident WHERE number = ?",
                  row -> Millis.maybeAt(row, "resolved_at"),
                  number)
              .orElseThrow(() ->
                  new StorageException(
                      Kind.FAILED,
                      "Alerts are closed only with their resolved incident, not with " + id));
      int _ =
          session.update(
              "UPDATE alert SET resolved_at = ? WHERE incident = ? AND resolved_at IS NULL",
              Millis.of(resolvedAt),
              number);
      closed.put(id, resolvedAt);
    }
    return closed;
  }

  /** Closed ones first: a key may be closed and opened again in one batch. */
  private void putAlerts(Map<IncidentId, Instant> closed) throws SQLException {
    List<Alert> over = new ArrayList<>();
    List<Alert> open = new ArrayList<>();
    for (Alert alert : batch.alerts()) {
      Instant resolvedAt = closed.get(alert.incident());
      if (alert.isOpen() && resolvedAt != null) {
        over.add(alert.resolved(resolvedAt));
      } else {
        (alert.isOpen() ? open : over).add(alert);
      }
    }
    AlertRows.put(session, over, numbers);
    AlertRows.put(session, open, numbers);
  }

  /** What was decided together about one incident is one row: a third of the work. */
  private void addFacts() throws SQLException {
    if (batch.facts().isEmpty()) {
      return;
    }
    PreparedStatement add =
        session.prepare("INSERT INTO fact (first, count, incident, json) VALUES (?, ?, ?, ?)");
    List<Fact> facts = batch.facts();
    int start = 0;
    while (start < facts.size()) {
      IncidentId incident = facts.get(start).incident();
      int end = start + 1;
      while (end < facts.size() && facts.get(end).incident().equals(incident)) {
        end++;
      }
      add.setLong(1, before.fact() + start + 1);
      add.setLong(2, end - start);
      add.setLong(3, numbers.of(incident));
      add.setString(4, FactLines.write(facts.subList(start, end)));
      add.addBatch();
      start = end;
    }
    int[] _ = add.executeBatch();
  }

  private void addOutbox() throws SQLException {
    if (batch.outbox().isEmpty()) {
      return;
    }
    PreparedStatement add =
        session.prepare(
            "INSERT INTO outbox (position, shard, lane, incident, json) VALUES (?, ?, ?, ?, ?)");
    long position = before.outbox();
    for (OutboxMessage message : batch.outbox()) {
      position++;
      add.setLong(1, position);
      add.setInt(2, Shards.of(message.user()));
      add.setInt(3, Codes.of(message.lane()));
      add.setString(4, message.incident().value());
      add.setString(5, JsonForms.OUTBOX_MESSAGE.write(message));
      add.addBatch();
    }
    int[] _ = add.executeBatch();
  }

  private void moveRings() throws SQLException {
    for (Map.Entry<EscalationRuleId, Integer> turn : Turns.after(batch.facts()).entrySet()) {
      int _ =
          session.update(
              "INSERT INTO ring (rule, target) VALUES (?, ?)"
                  + " ON CONFLICT (rule) DO UPDATE SET target = excluded.target",
              turn.getKey().value(),
              turn.getValue());
    }
  }

  private void countUnanswered() throws SQLException {
    for (Unanswered events : batch.unanswered()) {
      int _ =
          session.update(
              "INSERT INTO unanswered (routing_key, fate, events, first_at, latest_at, latest_key)"
                  + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (routing_key, fate) DO UPDATE SET"
                  + " events = unanswered.events + excluded.events,"
                  + " latest_at = excluded.latest_at, latest_key = excluded.latest_key",
              events.routingKey(),
              Codes.of(events.fate()),
              events.count(),
              Millis.of(events.first()),
              Millis.of(events.latest()),
              events.latestKey());
    }
  }

  private void moveOn() throws SQLException {
    int _ =
        session.update(
            "UPDATE progress SET event_position = ?, incident_number = ?, fact_position = ?,"
                + " outbox_position = ?",
            batch.progress().eventPosition(),
            batch.progress().incidentNumber(),
            before.fact() + batch.facts().size(),
            before.outbox() + batch.outbox().size());
  }
}
