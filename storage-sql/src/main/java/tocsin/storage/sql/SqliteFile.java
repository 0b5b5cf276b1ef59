package tocsin.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * One SQLite file: one connection that writes, with transactions begun and ended by hand, and a few
 * that read beside it. A commit is on the disk when it returns (WAL, synchronous=FULL).
 */
final class SqliteFile implements AutoCloseable {
  /** SQLite's log is copied into the file when it is about so long. */
  private static final int CHECKPOINT_BYTES = 24 << 20;

  private static final long CHECKED_BYTES = 8 << 20;

  private final Path path;
  private final @Nullable Session writing;
  private final Readers readers;
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param writing null when nothing is to be written
   */
  private SqliteFile(Path path, @Nullable Session writing, int readers) {
    this.path = path;
    this.writing = writing;
    this.readers = new Readers(() -> new Session(connect(path, reading())), readers);
  }

  /** Opens the file, makes it when it isn't there, and brings its tables up to date. */
  static SqliteFile open(Path path, Schema schema, int readers) {
    try {
      if (!Files.exists(path)) {
        make(path, schema);
      }
      Session writing = new Session(connect(path, writing(schema.pageBytes())));
      try {
        checkWhenSmall(writing, path);
        Migrations.bringUpToDate(writing, path, schema, Dialect.SQLITE);
        return new SqliteFile(path, writing, readers);
      } catch (SQLException | RuntimeException e) {
        writing.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e, path);
    } catch (IOException e) {
      throw SqliteErrors.of(e, path);
    }
  }

  /**
   * Opens a file for reading only, beside the program that may be writing it.
   *
   * @throws StorageException when it is missing, damaged, or of another version
   */
  static SqliteFile beside(Path path, Schema schema, int readers) {
    if (!Files.exists(path)) {
      throw new StorageException(Kind.CORRUPT, path + " is missing");
    }
    FileHeader.check(path, schema);
    SqliteFile file = new SqliteFile(path, null, readers);
    int version = file.read(session -> session.only("PRAGMA user_version", row -> row.getInt(1)));
    if (version != schema.version()) {
      file.close();
      throw new StorageException(
          Kind.FAILED, path + " was written by an older version; start this one on it once");
    }
    return file;
  }

  /**
   * Makes an empty file under another name, without waiting for the disk, and gives it its own name
   * when it is on the disk as a whole: a file with that name is never half made.
   */
  private static void make(Path path, Schema schema) throws SQLException, IOException {
    Path part = path.resolveSibling(path.getFileName() + ".new");
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      boolean _ = Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
    }
    try (Session making = new Session(connect(part, making(schema.pageBytes())))) {
      Migrations.bringUpToDate(making, part, schema, Dialect.SQLITE);
    }
    force(part, StandardOpenOption.WRITE);
    Path _ = Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    force(Objects.requireNonNull(path.toAbsolutePath().getParent()), StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /** A whole check takes time that grows with the file, so larger ones are trusted. */
  private static void checkWhenSmall(Session session, Path path) throws SQLException {
    if (path.toFile().length() <= CHECKED_BYTES) {
      String found = session.only("PRAGMA quick_check(1)", row -> row.getString(1));
      if (!found.equals("ok")) {
        throw new StorageException(Kind.CORRUPT, SqliteErrors.sentence(Kind.CORRUPT, path));
      }
    }
  }

  /** The size of a page can be said only while the file is empty, and not in a log. */
  private static SQLiteConfig making(int pageBytes) {
    SQLiteConfig config = config();
    config.setSynchronous(SynchronousMode.OFF);
    config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
    config.setPageSize(pageBytes);
    return config;
  }

  private static SQLiteConfig writing(int pageBytes) {
    SQLiteConfig config = config();
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setJournalSizeLimit(96 << 20);
    config.setCacheSize(-32_000);
    config.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_BYTES / pageBytes));
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    config.setCacheSize(-4_000);
    return config;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(10_000);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private static Connection connect(Path path, SQLiteConfig config) throws SQLException {
    return JDBC.createConnection("jdbc:sqlite:" + path.toAbsolutePath(), config.toProperties());
  }

  Path path() {
    return path;
  }

  /** Does the work in a transaction of its own, in this thread; durable when it returns. */
  <T> T transact(Work<T> work) {
    if (writing == null) {
      throw new StorageException(Kind.READ_ONLY, path + " was opened for reading only");
    }
    turn.lock();
    boolean committed = false;
    try {
      T result = writing.run(session -> committed(session, work));
      committed = true;
      return result;
    } catch (SQLException e) {
      throw SqliteErrors.of(e, path);
    } finally {
      if (!committed) {
        rollBack(writing);
      }
      turn.unlock();
    }
  }

  private static <T> T committed(Session session, Work<T> work) throws SQLException {
    int _ = session.update("BEGIN IMMEDIATE");
    T result = work.with(session);
    int _ = session.update("COMMIT");
    return result;
  }

  private static void rollBack(Session writing) {
    try {
      int _ = writing.update("ROLLBACK");
    } catch (SQLException e) {
      // After a full disk SQLite has rolled back by itself, and there is nothing to roll back.
      return;
    }
  }

  <T> T read(Work<T> work) {
    try {
      return readers.with(work);
    } catch (SQLException e) {
      throw SqliteErrors.of(e, path);
    }
  }

  /** Readers go first: the last connection tidies up the log, and only the writing one can. */
  @Override
  public void close() {
    turn.lock();
    try {
      readers.close();
      if (writing != null) {
        writing.close();
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(e, path);
    } finally {
      turn.unlock();
    }
  }
}
