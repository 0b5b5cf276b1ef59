package tocsin.storage.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tocsin.core.change.ChangeEvent;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.json.JsonForms;

/** Change events. */
final class SqlChangeEventStore implements ChangeEventStore {
  private final Database database;

  SqlChangeEventStore(Database database) {
    this.database = database;
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
    Condition condition = Condition.of(filter);
    Object[] arguments =
        Stream.concat(condition.arguments().stream(), Stream.of(filter.limit(), filter.offset()))
            .toArray();
    return database.read(session ->
        session.list(
            "SELECT json FROM change_event"
                + condition.where()
                + " ORDER BY at DESC, seq DESC LIMIT ? OFFSET ?",
            row -> JsonForms.CHANGE_EVENT.read(row.getString(1)),
            arguments));
  }

  @Override
  public long count(Filter filter) {
    Condition condition = Condition.of(filter);
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM change_event" + condition.where(),
            row -> row.getLong(1),
            condition.arguments().toArray()));
  }

  @Override
  public Optional<ChangeEvent> find(ChangeEventId id) {
    return database.read(session ->
        session.first(
            "SELECT json FROM change_event WHERE id = ?",
            row -> JsonForms.CHANGE_EVENT.read(row.getString(1)),
            id.value()));
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

  /** A filter in SQL. */
  private record Condition(String where, List<Object> arguments) {
    static Condition of(Filter filter) {
      List<String> conditions = new ArrayList<>();
      List<Object> arguments = new ArrayList<>();
      in(conditions, arguments, "service", filter.services(), ServiceId::value);
      in(conditions, arguments, "integration", filter.integrations(), IntegrationId::value);
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

    private static <T> void in(
        List<String> conditions,
        List<Object> arguments,
        String column,
        Collection<T> wanted,
        Function<T, String> text) {
      if (!wanted.isEmpty()) {
        String marks = String.join(", ", Collections.nCopies(wanted.size(), "?"));
        conditions.add(column + " IN (" + marks + ")");
        wanted.forEach(each -> arguments.add(text.apply(each)));
      }
    }
  }
}
