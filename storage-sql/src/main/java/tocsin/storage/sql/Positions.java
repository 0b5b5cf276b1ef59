package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A table that says how far each of several sources was read. */
record Positions(String table, String source) {
  /** All of them; may be changed. */
  Map<String, Long> read(Session session) throws SQLException {
    Map<String, Long> positions = new HashMap<>();
    for (Map.Entry<String, Long> each :
        session.list(
            "SELECT " + source + ", position FROM " + table,
            row -> Map.entry(row.getString(1), row.getLong(2)))) {
      positions.put(each.getKey(), each.getValue());
    }
    return positions;
  }

  /** Those, and no others. */
  void replace(Session session, Map<String, Long> positions) throws SQLException {
    int _ = session.update("DELETE FROM " + table);
    for (Map.Entry<String, Long> each : positions.entrySet()) {
      int _ =
          session.update(
              "INSERT INTO " + table + " (" + source + ", position) VALUES (?, ?)",
              each.getKey(),
              each.getValue());
    }
  }
}
