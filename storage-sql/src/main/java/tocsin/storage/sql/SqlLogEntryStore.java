package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.storage.json.JsonForms;

/** The timeline. */
final class SqlLogEntryStore implements LogEntryStore {
  /** The source that isn't a generation of the journal. */
  private static final String FACTS = "facts";

  /** Stands there once the ledger was read. */
  private static final String LEDGER = "ledger";

  private final Database database;
  private final Runnable mending;

  /**
   * @param mending looks after the database
   */
  SqlLogEntryStore(Database database, Runnable mending) {
    this.database = database;
    this.mending = mending;
  }

  @Override
  public void mend() {
    mending.run();
  }

  @Override
  public Cursor cursor() {
    Map<String, Long> positions = new HashMap<>();
    for (var source :
        database.read(session ->
            session.list(
                "SELECT source, position FROM relay_cursor",
                row -> Map.entry(row.getString(1), row.getLong(2))))) {
      positions.put(source.getKey(), source.getValue());
    }
    long facts = Objects.requireNonNullElse(positions.remove(FACTS), 0L);
    boolean ledgerRead = positions.remove(LEDGER) != null;
    return new Cursor(facts, positions, ledgerRead);
  }

  @Override
  public void append(List<LogEntry> entries, Cursor cursor) {
    Cursor _ =
        database.write(session -> {
          add(session, entries);
          move(session, cursor);
          return cursor;
        });
  }

  private static void add(Session session, List<LogEntry> entries) throws SQLException {
    PreparedStatement add =
        session.prepare(
            "INSERT INTO log_entry (id, incident, at, json) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (id) DO NOTHING");
    for (LogEntry entry : entries) {
      add.setString(1, entry.id().value());
      add.setString(2, entry.incident().value());
      add.setLong(3, entry.at().toEpochMilli());
      add.setString(4, JsonForms.LOG_ENTRY.write(entry));
      add.addBatch();
    }
    int[] _ = add.executeBatch();
  }

  private static void move(Session session, Cursor cursor) throws SQLException {
    int _ = session.update("DELETE FROM relay_cursor");
    String insert = "INSERT INTO relay_cursor (source, position) VALUES (?, ?)";
    int _ = session.update(insert, FACTS, cursor.factPosition());
    if (cursor.ledgerRead()) {
      int _ = session.update(insert, LEDGER, 1);
    }
    for (Map.Entry<String, Long> journal : cursor.journalPositions().entrySet()) {
      int _ = session.update(insert, journal.getKey(), journal.getValue());
    }
  }

  @Override
  public List<LogEntry> list(Filter filter) {
    String direction = filter.newestFirst() ? " DESC" : " ASC";
    Conditions wanted = wanted(filter);
    return database.read(session ->
        session.list(
            "SELECT json FROM log_entry"
                + wanted.where()
                + " ORDER BY at"
                + direction
                + ", seq"
                + direction
                + " LIMIT ? OFFSET ?",
            row -> JsonForms.LOG_ENTRY.read(row.getString(1)),
            wanted.arguments(filter.limit(), filter.offset())));
  }

  @Override
  public long count(Filter filter) {
    Conditions wanted = wanted(filter);
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM log_entry" + wanted.where(),
            row -> row.getLong(1),
            wanted.arguments()));
  }

  @Override
  public Optional<LogEntry> find(LogEntryId id) {
    return database.read(session ->
        session.first(
            "SELECT json FROM log_entry WHERE id = ?",
            row -> JsonForms.LOG_ENTRY.read(row.getString(1)),
            id.value()));
  }

  private static Conditions wanted(Filter filter) {
    return new Conditions()
        .is("incident", filter.incident())
        .between("at", filter.since(), filter.until());
  }
}
