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

  private static final Positions POSITIONS = new Positions("relay_cursor", "source");

  private final Database database;
  private final JsonRows<LogEntry> rows;
  private final Runnable mending;

  /**
   * @param mending looks after the database
   */
  SqlLogEntryStore(Database database, Runnable mending) {
    this.database = database;
    this.rows = new JsonRows<>(database, "log_entry", JsonForms.LOG_ENTRY);
    this.mending = mending;
  }

  @Override
  public void mend() {
    mending.run();
  }

  @Override
  public Cursor cursor() {
    Map<String, Long> positions = database.read(POSITIONS::read);
    long facts = Objects.requireNonNullElse(positions.remove(FACTS), 0L);
    boolean ledgerRead = positions.remove(LEDGER) != null;
    return new Cursor(facts, positions, ledgerRead);
  }

  @Override
  public void append(List<LogEntry> entries, Cursor cursor) {
    Cursor _ =
        database.write(session -> {
          add(session, entries);
          POSITIONS.replace(session, positions(cursor));
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

  private static Map<String, Long> positions(Cursor cursor) {
    Map<String, Long> positions = new HashMap<>(cursor.journalPositions());
    positions.put(FACTS, cursor.factPosition());
    if (cursor.ledgerRead()) {
      positions.put(LEDGER, 1L);
    }
    return positions;
  }

  @Override
  public List<LogEntry> list(Filter filter) {
    String order = filter.newestFirst() ? "at DESC, seq DESC" : "at, seq";
    return rows.list(wanted(filter), order, filter.limit(), filter.offset());
  }

  @Override
  public long count(Filter filter) {
    return rows.count(wanted(filter));
  }

  @Override
  public Optional<LogEntry> find(LogEntryId id) {
    return rows.find(id.value());
  }

  private static Conditions wanted(Filter filter) {
    return new Conditions()
        .is("incident", filter.incident())
        .between("at", filter.since(), filter.until());
  }
}
