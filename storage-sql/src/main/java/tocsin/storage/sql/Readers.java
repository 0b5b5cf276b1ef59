package tocsin.storage.sql;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import tocsin.storage.StorageException;

/** A few connections that read, made when first needed; more readers than that wait their turn. */
final class Readers implements AutoCloseable {
  private final Source source;
  private final int most;
  private final Semaphore turns;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** Makes a new session. */
  interface Source {
    Session open() throws SQLException;
  }

  Readers(Source source, int most) {
    this.source = source;
    this.most = most;
    this.turns = new Semaphore(most, true);
  }

  <T> T with(Work<T> work) throws SQLException {
    turns.acquireUninterruptibly();
    try {
      if (closed) {
        throw new StorageException(StorageException.Kind.CLOSED, "The store is closed");
      }
      Session known = idle.pollFirst();
      Session session = known == null ? source.open() : known;
      try {
        return session.run(work);
      } finally {
        idle.addFirst(session);
      }
    } finally {
      turns.release();
    }
  }

  /** Waits for those who read, then closes all. */
  @Override
  public void close() throws SQLException {
    closed = true;
    turns.acquireUninterruptibly(most);
    try {
      for (Session session = idle.poll(); session != null; session = idle.poll()) {
        session.close();
      }
    } finally {
      turns.release(most);
    }
  }
}
