package tocsin.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tocsin.storage.StorageException;

/**
 * Decides at each call of a store whether the process dies before it, dies after it (so that what
 * was stored is known to nobody), or the store fails. All from one seed.
 */
final class Faults {
  private final RandomGenerator random;
  private final Map<String, Long> crashes = new TreeMap<>();
  private double crash;
  private double failure;

  Faults(RandomGenerator random, double crash, double failure) {
    this.random = random;
    this.crash = crash;
    this.failure = failure;
  }

  /** From now on nothing fails any more, so that what is still under way can come to its end. */
  void cease() {
    crash = 0;
    failure = 0;
  }

  void before(String call) {
    die("before " + call);
    if (random.nextDouble() < failure) {
      throw new StorageException(StorageException.Kind.FULL, "The disk is full (" + call + ")");
    }
  }

  void after(String call) {
    die("after " + call);
  }

  /** The process may die here, at a step of that name. */
  void die(String step) {
    if (random.nextDouble() < crash) {
      crashes.merge(step, 1L, Long::sum);
      throw new SimulatedCrash(step);
    }
  }

  /** How often it died at which step. */
  Map<String, Long> crashes() {
    return Map.copyOf(crashes);
  }
}
