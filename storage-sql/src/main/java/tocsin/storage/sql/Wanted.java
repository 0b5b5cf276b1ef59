package tocsin.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks for many rows by their keys in few statements. A query reads from the table {@code wanted},
 * whose columns are the keys; it holds a fixed number of rows, so that one prepared statement
 * serves every number of keys, and rows left over are null and match nothing. Queries say CROSS
 * JOIN where others say JOIN: SQLite then begins with {@code wanted}, and doesn't scan a table of
 * millions to compare each row with it.
 */
final class Wanted {
  private static final int AT_ONCE = 100;

  private final String sql;
  private final int columns;

  /**
   * @param columns the columns of {@code wanted}, for example {@code "integration, dedup_key"}
   * @param query a SELECT from {@code wanted} joined with others
   */
  Wanted(String columns, String query) {
    this.columns = columns.split(",").length;
    String row = "(" + String.join(", ", Collections.nCopies(this.columns, "?")) + ")";
    String rows = String.join(", ", Collections.nCopies(AT_ONCE, row));
    this.sql = "WITH wanted (" + columns + ") AS (VALUES " + rows + ") " + query;
  }

  /** The rows for all these keys, each key an array of its columns, in no particular order. */
  <T> List<T> list(Session session, List<Object[]> keys, Session.Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      PreparedStatement statement = session.prepare(sql);
      bind(statement, keys, from);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
    }
    return found;
  }

  private void bind(PreparedStatement statement, List<Object[]> keys, int from)
      throws SQLException {
    for (int i = 0; i < AT_ONCE; i++) {
      for (int column = 0; column < columns; column++) {
        Object value = from + i < keys.size() ? keys.get(from + i)[column] : null;
        statement.setObject(i * columns + column + 1, value);
      }
    }
  }
}
