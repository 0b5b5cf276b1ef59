package tocsin.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.ledger.Finding.Kind;
import tocsin.core.ledger.Finding.Stage;
import tocsin.core.ledger.LedgerEntry.Attempt;
import tocsin.core.ledger.LedgerEntry.State;

/**
 * Counts up what became of notifications, from plan to outcome, in the ledger's order. Holds no
 * more than those of one instant. For one thread.
 */
public final class PageTally {
  private static final String NOBODY = "has no end, and nobody is at it any more";

  private final DeliveryTarget target;
  private final Instant now;
  private final Map<State, Long> states = new EnumMap<>(State.class);
  private final Set<Twin> twins = new HashSet<>();
  private @Nullable Instant twinsPlannedAt;
  private long attempts;
  private long cutOff;

  /** What makes two notifications the same page. */
  private record Twin(
      String incident,
      String user,
      String medium,
      String address,
      @Nullable Object reason,
      Instant due) {}

  public PageTally(DeliveryTarget target, Instant now) {
    this.target = target;
    this.now = now;
  }

  /** Adds the next entry, of somebody who was asked once. */
  public List<Finding> add(LedgerEntry entry) {
    return add(entry, any -> false);
  }

  /**
   * Adds the next entry; what is wrong with it whoever else knows of it.
   *
   * @param askedAgain whether the person was asked several times at that very instant: then a page
   *     that was under way when the second came is not the same page twice
   */
  public List<Finding> add(LedgerEntry entry, Predicate<LedgerEntry> askedAgain) {
    long _ = states.merge(entry.state(), 1L, Long::sum);
    attempts += entry.attempts().size();
    List<Finding> findings = new ArrayList<>();
    if (isTwin(entry) && !askedAgain.test(entry)) {
      findings.add(finding(Kind.DUPLICATE, entry, "says the same as another one"));
    }
    long again = deliveredAgain(entry);
    if (again > 0) {
      findings.add(finding(Kind.DUPLICATE, entry, "was delivered " + again + " times too often"));
    }
    cutOff +=
        entry.attempts().stream().filter(attempt -> attempt.outcome() == null).count()
            - (entry.state() == State.OPEN && underWay(entry) ? 1 : 0);
    entry.attempts().stream()
        .filter(PageTally::handedOver)
        .findFirst()
        .map(Attempt::endedAt)
        .map(at -> Duration.between(entry.dueAt(), at))
        .filter(taken -> taken.compareTo(allowed(entry)) > 0)
        .ifPresent(taken ->
            findings.add(
                finding(Kind.LATE, entry, "was handed over " + taken.toSeconds() + " s late")));
    return findings;
  }

  private static boolean underWay(LedgerEntry entry) {
    return !entry.attempts().isEmpty() && entry.attempts().getLast().outcome() == null;
  }

  private boolean isTwin(LedgerEntry entry) {
    if (!entry.plannedAt().equals(twinsPlannedAt)) {
      twins.clear();
      twinsPlannedAt = entry.plannedAt();
    }
    boolean silent = entry.state() == State.STOPPED && entry.attempts().isEmpty();
    return !silent
        && !twins.add(
            new Twin(
                entry.incident().value(),
                entry.user().value(),
                entry.medium().name(),
                entry.address(),
                entry.reason(),
                entry.dueAt()));
  }

  /** Whether a provider took it, whatever it says later. */
  private static boolean handedOver(Attempt attempt) {
    AttemptOutcome outcome = attempt.outcome();
    return outcome != null && outcome.isTaken();
  }

  /**
   * People are told again as their rules say: each of these times counts for itself. What did not
   * come there, or of which no receipt came, goes out again; nothing else does.
   */
  private static long deliveredAgain(LedgerEntry entry) {
    List<Integer> times =
        entry.attempts().stream()
            .filter(PageTally::handedOver)
            .filter(attempt -> !(attempt.follows() instanceof AttemptOutcome.Postponed))
            .map(Attempt::repeat)
            .toList();
    return times.size() - times.stream().distinct().count();
  }

  private Duration allowed(LedgerEntry entry) {
    boolean low = entry.urgency() == Urgency.LOW;
    boolean unknown = entry.urgency() == null;
    Duration longer = target.high().compareTo(target.low()) > 0 ? target.high() : target.low();
    return unknown ? longer : low ? target.low() : target.high();
  }

  /** What is wrong with a notification that goes on, and which the outbox doesn't hold any more. */
  public static Finding lost(LedgerEntry open) {
    if (open.attempts().isEmpty()) {
      return finding(Kind.LOST, open, NOBODY);
    }
    Attempt last = open.attempts().getLast();
    if (last.receipt() != null && last.follows() instanceof AttemptOutcome.Postponed again) {
      String sentence = "was not sent again, though it should have been: " + again.reason();
      return finding(Kind.LOST, Stage.OUTCOME_TO_RECEIPT, open, sentence);
    }
    return switch (last.follows()) {
      case AttemptOutcome.Sent _ ->
          finding(
              Kind.LOST,
              Stage.OUTCOME_TO_RECEIPT,
              open,
              "has no receipt, and nobody waits for one any more");
      case AttemptOutcome.Delivered _, AttemptOutcome.Unconfirmed _ ->
          finding(Kind.LOST, open, "was to be repeated, and nobody is at it any more");
      case AttemptOutcome.Rejected _,
          AttemptOutcome.GivenUp _,
          AttemptOutcome.Postponed _,
          AttemptOutcome.Deferred _ ->
          finding(Kind.LOST, open, NOBODY);
      case null -> finding(Kind.LOST, open, NOBODY);
    };
  }

  /** What is wrong with a notification that goes on, and which the outbox holds. */
  public List<Finding> waiting(LedgerEntry open) {
    Instant due = open.attempts().isEmpty() ? open.dueAt() : next(open.attempts().getLast());
    return due.plus(allowed(open)).isBefore(now)
        ? List.of(finding(Kind.LATE, open, "was due at " + due + " and waits"))
        : List.of();
  }

  private static Instant next(Attempt last) {
    AttemptOutcome follows = last.follows();
    return follows == null ? last.at() : follows.followsAt().orElse(last.at());
  }

  private static Finding finding(Kind kind, LedgerEntry entry, String sentence) {
    return finding(kind, Stage.PLAN_TO_OUTCOME, entry, sentence);
  }

  static Finding finding(Kind kind, Stage stage, LedgerEntry entry, String sentence) {
    return new Finding(
        kind,
        stage,
        "notification " + entry.id() + " of incident " + entry.incident(),
        entry.plannedAt(),
        sentence);
  }

  /** How many notifications are in that state. */
  public long in(State state) {
    return Objects.requireNonNullElse(states.get(state), 0L);
  }

  /** How many notifications were planned. */
  public long planned() {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many attempts were begun. */
  public long attempts() {
    return attempts;
  }

  /** How many attempts have no outcome, as those that a crash cut off: each was repeated. */
  public long cutOff() {
    return cutOff;
  }
}
