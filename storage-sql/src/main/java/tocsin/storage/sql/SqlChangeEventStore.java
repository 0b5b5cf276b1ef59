package tocsin.storage.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.change.ChangeEvent;
import tocsin.core.id.ChangeEventId;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.json.JsonForms;

/** Change events. */
final class SqlChangeEventStore implements ChangeEventStore {
  private final Database database;
  private final JsonRows<ChangeEvent> rows;

  SqlChangeEventStore(Database database) {
    this.database = database;
    this.rows = new JsonRows<>(database, "change_event", JsonForms.CHANGE_EVENT);
  }

  @Override
  public long position() {
    return database.read(
        session -> session.only("SELECT position FROM change_cursor", row -> row.getLong(1)));
  }

  @Override
  public void append(List<ChangeEvent> changes, long position) {
    int _ =
        database.write(session -> {
          for (ChangeEvent change : changes) {
            int _ =
                session.update(
                    "INSERT INTO change_event (id, at, service, integration, json)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                    change.id().value(),
                    change.at().toEpochMilli(),
                    change.service().value(),
                    change.integration().value(),
                    JsonForms.CHANGE_EVENT.write(change));
          }
          return session.update("UPDATE change_cursor SET position = ?", position);
        });
  }

  @Override
  public void replace(ChangeEvent change) {
    int _ =
        database.write(session ->
            session.update(
                "UPDATE change_event SET at = ?, service = ?, integration = ?, json = ?"
                    + " WHERE id = ?",
                change.at().toEpochMilli(),
                change.service().value(),
                change.integration().value(),
                JsonForms.CHANGE_EVENT.write(change),
                change.id().value()));
  }

  @Override
  public List<ChangeEvent> list(Filter filter) {
    return rows.list(wanted(filter), "at DESC, seq DESC", filter.limit(), filter.offset());
  }

  @Override
  public long count(Filter filter) {
    return rows.count(wanted(filter));
  }

  @Override
  public Optional<ChangeEvent> find(ChangeEventId id) {
    return rows.find(id.value());
  }

  @Override
  public void forget(Instant before, int most) {
    int _ =
        database.write(session ->
            session.update("DELETE FROM change_event WHERE at < ?", before.toEpochMilli())
                + session.update(
                    "DELETE FROM change_event WHERE seq IN (SELECT seq FROM change_event"
                        + " ORDER BY at DESC, seq DESC LIMIT 1000000000 OFFSET ?)",
                    most));
  }

  private static Conditions wanted(Filter filter) {
    return new Conditions()
        .in("service", filter.services())
        .in("integration", filter.integrations())
        .between("at", filter.since(), filter.until());
  }
}
