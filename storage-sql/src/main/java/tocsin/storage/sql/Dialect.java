package tocsin.storage.sql;

import java.util.Map;

/**
 * The few words in which the SQL engines differ. Everything else is one schema and one set of
 * queries.
 *
 * @param words what stands for {@code ${name}} in a migration
 */
record Dialect(Map<String, String> words) {
  /** {@code key}: a number we give; {@code serial}: a number the engine gives, growing. */
  static final Dialect SQLITE =
      new Dialect(
          Map.of("key", "INTEGER PRIMARY KEY", "serial", "INTEGER PRIMARY KEY", "bytes", "BLOB"));

  /** The migration's text in this engine's words. */
  String translate(String sql) {
    String translated = sql;
    for (Map.Entry<String, String> word : words.entrySet()) {
      translated = translated.replace("${" + word.getKey() + "}", word.getValue());
    }
    return translated;
  }
}
