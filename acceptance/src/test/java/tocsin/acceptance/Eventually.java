package tocsin.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does, by looking again and again, and gives up late. */
public final class Eventually {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

  /** How long is surely too long, on a machine that does much else. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private Eventually() {}

  /** Waits until it is so. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, PATIENCE, condition);
  }

  /** Waits until it is so, with a patience of its own. */
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    boolean unused =
        get(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until it is there. */
  public static <T> T get(String what, Duration patience, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        throw new AssertionError("Waited in vain until " + what);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }
}
