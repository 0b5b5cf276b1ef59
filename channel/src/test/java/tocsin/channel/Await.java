package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;

/** Waits for a condition that another thread makes true. */
public final class Await {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Await() {}

  /** Something that becomes true. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Comes back as soon as the condition holds, and fails the test when it never does. */
  public static void until(Condition condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - start).as("waited too long").isLessThan(PATIENCE_NANOS);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
