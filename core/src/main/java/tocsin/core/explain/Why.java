package tocsin.core.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.schedule.Duty;

/**
 * Why somebody was not paged: the first condition on the road that failed for them, in the order in
 * which the cases stand here.
 */
public sealed interface Why {
  /** Neither the incident's policy nor anybody who assigned it named them. */
  record NotOnPolicy() implements Why {}

  /** They are on a level that low urgency never comes to. */
  record LowUrgency(int level) implements Why {}

  /**
   * Their level was not asked.
   *
   * @param because what ended the escalation before; null when it has not come so far yet
   */
  record LevelNotAsked(int level, @Nullable Fact because) implements Why {}

  /**
   * Their level was asked through a schedule, and others were on call.
   *
   * @param instead who was on call in that schedule and by what; empty when nobody was
   */
  record NotOnCall(int level, ScheduleId schedule, Instant at, List<Duty> instead) implements Why {
    public NotOnCall {
      instead = List.copyOf(instead);
    }
  }

  /** Their level asks in turn, and it was the turn of others. */
  record NotTheirTurn(int level, Instant at, List<UserId> instead) implements Why {
    public NotTheirTurn {
      instead = List.copyOf(instead);
    }
  }

  /** They were asked, and no notification rule for that urgency could be used. */
  record NoUsableRule(Instant at, Urgency urgency) implements Why {}

  /**
   * They were asked, and the ledger knows of no page: it is catching up, or no rule could be used
   * then that can be now.
   */
  record NotInLedger(Instant at) implements Why {}

  /**
   * They were asked, and it was answered before their rule's time came.
   *
   * @param by what called it off; null when that is not known
   */
  record AnsweredBefore(Instant dueAt, @Nullable Fact by) implements Why {}

  /** A page was tried and did not go out. */
  record NotDelivered(LedgerEntry latest) implements Why {}

  /** A page waits for its time, or is under way. */
  record StillToCome(Instant dueAt) implements Why {}
}
