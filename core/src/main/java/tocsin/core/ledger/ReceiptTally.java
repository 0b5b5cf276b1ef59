package tocsin.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.ReceiptKey;
import tocsin.core.delivery.ReceiptRules;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.ledger.Asked.Waits;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.Finding.Stage;
import tocsin.core.ledger.LedgerEntry.Attempt;
import tocsin.core.ledger.LedgerEntry.Receipt;

/**
 * Counts up what providers said afterwards of the messages that they took, each provider for
 * itself, and holds it against what {@link ReceiptRules} let follow. Of providers that promise no
 * receipts it says nothing. For one thread.
 */
public final class ReceiptTally {
  /** Beyond so many messages of several notifications each of these notifications counts. */
  private static final int MOST_BUNDLES = 200_000;

  private final Map<Way, Map<Heard, Long>> ways =
      new TreeMap<>(Comparator.comparing(Way::medium).thenComparing(Way::provider));
  private final Set<ReceiptKey> bundles = new HashSet<>();

  /**
   * A medium, and who carries it.
   *
   * @param provider as outcomes name it; empty when nobody knows
   */
  public record Way(ContactKind medium, String provider) {}

  /** What is counted of each provider, a message that went out again as another. */
  public enum Heard {
    AWAITED("messages that await a receipt"),
    ARRIVED("messages that arrived"),
    FAILED("messages that did not arrive"),
    FAILED_AND_AGAIN("messages were sent again, for they did not arrive"),
    MISSING("messages never heard of"),
    MISSING_AND_AGAIN("messages were sent again, for nothing was heard of them in time"),
    UNAWAITED("messages never heard of when they were answered, or when too much was open"),
    TWICE("messages that arrived a second time, for the first receipt came late or was wrong"),
    STRAY("receipts that belong to no message");

    private final String words;

    Heard(String words) {
      this.words = words;
    }

    /** What it counts, to be read behind a number. */
    public String words() {
      return words;
    }
  }

  /**
   * Adds an entry; what is wrong with its receipts.
   *
   * @param waits whether the notification is still there to be gone on with
   */
  public List<Finding> add(LedgerEntry entry, Waits waits) {
    List<Finding> findings = new ArrayList<>();
    Set<Integer> arrived = new HashSet<>();
    for (Attempt attempt : entry.attempts()) {
      boolean last = attempt.equals(entry.attempts().getLast());
      Heard heard = heard(attempt, last ? waits : Waits.NOWHERE);
      if (heard == Heard.STRAY) {
        String sentence = "has a receipt for attempt %d, which nobody took";
        findings.add(finding(Kind.DUPLICATE, entry, sentence.formatted(attempt.number())));
      }
      int failures = failures(entry, attempt);
      if (attempt.receipt() != null && isGivenUpTooEarly(attempt.receipt(), failures)) {
        String sentence = "was given up after %d messages, though it should have been sent again";
        findings.add(finding(Kind.LOST, entry, sentence.formatted(failures + 1)));
      }
      if (heard != null && isFirstOfItsMessage(attempt)) {
        Way way = new Way(entry.medium(), provider(attempt));
        count(way, heard);
        count(way, last || !isToGoAgain(attempt) ? null : andAgain(attempt));
        boolean again = heard == Heard.ARRIVED && !arrived.add(attempt.repeat());
        count(way, again ? Heard.TWICE : null);
      }
    }
    return findings;
  }

  /** How many messages before had failed, while the person was to be told for the same time. */
  private static int failures(LedgerEntry entry, Attempt attempt) {
    return (int)
        entry.attempts().stream()
            .filter(before -> before.number() < attempt.number())
            .filter(before -> before.repeat() == attempt.repeat() && isToGoAgain(before))
            .count();
  }

  private static boolean isToGoAgain(Attempt attempt) {
    return attempt.receipt() != null && attempt.follows() instanceof AttemptOutcome.Postponed;
  }

  /** Null when there is nothing to hear of it. */
  private static @Nullable Heard heard(Attempt attempt, Waits waits) {
    AttemptOutcome outcome = attempt.outcome();
    Receipt receipt = attempt.receipt();
    if (receipt != null) {
      boolean taken = outcome != null && outcome.isTaken();
      return taken ? heard(receipt) : Heard.STRAY;
    }
    return switch (outcome) {
      case AttemptOutcome.Sent _ -> waits == Waits.IN_OUTBOX ? Heard.AWAITED : Heard.UNAWAITED;
      case AttemptOutcome.Unconfirmed _ -> Heard.UNAWAITED;
      case AttemptOutcome.Delivered _,
          AttemptOutcome.Rejected _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _,
          AttemptOutcome.GivenUp _ ->
          null;
      case null -> null;
    };
  }

  private static Heard heard(Receipt receipt) {
    return switch (receipt.state()) {
      case ARRIVED -> Heard.ARRIVED;
      case FAILED -> Heard.FAILED;
      case MISSING -> Heard.MISSING;
    };
  }

  /** A receipt that came late, and said that it arrived, was missing when it went out again. */
  private static Heard andAgain(Attempt attempt) {
    Receipt receipt = attempt.receipt();
    return receipt != null && receipt.state() == ReceiptState.FAILED
        ? Heard.FAILED_AND_AGAIN
        : Heard.MISSING_AND_AGAIN;
  }

  /**
   * Whether the notification ended though it should have gone out again.
   *
   * @param failures receipts before that failed or did not come
   */
  private static boolean isGivenUpTooEarly(Receipt receipt, int failures) {
    return switch (receipt.outcome()) {
      case AttemptOutcome.GivenUp _, AttemptOutcome.Rejected _ ->
          failures + 1 < ReceiptRules.MOST_SENDINGS;
      case AttemptOutcome.Unconfirmed _ -> failures == 0;
      case AttemptOutcome.Delivered _,
          AttemptOutcome.Sent _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _ ->
          false;
      case null -> false;
    };
  }

  /** A message of several notifications is one message. */
  private boolean isFirstOfItsMessage(Attempt attempt) {
    ReceiptKey key = key(attempt);
    return attempt.bundle() == null
        || key == null
        || bundles.size() >= MOST_BUNDLES
        || bundles.add(key);
  }

  private static String provider(Attempt attempt) {
    ReceiptKey key = key(attempt);
    return key == null ? "" : key.provider();
  }

  private static @Nullable ReceiptKey key(Attempt attempt) {
    return switch (attempt.outcome()) {
      case AttemptOutcome.Sent sent -> new ReceiptKey(sent.provider(), sent.providerId());
      case AttemptOutcome.Unconfirmed taken -> new ReceiptKey(taken.provider(), taken.providerId());
      case AttemptOutcome.Delivered taken -> new ReceiptKey(taken.provider(), taken.providerId());
      case AttemptOutcome.Rejected _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _,
          AttemptOutcome.GivenUp _ ->
          null;
      case null -> null;
    };
  }

  private void count(Way way, @Nullable Heard heard) {
    if (heard != null) {
      long _ =
          ways.computeIfAbsent(way, none -> new EnumMap<>(Heard.class)).merge(heard, 1L, Long::sum);
    }
  }

  private static Finding finding(Kind kind, LedgerEntry entry, String sentence) {
    return PageTally.finding(kind, Stage.OUTCOME_TO_RECEIPT, entry, sentence);
  }

  /** What was heard of each provider's messages; what there was none of is absent. A view. */
  public Map<Way, Map<Heard, Long>> ways() {
    return Collections.unmodifiableMap(ways);
  }
}
