package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    Condition condition = Condition.of(filter);
    Object[] arguments =
        Stream.concat(condition.arguments().stream(), Stream.of(filter.limit(), filter.offset()))
            .toArray();
    return database.read(session ->
        session.list(
            "SELECT json FROM log_entry"
                + condition.where()
                + " ORDER BY at"
                + direction
                + ", seq"
                + direction
                + " LIMIT ? OFFSET ?",
            row -> JsonForms.LOG_ENTRY.read(row.getString(1)),
            arguments));
  }

  @Override
  public long count(Filter filter) {
    Condition condition = Condition.of(filter);
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM log_entry" + condition.where(),
            row -> row.getLong(1),
            condition.arguments().toArray()));
  }

  @Override
  public Optional<LogEntry> find(LogEntryId id) {
    return database.read(session ->
        session.first(
            "SELECT json FROM log_entry WHERE id = ?",
            row -> JsonForms.LOG_ENTRY.read(row.getString(1)),
            id.value()));
  }

  /** A filter in SQL. */
  private record Condition(String where, List<Object> arguments) {
    static Condition of(Filter filter) {
      List<String> conditions = new ArrayList<>();
      List<Object> arguments = new ArrayList<>();
      if (filter.incident() != null) {
        conditions.add("incident = ?");
        arguments.add(filter.incident().value());
      }
      if (filter.since() != null) {
        conditions.add("at >= ?");
        arguments.add(filter.since().toEpochMilli());
      }
      if (filter.until() != null) {
        conditions.add("at < ?");
        arguments.add(filter.until().toEpochMilli());
      }
      String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
      return new Condition(where, arguments);
    }
  }
}
