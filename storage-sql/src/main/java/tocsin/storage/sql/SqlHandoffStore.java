package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.handoff.HandoffNotice;
import tocsin.storage.HandoffStore;
import tocsin.storage.json.JsonForms;

/** Notices of shifts that change. */
final class SqlHandoffStore implements HandoffStore {
  private final Database database;

  SqlHandoffStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Instant> mark() {
    return database.read(
        session -> session.first("SELECT at FROM handoff_mark", row -> Millis.at(row, "at")));
  }

  @Override
  public void plan(List<HandoffNotice> notices, Instant mark) {
    int _ =
        database.write(session -> {
          add(session, notices);
          return session.update(
              "INSERT INTO handoff_mark (id, at) VALUES (1, ?)"
                  + " ON CONFLICT (id) DO UPDATE SET at = excluded.at",
              mark.toEpochMilli());
        });
  }

  private static void add(Session session, List<HandoffNotice> notices) throws SQLException {
    PreparedStatement add =
        session.prepare(
            "INSERT INTO handoff_notice (name, change_at, next_at, json) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (name) DO NOTHING");
    for (HandoffNotice notice : notices) {
      add.setString(1, notice.key());
      add.setLong(2, notice.at().toEpochMilli());
      add.setObject(3, Millis.of(notice.nextAt()));
      add.setString(4, JsonForms.HANDOFF_NOTICE.write(notice));
      add.addBatch();
    }
    int[] _ = add.executeBatch();
  }

  @Override
  public List<HandoffNotice> due(Instant now, int most) {
    return database.read(session ->
        session.list(
            "SELECT json FROM handoff_notice WHERE next_at <= ? ORDER BY next_at, name LIMIT ?",
            row -> JsonForms.HANDOFF_NOTICE.read(row.getString(1)),
            now.toEpochMilli(),
            most));
  }

  @Override
  public void save(HandoffNotice notice) {
    int _ =
        database.write(session ->
            session.update(
                "UPDATE handoff_notice SET next_at = ?, json = ? WHERE name = ?",
                Millis.of(notice.nextAt()),
                JsonForms.HANDOFF_NOTICE.write(notice),
                notice.key()));
  }

  @Override
  public void forget(Instant before) {
    int _ =
        database.write(session ->
            session.update(
                "DELETE FROM handoff_notice WHERE change_at < ?", before.toEpochMilli()));
  }
}
