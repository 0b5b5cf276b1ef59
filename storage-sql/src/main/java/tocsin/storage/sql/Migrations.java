package tocsin.storage.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.zip.CRC32;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * Brings a file's tables up to date, one migration after the other, each in a transaction of its
 * own. An existing file is copied before its first migration.
 */
final class Migrations {
  private Migrations() {}

  /**
   * @throws StorageException {@link Kind#NEWER} when the file has migrations that we don't know,
   *     {@link Kind#FAILED} when it has others under the same numbers; nothing was changed then
   */
  static void bringUpToDate(Session session, Path file, Schema schema, Dialect dialect)
      throws SQLException {
    int present = session.only("PRAGMA user_version", row -> row.getInt(1));
    if (present > schema.version()) {
      throw new StorageException(Kind.NEWER, SqliteErrors.sentence(Kind.NEWER, file));
    }
    for (int number = 1; number <= present; number++) {
      compare(session, file, schema, number);
    }
    if (present == schema.version()) {
      return;
    }
    if (present > 0) {
      keepCopy(session, file, present);
    }
    for (int number = present + 1; number <= schema.version(); number++) {
      apply(session, schema, dialect, number);
    }
    // The version must stand in the file's own header, where it is read before the file is opened.
    int _ = session.only("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
  }

  private static void compare(Session session, Path file, Schema schema, int number)
      throws SQLException {
    long applied =
        session.only(
            "SELECT checksum FROM migration WHERE version = ?", row -> row.getLong(1), number);
    if (applied != checksum(schema.migration(number))) {
      throw new StorageException(
          Kind.FAILED,
          file + " was made by a different build of this version; use that one or a new folder");
    }
  }

  private static void apply(Session session, Schema schema, Dialect dialect, int number)
      throws SQLException {
    String sql = schema.migration(number);
    session.execute("BEGIN IMMEDIATE");
    try {
      session.execute(
          "CREATE TABLE IF NOT EXISTS migration"
              + " (version BIGINT PRIMARY KEY, checksum BIGINT NOT NULL)");
      for (String statement : withoutComments(dialect.translate(sql)).split(";")) {
        if (!statement.isBlank()) {
          session.execute(statement);
        }
      }
      int _ = session.update("INSERT INTO migration VALUES (?, ?)", number, checksum(sql));
      session.execute("PRAGMA user_version = " + number);
      session.execute("COMMIT");
    } catch (SQLException e) {
      session.execute("ROLLBACK");
      throw e;
    }
  }

  private static String withoutComments(String sql) {
    return sql.replaceAll("--[^\n]*", "");
  }

  private static long checksum(String sql) {
    CRC32 crc = new CRC32();
    crc.update(sql.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** A copy beside the file, named after the version it holds; complete when it has that name. */
  private static void keepCopy(Session session, Path file, int version) throws SQLException {
    Path copy = file.resolveSibling(file.getFileName() + ".version-" + version);
    Path part = file.resolveSibling(file.getFileName() + ".copying");
    try {
      boolean _ = Files.deleteIfExists(part);
      int _ = session.update("VACUUM INTO ?", part.toString());
      Path _ = Files.move(part, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
