package tocsin.runtime.notifier;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.channel.Message;
import tocsin.core.notification.PlannedNotification;

/**
 * Details that must come in time. A store that hangs can hold no more than a fixed number of
 * look-ups; while they hang, pages go out without details at once.
 */
public final class TimeLimitedDetails implements PageDetails {
  private static final int AT_ONCE = 32;

  private final PageDetails details;
  private final Executor executor;
  private final Duration limit;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * Limits {@code details}.
   *
   * @param executor runs look-ups, which may block; not the caller's own thread
   */
  public TimeLimitedDetails(PageDetails details, Executor executor, Duration limit) {
    this.details = details;
    this.executor = executor;
    this.limit = limit;
  }

  @Override
  public List<Message.Detail> of(PlannedNotification notification) {
    if (!room.tryAcquire()) {
      return List.of();
    }
    CompletableFuture<List<Message.Detail>> found =
        CompletableFuture.supplyAsync(() -> lookUp(notification), executor);
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<Message.Detail> lookUp(PlannedNotification notification) {
    try {
      return details.of(notification);
    } finally {
      room.release();
    }
  }
}
