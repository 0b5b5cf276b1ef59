package tocsin.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.ReceiptState;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.LedgerEntry.Attempt;
import tocsin.core.ledger.LedgerEntry.Receipt;
import tocsin.core.ledger.LedgerEntry.State;
import tocsin.core.notification.PlannedNotification;

/**
 * Keeps the ledger from the lines of the notifier's journal. A line that comes again changes
 * nothing; a line whose earlier lines were lost makes as much of an entry as it can.
 */
public final class Ledger {
  private Ledger() {}

  /** The notifications that the line speaks of. */
  public static List<NotificationId> concerns(JournalEntry line) {
    return switch (line) {
      case JournalEntry.Carried carried -> List.of(carried.notification().planned().id());
      case JournalEntry.Opened _ -> List.of();
      case JournalEntry.Planned planned -> List.of(planned.notification().id());
      case JournalEntry.Stopped stopped ->
          Stream.concat(stopped.spared().stream(), stopped.reached().stream()).toList();
      case JournalEntry.Attempted attempted -> List.of(attempted.notification());
      case JournalEntry.Ended ended -> List.of(ended.notification());
      case JournalEntry.Received received -> List.of(received.notification());
    };
  }

  /**
   * The notification's entry after the line.
   *
   * @param before null when there is none yet
   * @return empty when there still is none
   */
  public static Optional<LedgerEntry> after(@Nullable LedgerEntry before, JournalEntry line) {
    return Optional.ofNullable(
        switch (line) {
          case JournalEntry.Carried carried ->
              before == null ? carried(carried.notification()) : before;
          case JournalEntry.Opened _ -> before;
          case JournalEntry.Planned planned ->
              before == null ? planned(planned.notification()) : before;
          case JournalEntry.Stopped stopped -> before == null ? null : stop(before, stopped.at());
          case JournalEntry.Attempted attempted ->
              before == null
                  ? null
                  : with(before, new Attempt(attempted.attempt(), attempted.at(), null, null));
          case JournalEntry.Ended ended ->
              end(
                  before == null ? found(ended.notification(), ended.to(), ended.at()) : before,
                  ended);
          case JournalEntry.Received received ->
              receive(
                  before == null
                      ? found(received.notification(), received.to(), received.at())
                      : before,
                  received);
        });
  }

  private static LedgerEntry planned(PlannedNotification planned) {
    return new LedgerEntry(
        planned.id(),
        planned.incident(),
        planned.user(),
        planned.contactMethod().kind(),
        planned.contactMethod().address(),
        planned.reason(),
        planned.assignedAt(),
        planned.dueAt(),
        State.OPEN,
        List.of(),
        null,
        planned.urgency());
  }

  private static LedgerEntry carried(OpenNotification open) {
    return planned(open.planned());
  }

  private static LedgerEntry found(NotificationId id, Recipient to, Instant at) {
    return new LedgerEntry(
        id,
        to.incident(),
        to.user(),
        to.medium(),
        to.address(),
        null,
        at,
        at,
        State.OPEN,
        List.of(),
        null);
  }

  /** What went out stays what it is, and nothing more follows. */
  private static LedgerEntry stop(LedgerEntry before, Instant at) {
    return switch (before.state()) {
      case OPEN -> changed(before, before.address(), State.STOPPED, before.attempts(), at);
      case SENT -> changed(before, before.address(), State.SENT, before.attempts(), at);
      case DELIVERED, REJECTED, GIVEN_UP, STOPPED -> before;
    };
  }

  /** An attempt that is there already stays as it is. */
  private static LedgerEntry with(LedgerEntry before, Attempt attempt) {
    if (before.attempts().stream().anyMatch(known -> known.number() == attempt.number())) {
      return before;
    }
    List<Attempt> attempts = new ArrayList<>(before.attempts());
    attempts.add(attempt);
    attempts.sort(Comparator.comparingInt(Attempt::number));
    int last = attempts.size() - 1;
    if (last > 2 && isDeferred(attempts.get(last - 1)) && isDeferred(attempts.get(last - 2))) {
      attempts.remove(last - 1); // of many that were put off, the first and the latest are enough
    }
    return changed(before, before.address(), before.state(), attempts, before.endedAt());
  }

  private static boolean isDeferred(Attempt attempt) {
    return attempt.outcome() instanceof AttemptOutcome.Deferred;
  }

  private static LedgerEntry end(LedgerEntry before, JournalEntry.Ended ended) {
    LedgerEntry begun = with(before, new Attempt(ended.attempt(), ended.at(), null, null));
    List<Attempt> attempts =
        change(
            begun,
            ended.attempt(),
            known ->
                new Attempt(
                    known.number(),
                    known.at(),
                    ended.outcome(),
                    ended.at(),
                    ended.bundle(),
                    known.receipt(),
                    ended.repeat()));
    // Whoever was reached once stays so, whatever becomes of a repetition.
    State state = ended.repeat() > 0 ? begun.state() : state(begun.state(), ended.outcome());
    return at(begun, ended.to().address(), state, attempts, ended.at());
  }

  private static LedgerEntry receive(LedgerEntry before, JournalEntry.Received line) {
    LedgerEntry begun = with(before, new Attempt(line.attempt(), line.at(), null, null));
    List<Attempt> attempts =
        change(
            begun,
            line.attempt(),
            known ->
                isHeard(known, line)
                    ? known
                    : new Attempt(
                        known.number(),
                        known.at(),
                        known.outcome(),
                        known.endedAt(),
                        known.bundle(),
                        receipt(known, line),
                        line.repeat()));
    return at(begun, line.to().address(), state(begun, line), attempts, line.at());
  }

  /** One that comes late doesn't undo what its absence led to. */
  private static Receipt receipt(Attempt attempt, JournalEntry.Received line) {
    Receipt missing = attempt.receipt();
    AttemptOutcome outcome = missing == null ? line.outcome() : missing.outcome();
    return new Receipt(line.state(), line.reason(), line.at(), outcome);
  }

  /** What came once stays: the same again changes nothing. Only what was missing may still come. */
  private static boolean isHeard(Attempt attempt, JournalEntry.Received line) {
    Receipt known = attempt.receipt();
    return known != null
        && (known.state() != ReceiptState.MISSING || line.state() == ReceiptState.MISSING);
  }

  private static State state(LedgerEntry before, JournalEntry.Received line) {
    AttemptOutcome outcome = line.outcome();
    if (outcome == null) {
      boolean late = before.state() == State.SENT && line.state() == ReceiptState.ARRIVED;
      return late ? State.DELIVERED : before.state();
    }
    return line.repeat() > 0 ? before.state() : state(State.OPEN, outcome);
  }

  private static List<Attempt> change(LedgerEntry entry, int number, UnaryOperator<Attempt> to) {
    return entry.attempts().stream()
        .map(attempt -> attempt.number() == number ? to.apply(attempt) : attempt)
        .toList();
  }

  /** An entry that has an end keeps it. */
  private static LedgerEntry at(
      LedgerEntry before, String address, State state, List<Attempt> attempts, Instant at) {
    boolean ends =
        switch (state) {
          case OPEN -> false;
          case SENT -> isUnconfirmed(attempts);
          case DELIVERED, REJECTED, GIVEN_UP, STOPPED -> true;
        };
    Instant endedAt = before.endedAt() != null ? before.endedAt() : ends ? at : null;
    return changed(before, address, state, attempts, endedAt);
  }

  private static boolean isUnconfirmed(List<Attempt> attempts) {
    Attempt last = attempts.getLast();
    Receipt receipt = last.receipt();
    return last.outcome() instanceof AttemptOutcome.Unconfirmed
        || (receipt != null && receipt.state() == ReceiptState.MISSING);
  }

  private static State state(State before, AttemptOutcome outcome) {
    return switch (outcome) {
      case AttemptOutcome.Delivered _ -> State.DELIVERED;
      case AttemptOutcome.Sent _, AttemptOutcome.Unconfirmed _ -> State.SENT;
      case AttemptOutcome.Rejected _ -> State.REJECTED;
      case AttemptOutcome.Postponed _, AttemptOutcome.Deferred _ -> before;
      case AttemptOutcome.GivenUp _ -> State.GIVEN_UP;
    };
  }

  private static LedgerEntry changed(
      LedgerEntry before,
      String address,
      State state,
      List<Attempt> attempts,
      @Nullable Instant endedAt) {
    return new LedgerEntry(
        before.id(),
        before.incident(),
        before.user(),
        before.medium(),
        address,
        before.reason(),
        before.plannedAt(),
        before.dueAt(),
        state,
        attempts,
        endedAt,
        before.urgency());
  }
}
