package tocsin.runtime.relay;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;

/**
 * The timeline as faces see it: a store that hangs holds up none of them, and how far it had come
 * is known without asking it. The relay takes {@link #forRelay}, which waits as long as it takes.
 */
public final class GuardedLogEntryStore implements LogEntryStore {
  private final LogEntryStore store;
  private final ReadGuard guard;
  private volatile @Nullable Cursor last;

  public GuardedLogEntryStore(LogEntryStore store, ReadGuard guard) {
    this.store = store;
    this.guard = guard;
  }

  /** The same store for its only writer. */
  public LogEntryStore forRelay() {
    return new Watched();
  }

  @Override
  public Cursor cursor() {
    return guard.read(this::look);
  }

  private Cursor look() {
    Cursor seen = store.cursor();
    last = seen;
    return seen;
  }

  @Override
  public Optional<Cursor> lastKnown() {
    return Optional.ofNullable(last);
  }

  @Override
  public void append(List<LogEntry> entries, Cursor cursor) {
    throw new UnsupportedOperationException("Only the relay writes the timeline");
  }

  @Override
  public List<LogEntry> list(Filter filter) {
    return guard.read(() -> store.list(filter));
  }

  @Override
  public long count(Filter filter) {
    return guard.read(() -> store.count(filter));
  }

  @Override
  public Optional<LogEntry> find(LogEntryId id) {
    return guard.read(() -> store.find(id));
  }

  /** What the relay does is seen, and goes through unhindered. */
  private final class Watched implements LogEntryStore {
    @Override
    public Cursor cursor() {
      return look();
    }

    @Override
    public void append(List<LogEntry> entries, Cursor cursor) {
      store.append(entries, cursor);
      last = cursor;
    }

    @Override
    public void mend() {
      store.mend();
    }

    @Override
    public List<LogEntry> list(Filter filter) {
      return store.list(filter);
    }

    @Override
    public long count(Filter filter) {
      return store.count(filter);
    }

    @Override
    public Optional<LogEntry> find(LogEntryId id) {
      return store.find(id);
    }
  }
}
