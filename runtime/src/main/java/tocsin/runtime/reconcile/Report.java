package tocsin.runtime.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tocsin.core.ledger.Finding;
import tocsin.core.ledger.ReceiptTally;

/**
 * What a reckoning found: how many findings of each kind, the first of them one by one, and how
 * much of everything was looked at. Filled by one thread.
 */
public final class Report {
  /** So many findings are kept one by one; the others are counted. */
  public static final int KEPT = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<Finding.Kind, Long> found = new EnumMap<>(Finding.Kind.class);
  private final Map<Quantity, Long> quantities = new TreeMap<>(Comparator.naturalOrder());
  private Map<ReceiptTally.Way, Map<ReceiptTally.Heard, Long>> receipts = Map.of();

  /** What is counted along the road, in its order. */
  public enum Quantity {
    EVENTS("events accepted"),
    TRIGGERS("triggers among them"),
    IGNORED("triggers ignored, as in maintenance"),
    UNKNOWN("triggers of integrations that are deleted, not compared"),
    UNDECIDED("events that wait to be decided"),
    ASKED("times that somebody was asked"),
    PLANNED("notifications planned"),
    DELIVERED("notifications delivered"),
    STOPPED("notifications not sent because it was answered"),
    FAILED("notifications refused or given up"),
    OPEN("notifications open"),
    ATTEMPTS("attempts"),
    CUT_OFF("attempts without a known outcome"),
    ANSWERED("notifications answered while under way"),
    EDITED("times that somebody was asked whose rules were changed since, not compared"),
    UNSETTLED("notifications that change right now"),
    NOT_COUNTED("limits reached: keys were too many to count all their triggers");

    private final String words;

    Quantity(String words) {
      this.words = words;
    }

    /** What it counts, to be read behind a number. */
    public String words() {
      return words;
    }
  }

  void add(Finding finding) {
    long _ = found.merge(finding.kind(), 1L, Long::sum);
    if (findings.size() < KEPT) {
      findings.add(finding);
    }
  }

  void count(Quantity quantity, long more) {
    if (more != 0) {
      long _ = quantities.merge(quantity, more, Long::sum);
    }
  }

  void receipts(Map<ReceiptTally.Way, Map<ReceiptTally.Heard, Long>> ways) {
    receipts = ways;
  }

  /** What was heard of messages after their provider took them, by medium and provider. */
  public Map<ReceiptTally.Way, Map<ReceiptTally.Heard, Long>> receipts() {
    return receipts;
  }

  /** The first {@value #KEPT} findings. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many there are of that kind, kept or not. */
  public long count(Finding.Kind kind) {
    return Objects.requireNonNullElse(found.get(kind), 0L);
  }

  /** How many there were. */
  public long count(Quantity quantity) {
    return Objects.requireNonNullElse(quantities.get(quantity), 0L);
  }

  /** Whether everything is accounted for, and nothing was changing too fast to tell. */
  public boolean balances() {
    return found.isEmpty() && count(Quantity.UNSETTLED) == 0;
  }

  @Override
  public String toString() {
    return quantities + " " + receipts + " " + findings;
  }
}
