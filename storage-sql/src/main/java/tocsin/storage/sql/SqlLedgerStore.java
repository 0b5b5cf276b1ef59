package tocsin.storage.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.json.JsonForms;

/** The ledger of notifications. */
final class SqlLedgerStore implements LedgerStore {
  private static final Wanted ENTRIES =
      new Wanted("id", "SELECT e.json FROM wanted w CROSS JOIN ledger_entry e ON e.id = w.id");

  private static final Positions POSITIONS = new Positions("ledger_cursor", "generation");

  private final Database database;
  private final JsonRows<LedgerEntry> rows;

  SqlLedgerStore(Database database) {
    this.database = database;
    this.rows = new JsonRows<>(database, "ledger_entry", JsonForms.LEDGER_ENTRY);
  }

  @Override
  public Map<String, Long> positions() {
    return database.read(POSITIONS::read);
  }

  @Override
  public Map<NotificationId, LedgerEntry> load(Collection<NotificationId> ids) {
    List<Object[]> keys = ids.stream().map(id -> new Object[] {id.value()}).toList();
    Map<NotificationId, LedgerEntry> found = new HashMap<>();
    for (LedgerEntry entry :
        database.read(session ->
            ENTRIES.list(
                session, keys, row -> JsonForms.LEDGER_ENTRY.read(row.getString("json"))))) {
      found.put(entry.id(), entry);
    }
    return found;
  }

  @Override
  public void put(Collection<LedgerEntry> entries, Map<String, Long> positions) {
    int _ =
        database.write(session -> {
          for (LedgerEntry entry : entries) {
            put(session, entry);
          }
          POSITIONS.replace(session, positions);
          return positions.size();
        });
  }

  private static void put(Session session, LedgerEntry entry) throws SQLException {
    int _ =
        session.update(
            "INSERT INTO ledger_entry"
                + " (id, incident, user_id, medium, planned_at, due_at, started_at, json)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                + " started_at = excluded.started_at, json = excluded.json",
            entry.id().value(),
            entry.incident().value(),
            entry.user().value(),
            entry.medium().name(),
            entry.plannedAt().toEpochMilli(),
            entry.dueAt().toEpochMilli(),
            Millis.of(entry.startedAt().orElse(null)),
            JsonForms.LEDGER_ENTRY.write(entry));
  }

  @Override
  public List<LedgerEntry> list(Filter filter) {
    return rows.list(wanted(filter), "planned_at, due_at, id", filter.limit(), filter.offset());
  }

  @Override
  public List<LedgerEntry> planned(
      Instant since, Instant until, @Nullable LedgerEntry after, int max) {
    Object[] behind =
        after == null || after.plannedAt().isBefore(since)
            ? new Object[] {since.toEpochMilli(), Long.MIN_VALUE, ""}
            : new Object[] {
              after.plannedAt().toEpochMilli(), after.dueAt().toEpochMilli(), after.id().value()
            };
    return database.read(session ->
        session.list(
            "SELECT json FROM ledger_entry WHERE planned_at < ?"
                + " AND (planned_at, due_at, id) > (?, ?, ?)"
                + " ORDER BY planned_at, due_at, id LIMIT ?",
            row -> JsonForms.LEDGER_ENTRY.read(row.getString(1)),
            until.toEpochMilli(),
            behind[0],
            behind[1],
            behind[2],
            max));
  }

  @Override
  public long count(Filter filter) {
    return rows.count(wanted(filter));
  }

  @Override
  public void forget(Instant before) {
    int _ =
        database.write(session ->
            session.update("DELETE FROM ledger_entry WHERE planned_at < ?", before.toEpochMilli()));
  }

  private static Conditions wanted(Filter filter) {
    return new Conditions()
        .is("incident", filter.incident())
        .is("user_id", filter.user())
        .in("medium", filter.media())
        .between("started_at", filter.startedSince(), filter.startedUntil());
  }
}
