package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;
import tocsin.storage.Outbox;
import tocsin.storage.json.JsonForms;

/** The outbox, as {@link BatchWriter} wrote it. */
final class SqlOutbox implements Outbox {
  private final Database database;

  SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Row> read(int shard, long after, int max) {
    return database.read(session ->
        session.list(
            "SELECT position, json FROM outbox WHERE shard = ? AND position > ?"
                + " ORDER BY position LIMIT ?",
            row -> new Row(row.getLong(1), JsonForms.OUTBOX_MESSAGE.read(row.getString(2))),
            shard,
            after,
            max));
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
