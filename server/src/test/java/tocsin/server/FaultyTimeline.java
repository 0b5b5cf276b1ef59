package tocsin.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tocsin.core.id.LogEntryId;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;

/** A timeline that can be stopped, or made to hang, and whose self-help can be left out. */
final class FaultyTimeline implements LogEntryStore {
  private final LogEntryStore store;
  private final boolean mends;
  private volatile boolean stopped;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /**
   * @param mends whether it looks after its file as the real one does
   */
  FaultyTimeline(LogEntryStore store, boolean mends) {
    this.store = store;
    this.mends = mends;
  }

  /** From now on every call fails, as nobody foresaw. */
  void stop() {
    stopped = true;
  }

  /** From now on no call comes back. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** As if nothing had been. */
  void recover() {
    stopped = false;
    gate.countDown();
  }

  private LogEntryStore reached() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("It hung until the end", e);
    }
    if (stopped) {
      throw new IllegalStateException("The machine of the timeline is gone");
    }
    return store;
  }

  @Override
  public Cursor cursor() {
    return reached().cursor();
  }

  @Override
  public void mend() {
    if (mends) {
      reached().mend();
    }
  }

  @Override
  public void append(List<LogEntry> entries, Cursor cursor) {
    reached().append(entries, cursor);
  }

  @Override
  public List<LogEntry> list(Filter filter) {
    return reached().list(filter);
  }

  @Override
  public long count(Filter filter) {
    return reached().count(filter);
  }

  @Override
  public Optional<LogEntry> find(LogEntryId id) {
    return reached().find(id);
  }
}
