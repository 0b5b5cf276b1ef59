package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/** An SQLite file whose writers share commits. */
final class SqliteDatabase implements Database, AutoCloseable {
  private static final GroupCommit.Bounds BOUNDS =
      new GroupCommit.Bounds(10_000, Long.MAX_VALUE, 100, Long.MAX_VALUE);

  private final SqliteFile file;
  private final GroupCommit<Piece<?>> writer;

  SqliteDatabase(SqliteFile file) {
    this.file = file;
    this.writer =
        new GroupCommit<>("write " + file.path().getFileName(), BOUNDS, this::writeTogether);
  }

  @Override
  public <T> T write(Work<T> work) {
    Piece<T> piece = new Piece<>(work);
    writer.add(piece);
    try {
      return piece.done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StorageException why
          ? why
          : new StorageException(Kind.FAILED, "The store failed; see the log for the cause", e);
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    return file.read(work);
  }

  private void writeTogether(List<Piece<?>> group) {
    List<Runnable> tell = new ArrayList<>();
    boolean _ =
        file.transact(session -> {
          if (group.size() == 1) {
            return tell.add(alone(group.getFirst(), session));
          }
          for (Piece<?> piece : group) {
            tell.add(besideOthers(piece, session));
          }
          return true;
        });
    tell.forEach(Runnable::run);
  }

  /** The transaction itself is undone when this fails; a savepoint would copy each page first. */
  private static <T> Runnable alone(Piece<T> piece, Session session) throws SQLException {
    T result = piece.work.with(session);
    return () -> piece.done.complete(result);
  }

  /**
   * Does one piece of work and gives what to tell about it after the commit. A failure that is the
   * piece's own is undone alone; one of the store ends the whole group.
   */
  private <T> Runnable besideOthers(Piece<T> piece, Session session) throws SQLException {
    int _ = session.update("SAVEPOINT piece");
    try {
      T result = session.run(piece.work);
      int _ = session.update("RELEASE piece");
      return () -> piece.done.complete(result);
    } catch (SQLException e) {
      StorageException why = SqliteErrors.of(e, file.path());
      if (why.kind() != Kind.FAILED) {
        throw e;
      }
      undo(session);
      return () -> piece.failed(why);
    } catch (StorageException e) {
      undo(session);
      return () -> piece.failed(e);
    }
  }

  private static void undo(Session session) throws SQLException {
    int _ = session.update("ROLLBACK TO piece");
    int _ = session.update("RELEASE piece");
  }

  @Override
  public void close() {
    writer.close();
    file.close();
  }

  /** One caller's work, and the future on which the caller waits. */
  private static final class Piece<T> implements GroupCommit.Item {
    private final Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();

    Piece(Work<T> work) {
      this.work = work;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void failed(StorageException why) {
      boolean _ = done.completeExceptionally(why);
    }
  }
}
