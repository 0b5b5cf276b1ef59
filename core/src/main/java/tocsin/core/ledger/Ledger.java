package tocsin.core.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.OpenNotification;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.NotificationId;
import tocsin.core.ledger.LedgerEntry.Attempt;
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
      case JournalEntry.Stopped stopped -> stopped.spared();
      case JournalEntry.Attempted attempted -> List.of(attempted.notification());
      case JournalEntry.Ended ended -> List.of(ended.notification());
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
          case JournalEntry.Ended ended -> end(before == null ? found(ended) : before, ended);
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

  private static LedgerEntry found(JournalEntry.Ended ended) {
    Recipient to = ended.to();
    return new LedgerEntry(
        ended.notification(),
        to.incident(),
        to.user(),
        to.medium(),
        to.address(),
        null,
        ended.at(),
        ended.at(),
        State.OPEN,
        List.of(),
        null);
  }

  private static LedgerEntry stop(LedgerEntry before, Instant at) {
    return before.state() == State.OPEN
        ? changed(before, before.address(), State.STOPPED, before.attempts(), at)
        : before;
  }

  /** An attempt that is there already stays as it is. */
  private static LedgerEntry with(LedgerEntry before, Attempt attempt) {
    if (before.attempts().stream().anyMatch(known -> known.number() == attempt.number())) {
      return before;
    }
    List<Attempt> attempts = new ArrayList<>(before.attempts());
    attempts.add(attempt);
    attempts.sort(Comparator.comparingInt(Attempt::number));
    return changed(before, before.address(), before.state(), attempts, before.endedAt());
  }

  private static LedgerEntry end(LedgerEntry before, JournalEntry.Ended ended) {
    LedgerEntry begun = with(before, new Attempt(ended.attempt(), ended.at(), null, null));
    List<Attempt> attempts =
        begun.attempts().stream()
            .map(attempt ->
                attempt.number() == ended.attempt()
                    ? new Attempt(
                        attempt.number(), attempt.at(), ended.outcome(), ended.at(), ended.bundle())
                    : attempt)
            .toList();
    State state = state(begun.state(), ended.outcome());
    Instant endedAt = state == State.OPEN ? begun.endedAt() : ended.at();
    return changed(begun, ended.to().address(), state, attempts, endedAt);
  }

  private static State state(State before, AttemptOutcome outcome) {
    return switch (outcome) {
      case AttemptOutcome.Delivered _ -> State.DELIVERED;
      case AttemptOutcome.Rejected _ -> State.REJECTED;
      case AttemptOutcome.Postponed _ -> before;
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
