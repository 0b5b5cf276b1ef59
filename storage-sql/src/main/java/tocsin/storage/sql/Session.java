package tocsin.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection and the statements it has prepared: an SQL text that comes again is not prepared
 * again, unless {@link #KEPT} others came since. For one thread at a time.
 */
final class Session implements AutoCloseable {
  /** Searches have as many texts as people have ways to search, so not all can be kept. */
  private static final int KEPT = 200;

  private final Connection connection;
  private final LinkedHashMap<String, PreparedStatement> prepared =
      new LinkedHashMap<>(16, 0.75f, true);

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Makes a value from the present row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The statement, prepared; its arguments are those of the last use. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
      closeEldest();
    }
    return known;
  }

  private void closeEldest() throws SQLException {
    if (prepared.size() > KEPT) {
      prepared.pollFirstEntry().getValue().close();
    }
  }

  /** All rows of the query. */
  <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = bound(sql, arguments);
    try (ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.of(rows));
      }
      return list;
    }
  }

  /** The query's first row. */
  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = bound(sql, arguments);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /** The query's only row; there is one. */
  <T> T only(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
    return first(sql, row, arguments).orElseThrow(() -> new SQLException("No row for " + sql));
  }

  /** Runs the statement; the number of rows it changed. */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return bound(sql, arguments).executeUpdate();
  }

  /** Runs a statement that isn't worth keeping prepared. */
  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = prepare(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /**
   * Does the work. After a failure all statements are prepared anew: the driver ends a statement
   * that failed.
   */
  <T> T run(Work<T> work) throws SQLException {
    try {
      return work.with(this);
    } catch (SQLException e) {
      forgetStatements();
      throw e;
    }
  }

  private void forgetStatements() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }
}
