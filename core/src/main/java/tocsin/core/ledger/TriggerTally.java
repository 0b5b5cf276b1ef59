package tocsin.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.LoggedEvent;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.Finding.Stage;

/**
 * Compares the triggers of the event log, in their order, with what alerts counted. An alert counts
 * the triggers of its key from its own first one up to the next alert's. Holds only alerts that
 * expect more triggers: those of a storm or of something that keeps coming back. For one thread.
 */
public final class TriggerTally {
  /** Beyond so many keys at once it isn't counted any more, only whether there is an alert. */
  private static final int MOST_KEYS = 200_000;

  private final long begin;
  private final Map<AlertKey, List<Share>> shares = new HashMap<>();
  private boolean exact = true;

  /** What became of a trigger, as far as the alerts tell. */
  public enum Counted {
    BY_AN_ALERT,
    /** It made nothing: lost, or ignored as in a maintenance window. */
    BY_NONE
  }

  /** How many triggers an alert still has to show; {@code ends} is the next one's first. */
  private static final class Share {
    private final Alert alert;
    private final long ends;
    private long missing;

    Share(Alert alert, long ends) {
      this.alert = alert;
      this.ends = ends;
      this.missing = alert.occurrences().count();
    }

    boolean covers(long position) {
      return alert.eventPosition() <= position && position < ends;
    }
  }

  /**
   * @param begin the position of the first event that is shown
   */
  public TriggerTally(long begin) {
    this.begin = begin;
  }

  /** Whether that event can be shown without telling more alerts before. */
  public boolean knows(AlertKey key, long position) {
    return shares.getOrDefault(key, List.of()).stream().anyMatch(share -> share.covers(position));
  }

  /**
   * Tells the alert to which the next event of the key belongs and the alerts that began behind it.
   *
   * @param alerts in the order in which they began, as many as may concern the events up to the
   *     next {@link #settle}
   */
  public List<Finding> tell(AlertKey key, List<Alert> alerts) {
    List<Finding> findings = new ArrayList<>();
    List<Share> known = shares.computeIfAbsent(key, none -> new ArrayList<>());
    long last = known.isEmpty() ? -1 : known.getLast().alert.eventPosition();
    for (int i = 0; i < alerts.size(); i++) {
      Alert alert = alerts.get(i);
      long ends = i + 1 < alerts.size() ? alerts.get(i + 1).eventPosition() : Long.MAX_VALUE;
      if (ends == alert.eventPosition()) {
        findings.add(twice(alert, "was made by the same event as another one"));
      } else if (alert.eventPosition() > last) {
        known.add(new Share(alert, ends));
      }
    }
    return findings;
  }

  private static Finding twice(Alert alert, String sentence) {
    return new Finding(
        Kind.DUPLICATE,
        Stage.EVENT_TO_ALERT,
        "alert " + alert.id() + " of incident " + alert.incident(),
        alert.createdAt(),
        sentence);
  }

  /** Shows the next trigger. */
  public Counted show(LoggedEvent trigger, AlertKey key) {
    for (Share share : shares.getOrDefault(key, List.of())) {
      if (share.covers(trigger.position())) {
        boolean counted = share.missing > 0;
        share.missing--;
        return counted ? Counted.BY_AN_ALERT : Counted.BY_NONE;
      }
    }
    return Counted.BY_NONE;
  }

  /** Forgets alerts that expect nothing more. Call now and then, or memory grows. */
  public void settle() {
    Iterator<List<Share>> all = shares.values().iterator();
    while (all.hasNext()) {
      List<Share> ofKey = all.next();
      boolean _ = ofKey.removeIf(share -> share.missing <= 0);
      if (ofKey.isEmpty()) {
        all.remove();
      }
    }
    if (shares.size() > MOST_KEYS) {
      shares.clear();
      exact = false;
    }
  }

  /** Whether nothing had to be forgotten too early: else some duplicates may go unnoticed. */
  public boolean exact() {
    return exact;
  }

  /**
   * After the last event: alerts that counted more triggers than there were.
   *
   * @param until alerts triggered since then may count events that were not shown
   */
  public List<Finding> end(Instant until) {
    List<Finding> findings = new ArrayList<>();
    for (List<Share> ofKey : shares.values()) {
      for (Share share : ofKey) {
        boolean whole = share.alert.eventPosition() >= begin;
        boolean over = share.alert.occurrences().latest().isBefore(until);
        if (exact && whole && over && share.missing > 0) {
          findings.add(
              twice(share.alert, "counted " + share.missing + " triggers more than were accepted"));
        }
      }
    }
    return findings;
  }
}
