package tocsin.runtime.health;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls a worker before its time, for example because there is new work. It outlives the worker, so
 * others may keep it. Safe for use by several threads.
 */
public final class Wakeup {
  private final Semaphore called = new Semaphore(0);

  /** Calls the worker once more; never blocks. A call during a step leads to another step. */
  public void wake() {
    if (called.availablePermits() == 0) {
      called.release();
    }
  }

  /** Takes the call, if there is one, without waiting. */
  public boolean taken() {
    return called.drainPermits() > 0;
  }

  /** Waits until called, but no longer than that. Takes the call. */
  public void await(Duration longest) throws InterruptedException {
    if (called.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      called.drainPermits();
    }
  }
}
