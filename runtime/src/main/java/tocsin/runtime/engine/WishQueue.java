package tocsin.runtime.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import tocsin.storage.StorageException;

/**
 * Where wishes wait for the engine. Bounded, and older than any one engine: a wish that came while
 * the engine was restarting is decided by the next one.
 */
public final class WishQueue implements Wishes {
  private final ArrayBlockingQueue<Call> calls;
  private final Runnable wakeEngine;

  /** Wishes that are decided together, and who waits for the answer. */
  record Call(List<Wish> wishes, CompletableFuture<List<WishResult>> answer) {}

  /** Holds up to {@code bound} calls; each arrival runs {@code wakeEngine}. */
  public WishQueue(int bound, Runnable wakeEngine) {
    this.calls = new ArrayBlockingQueue<>(bound);
    this.wakeEngine = wakeEngine;
  }

  @Override
  public CompletableFuture<List<WishResult>> submit(List<Wish> wishes) {
    Call call = new Call(List.copyOf(wishes), new CompletableFuture<>());
    if (!calls.offer(call)) {
      return CompletableFuture.failedFuture(
          new StorageException(
              StorageException.Kind.OVERLOADED, "Too much waits already. Try again in a moment."));
    }
    wakeEngine.run();
    return call.answer();
  }

  /** Takes up to {@code max} calls, oldest first. Only the engine calls this. */
  List<Call> take(int max) {
    List<Call> taken = new ArrayList<>();
    calls.drainTo(taken, max);
    return taken;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }
}
