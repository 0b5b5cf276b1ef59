package tocsin.runtime.contact;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tocsin.channel.Channel;
import tocsin.channel.Notice;
import tocsin.channel.Outcome;
import tocsin.runtime.notifier.Channels;

/** Sends a notice at once, around the notifier, for somebody who stands there and waits. */
final class Telling {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int AT_ONCE = 16;

  private final Channels channels;
  private final Executor executor;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * By these channels.
   *
   * @param executor runs sends, which block
   */
  Telling(Channels channels, Executor executor) {
    this.channels = channels;
    this.executor = executor;
  }

  /**
   * Why it was not sent; empty when it was, or takes longer than anybody waits. Whoever asked can
   * ask again.
   */
  Optional<String> failure(Notice notice) {
    Optional<Channels.Lane> lane = channels.serving(notice.contact().kind());
    if (lane.isEmpty()) {
      return Optional.of("No channel serves that contact method.");
    }
    if (!room.tryAcquire()) {
      return Optional.of("Too many messages are on their way. Try again soon.");
    }
    FutureTask<Outcome> sending = new FutureTask<>(() -> tell(lane.get().channel(), notice));
    executor.execute(sending);
    try {
      return switch (sending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        case Outcome.Delivered delivered -> Optional.empty();
        case Outcome.Rejected(String reason) -> Optional.of(reason);
        case Outcome.Unreachable(String reason, Duration retryAfter) -> Optional.of(reason);
        case Outcome.Deferred(String reason, Duration retryAfter) -> Optional.of(reason);
      };
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The channel failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("The server is stopping. Try again soon.");
    }
  }

  private Outcome tell(Channel channel, Notice notice) throws InterruptedException {
    try {
      return channel.tell(notice);
    } finally {
      room.release();
    }
  }
}
