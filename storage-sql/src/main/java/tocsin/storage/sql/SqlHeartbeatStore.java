package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.util.List;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.core.id.IntegrationId;
import tocsin.storage.HeartbeatStore;

/** What is known of heartbeats. */
final class SqlHeartbeatStore implements HeartbeatStore {
  private final Database database;

  SqlHeartbeatStore(Database database) {
    this.database = database;
  }

  @Override
  public List<HeartbeatState> all() {
    return database.read(session ->
        session.list(
            "SELECT integration, last_ping, missing FROM heartbeat",
            row ->
                new HeartbeatState(
                    new IntegrationId(row.getString("integration")),
                    Millis.maybeAt(row, "last_ping").orElse(null),
                    row.getLong("missing") == 1)));
  }

  @Override
  public void save(List<HeartbeatState> states) {
    int _ =
        database.write(session -> {
          PreparedStatement save =
              session.prepare(
                  "INSERT INTO heartbeat (integration, last_ping, missing) VALUES (?, ?, ?)"
                      + " ON CONFLICT (integration) DO UPDATE SET last_ping = excluded.last_ping,"
                      + " missing = excluded.missing");
          for (HeartbeatState state : states) {
            save.setString(1, state.integration().value());
            save.setObject(2, Millis.of(state.lastPing()));
            save.setLong(3, state.missing() ? 1 : 0);
            save.addBatch();
          }
          return save.executeBatch().length;
        });
  }
}
