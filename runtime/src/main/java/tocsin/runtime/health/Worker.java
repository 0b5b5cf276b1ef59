package tocsin.runtime.health;

import java.time.Instant;

/**
 * A part of the program that works in steps. All its methods but {@link #lag} are called by one
 * thread at a time; a worker that throws is not called again, a fresh one takes its place.
 */
public interface Worker {
  /** The name that health, logs and metrics use, for example {@code notifier-2}. */
  String name();

  /**
   * Does what is due and says when to come back; a time that has passed means at once. Earlier
   * calls are harmless.
   */
  Instant poll(Instant now);

  /**
   * Called instead of {@link #poll} while the program stops: ends what is under way and begins
   * nothing. Answers whether nothing is under way any more.
   */
  default boolean drained(Instant now) {
    return true;
  }

  /** How much waits for this worker, in its own unit; 0 when it has caught up. Any thread. */
  default long lag() {
    return 0;
  }
}
