package tocsin.runtime.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the events that are accepted and not yet decided, so that the log's undecided part stays
 * bounded and one noisy sender is turned away before it delays anybody else: a sender may have a
 * twentieth of the bound waiting; at the bound everybody is refused. The log is one line for all,
 * so what one sender has in it is what everybody else waits for.
 */
public final class Backlog {
  private static final int SENDERS_TO_FILL_IT = 20;

  private final int bound;
  private final int share;
  private final Map<String, Integer> waiting = new HashMap<>();
  private long inherited;
  private int total;

  /**
   * A backlog that admits at most about {@code bound} undecided events.
   *
   * @param bound at least 1
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
    this.share = Math.max(1, bound / SENDERS_TO_FILL_IT);
    this.inherited = undecided;
  }

  /** Counts the event in, or says that there is no room for it. */
  public synchronized boolean admits(String routingKey) {
    int own = waiting.getOrDefault(routingKey, 0);
    if (own >= share || total + inherited >= bound) {
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
