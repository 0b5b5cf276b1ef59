package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.util.List;
import tocsin.core.delivery.JournalEntry;
import tocsin.storage.NotificationJournal;
import tocsin.storage.json.JsonForms;

/** The notifier's journal. */
final class SqlNotificationJournal implements NotificationJournal {
  private final Database database;

  SqlNotificationJournal(Database database) {
    this.database = database;
  }

  @Override
  public void append(int shard, String generation, List<JournalEntry> entries) {
    List<String> lines = entries.stream().map(JsonForms.JOURNAL_ENTRY::write).toList();
    int[] _ =
        database.write(session -> {
          int _ =
              session.update(
                  "INSERT INTO generation (name, shard) VALUES (?, ?) ON CONFLICT DO NOTHING",
                  generation,
                  shard);
          long seq =
              session.only(
                  "SELECT seq FROM generation WHERE name = ?", row -> row.getLong(1), generation);
          PreparedStatement add =
              session.prepare("INSERT INTO journal (generation, json) VALUES (?, ?)");
          for (String line : lines) {
            add.setLong(1, seq);
            add.setString(2, line);
            add.addBatch();
          }
          return add.executeBatch();
        });
  }

  @Override
  public List<Row> read(String generation, long after, int max) {
    return database.read(session ->
        session.list(
            "SELECT j.position, j.json FROM generation g JOIN journal j"
                + " ON j.generation = g.seq WHERE g.name = ? AND j.position > ?"
                + " ORDER BY j.position LIMIT ?",
            row -> new Row(row.getLong(1), JsonForms.JOURNAL_ENTRY.read(row.getString(2))),
            generation,
            after,
            max));
  }

  @Override
  public List<String> generations(int shard) {
    return database.read(session ->
        session.list(
            "SELECT name FROM generation WHERE shard = ? ORDER BY seq",
            row -> row.getString(1),
            shard));
  }

  @Override
  public void drop(String generation) {
    int _ =
        database.write(session ->
            session.update(
                    "DELETE FROM journal WHERE generation ="
                        + " (SELECT seq FROM generation WHERE name = ?)",
                    generation)
                + session.update("DELETE FROM generation WHERE name = ?", generation));
  }
}
