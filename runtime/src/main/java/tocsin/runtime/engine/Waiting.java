package tocsin.runtime.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.storage.StorageException;

/** Waits on a virtual thread for what became of a wish. */
public final class Waiting {
  private static final long PATIENCE_SECONDS = 20;

  private Waiting() {}

  /**
   * The result of the only wish of the call. A wish that isn't answered in time may still happen.
   */
  public static WishResult forResult(CompletableFuture<List<WishResult>> call) {
    return forResults(call).getFirst();
  }

  /** The results of all wishes of the call, in their order. */
  public static List<WishResult> forResults(CompletableFuture<List<WishResult>> call) {
    try {
      return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StorageException storage) {
        throw storage;
      }
      throw new IllegalStateException("A wish failed", e.getCause());
    } catch (TimeoutException e) {
      throw new StorageException(
          StorageException.Kind.OVERLOADED, "The engine did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(StorageException.Kind.CLOSED, "The server is stopping", e);
    }
  }
}
