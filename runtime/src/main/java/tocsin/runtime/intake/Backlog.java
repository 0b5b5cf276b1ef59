package tocsin.runtime.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the events that are accepted and not yet decided, so that the log's undecided part stays
 * bounded and one noisy sender is turned away before it delays anybody else: above half of the
 * bound, a sender that has more than a quarter of the bound waiting is refused; at the bound
 * everybody is.
 */
public final class Backlog {
  private final int bound;
  private final Map<String, Integer> waiting = new HashMap<>();
  private int total;

  /**
   * A backlog that admits at most about {@code bound} undecided events.
   *
   * @param bound at least 4
   */
  public Backlog(int bound) {
    this.bound = bound;
  }

  /** Counts the event in, or says that there is no room for it. */
  public synchronized boolean admits(String routingKey) {
    int own = waiting.getOrDefault(routingKey, 0);
    if (total >= bound || (total >= bound / 2 && own >= bound / 4)) {
      return false;
    }
    waiting.put(routingKey, own + 1);
    total++;
    return true;
  }

  /** Counts out an event of that sender that was decided, or that could not be stored. */
  public synchronized void done(String routingKey) {
    Integer own = waiting.get(routingKey);
    if (own == null) {
      return; // accepted before this process started
    }
    if (own == 1) {
      waiting.remove(routingKey);
    } else {
      waiting.put(routingKey, own - 1);
    }
    total--;
  }

  /** How many events wait. */
  public synchronized int size() {
    return total;
  }
}
