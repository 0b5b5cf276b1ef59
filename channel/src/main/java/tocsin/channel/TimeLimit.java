package tocsin.channel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends an attempt that doesn't end by itself, such as one with a server that answers a byte every
 * few seconds and so never trips a read time-out.
 */
public final class TimeLimit {
  private TimeLimit() {}

  /**
   * Runs the attempt on a virtual thread of its own and gives its outcome, or {@code late} when it
   * takes longer. The attempt is then interrupted: for a virtual thread that closes the socket it
   * waits on, so an attempt must free what it holds in {@code finally}.
   */
  public static <T> T within(Duration limit, Callable<T> attempt, T late)
      throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(attempt);
    Thread.ofVirtual().name("channel-attempt").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return late;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An attempt failed in a way no channel foresees", e);
    } finally {
      task.cancel(true);
    }
  }
}
