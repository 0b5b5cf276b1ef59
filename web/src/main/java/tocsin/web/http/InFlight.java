package tocsin.web.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that are not answered yet, so that a stop can wait for them. */
public final class InFlight {
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch empty = new CountDownLatch(1);
  private volatile boolean draining;

  /** Counts a request in; false when the server is stopping and takes no more. */
  public boolean begin() {
    count.incrementAndGet();
    if (draining) {
      end();
      return false;
    }
    return true;
  }

  /** Counts an answered request, or one whose client is gone, out. */
  public void end() {
    if (count.decrementAndGet() == 0 && draining) {
      empty.countDown();
    }
  }

  /** From now on none is counted in; waits for those that are, but no longer than that. */
  public void drain(Duration longest) {
    draining = true;
    if (count.get() == 0) {
      return;
    }
    try {
      boolean unused = empty.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
