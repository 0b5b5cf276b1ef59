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
  private long inherited;
  private int total;

  /**
   * A backlog that admits at most about {@code bound} undecided events.
   *
   * @param bound at least 4
   */
  public Backlog(int bound) {
    this(bound, 0);
  }

  /**
   * A backlog that begins with what an earlier run accepted and did not decide; those events are
   * decided before any other.
   *
   * @param undecided how many; whose they are is not known
   */
  public Backlog(int bound, long undecided) {
    this.bound = bound;
    this.inherited = undecided;
  }

  /** Counts the event in, or says that there is no room for it. */
  public synchronized boolean admits(String routingKey) {
    int own = waiting.getOrDefault(routingKey, 0);
    long all = total + inherited;
    if (all >= bound || (all >= bound / 2 && own >= bound / 4)) {
      return false;
    }
    waiting.put(routingKey, own + 1);
    total++;
    return true;
  }

  /** Counts out an event of that sender that was decided. */
  public synchronized void decided(String routingKey) {
    if (inherited > 0) {
      inherited--;
    } else {
      leave(routingKey);
    }
  }

  /** Counts out an event of that sender that could not be stored. */
  public synchronized void refused(String routingKey) {
    leave(routingKey);
  }

  private void leave(String routingKey) {
    Integer own = waiting.get(routingKey);
    if (own == null) {
      return; // stored in spite of a failed answer: it was counted out already
    }
    if (own == 1) {
      waiting.remove(routingKey);
    } else {
      waiting.put(routingKey, own - 1);
    }
    total--;
  }

  /** How many events wait. */
  public synchronized long size() {
    return total + inherited;
  }
}
