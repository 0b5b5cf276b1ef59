package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tocsin.core.delivery.OutboxLane;
import tocsin.core.id.IncidentId;
import tocsin.storage.Outbox;
import tocsin.storage.json.JsonForms;

/** The outbox, as {@link BatchWriter} wrote it. */
final class SqlOutbox implements Outbox {
  private final Database database;

  SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Row> read(int shard, OutboxLane lane, long after, int max) {
    return database.read(session ->
        session.list(
            "SELECT position, json FROM outbox WHERE shard = ? AND lane = ? AND position > ?"
                + " ORDER BY position LIMIT ?",
            SqlOutbox::row,
            shard,
            Codes.of(lane),
            after,
            max));
  }

  @Override
  public List<Row> pages(int shard, Collection<IncidentId> incidents) {
    return database.read(session -> {
      List<Row> pages = new ArrayList<>();
      for (IncidentId incident : incidents) {
        pages.addAll(
            session.list(
                "SELECT position, json FROM outbox WHERE incident = ? AND shard = ? AND lane <> ?",
                SqlOutbox::row,
                incident.value(),
                shard,
                Codes.of(OutboxLane.STOPS)));
      }
      return pages;
    });
  }

  @Override
  public List<Row> read(int shard, long after, int max) {
    return database.read(session ->
        session.list(
            "SELECT position, json FROM outbox WHERE position > ? AND shard = ?"
                + " ORDER BY position LIMIT ?",
            SqlOutbox::row,
            after,
            shard,
            max));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getLong(1), JsonForms.OUTBOX_MESSAGE.read(row.getString(2)));
  }

  @Override
  public void finish(Collection<Long> positions) {
    if (positions.isEmpty()) {
      return;
    }
    int[] _ =
        database.write(session -> {
          PreparedStatement remove = session.prepare("DELETE FROM outbox WHERE position = ?");
          for (long position : positions) {
            remove.setLong(1, position);
            remove.addBatch();
          }
          return remove.executeBatch();
        });
  }
}
