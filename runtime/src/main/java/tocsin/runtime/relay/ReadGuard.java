package tocsin.runtime.relay;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tocsin.storage.StorageException;
import tocsin.storage.StorageException.Kind;

/**
 * Reads of one side road's store, for callers who can do without an answer but not wait for it. A
 * read has a time limit, and only so many run at once; while as many hang beyond their limit, all
 * others are refused at once, until one comes back. Safe for use by several threads.
 */
public final class ReadGuard {
  private static final int AT_ONCE = 4;

  private final String sentence;
  private final Executor threads;
  private final Duration limit;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final AtomicInteger hanging = new AtomicInteger();

  /**
   * @param what can't be read while this refuses, for the sentence that says so
   * @param threads may block; not those that callers run on, which a store that hangs would hold
   */
  public ReadGuard(String what, Executor threads, Duration limit) {
    this.sentence = what + " can't be read in time; everything else works, so try again soon";
    this.threads = threads;
    this.limit = limit;
  }

  /** What the read gives, or what it throws; {@link Kind#UNAVAILABLE} when it doesn't in time. */
  <T> T read(Supplier<T> read) {
    try {
      if (hanging.get() >= AT_ONCE || !room.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooSlow();
      }
      return new Call<>(read).inTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooSlow();
    }
  }

  private StorageException tooSlow() {
    return new StorageException(Kind.UNAVAILABLE, sentence);
  }

  private enum State {
    RUNNING,
    HANGING,
    ENDED
  }

  /** One read; it gives its place back when it really ends, however late. */
  private final class Call<T> {
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final CompletableFuture<T> found = new CompletableFuture<>();

    Call(Supplier<T> read) {
      threads.execute(() -> run(read));
    }

    private void run(Supplier<T> read) {
      try {
        boolean _ = found.complete(read.get());
      } catch (Throwable failure) {
        boolean _ = found.completeExceptionally(failure);
      } finally {
        if (state.getAndSet(State.ENDED) == State.HANGING) {
          int _ = hanging.decrementAndGet();
        }
        room.release();
      }
    }

    T inTime() throws InterruptedException {
      try {
        return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof StorageException why
            ? why
            : new StorageException(Kind.FAILED, sentence, e);
      } catch (TimeoutException e) {
        int _ = hanging.incrementAndGet();
        if (!state.compareAndSet(State.RUNNING, State.HANGING)) {
          int _ = hanging.decrementAndGet();
        }
        throw tooSlow();
      }
    }
  }
}
