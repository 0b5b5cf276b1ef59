package tocsin.storage.sql;

import java.util.List;
import java.util.Optional;
import tocsin.storage.json.JsonForm;

/** A table whose rows have an id and the value as JSON, beside columns to search by. */
record JsonRows<T>(Database database, String table, JsonForm<T> form) {
  /** Those that match, in that order of columns. */
  List<T> list(Conditions wanted, String order, int limit, int offset) {
    return database.read(session ->
        session.list(
            "SELECT json FROM "
                + table
                + wanted.where()
                + " ORDER BY "
                + order
                + " LIMIT ? OFFSET ?",
            row -> form.read(row.getString(1)),
            wanted.arguments(limit, offset)));
  }

  /** How many match. */
  long count(Conditions wanted) {
    return database.read(session ->
        session.only(
            "SELECT count(*) FROM " + table + wanted.where(),
            row -> row.getLong(1),
            wanted.arguments()));
  }

  /** The one with that id. */
  Optional<T> find(String id) {
    return database.read(session ->
        session.first(
            "SELECT json FROM " + table + " WHERE id = ?", row -> form.read(row.getString(1)), id));
  }
}
