package tocsin.storage.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/** Says in one sentence what an error of SQLite means and what to do. */
final class SqliteErrors {
  private SqliteErrors() {}

  static StorageException of(SQLException error, Path file) {
    Kind kind = kind(error);
    return new StorageException(kind, sentence(kind, file), error);
  }

  /** What the file system says has no code, only words. */
  static StorageException of(IOException error, Path file) {
    boolean full = String.valueOf(error.getMessage()).contains("No space left");
    Kind kind = full ? Kind.FULL : Kind.READ_ONLY;
    return new StorageException(kind, sentence(kind, file), error);
  }

  /** What is wrong; {@link Kind#FAILED} when it is none of the things an operator can mend. */
  static Kind kind(SQLException error) {
    // The low byte is the plain result code; the rest says where it happened.
    return switch (code(error) & 0xff) {
      case 13 -> Kind.FULL;
      case 8, 14, 3 -> Kind.READ_ONLY;
      case 11, 26 -> Kind.CORRUPT;
      case 5, 6 -> Kind.IN_USE;
      case 10 -> isShortOfSpace(code(error)) ? Kind.FULL : Kind.FAILED;
      default -> Kind.FAILED;
    };
  }

  /** The index of the write-ahead log could not be made larger. */
  private static boolean isShortOfSpace(int code) {
    return code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE.code;
  }

  private static int code(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof SQLiteException sqlite) {
        return sqlite.getResultCode().code;
      }
    }
    return error instanceof SQLException sql ? sql.getErrorCode() : 0;
  }

  static String sentence(Kind kind, Path file) {
    return switch (kind) {
      case FULL -> "The disk that holds " + file + " is full; free some space on it";
      case READ_ONLY -> file + " can't be written; let this program's user write it";
      case CORRUPT -> file + " is damaged; restore it from a backup";
      case IN_USE -> file + " is in use by another program; stop that one first";
      case NEWER -> file + " was written by a newer version; install that version";
      case OVERLOADED, CLOSED, UNAVAILABLE, FAILED ->
          file + " can't be read or written; see the log for the cause";
    };
  }
}
