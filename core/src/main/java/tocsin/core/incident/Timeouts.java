package tocsin.core.incident;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.escalation.Level;

/** What happens to an incident because time has passed. */
final class Timeouts {
  private Timeouts() {}

  /** Makes happen what is due; nothing when nothing is. */
  static Decision decide(Deciding deciding) {
    if (due(deciding.incident().timers().resolveAt(), deciding.now())) {
      return Closing.resolve(deciding, ResolveReason.TIMED_OUT);
    }
    if (due(deciding.incident().timers().raiseAt(), deciding.now())) {
      Urgencies.change(deciding, Urgency.HIGH);
    }
    Timers timers = deciding.incident().timers();
    if (due(timers.pagesAgainAt(), deciding.now())) {
      unacknowledge(deciding);
    } else if (due(timers.escalateAt(), deciding.now())) {
      escalate(deciding);
    }
    Responding.askNext(deciding);
    return deciding.done();
  }

  static boolean due(@Nullable Instant timer, Instant now) {
    return timer != null && !timer.isAfter(now);
  }

  /** Those who are assigned are paged again from the start of their rules. */
  private static void unacknowledge(Deciding deciding) {
    Incident before = deciding.incident();
    Instant escalateAt =
        before.urgency() == Urgency.HIGH ? Urgencies.presentLevelEndsAt(deciding) : null;
    deciding.record(new IncidentFact.Unacknowledged(escalateAt));
    deciding.pageAssignees(PageReason.UNACKNOWLEDGED);
  }

  /** The next level with somebody on call, else the path again, else it is exhausted. */
  private static void escalate(Deciding deciding) {
    Escalation escalation = deciding.incident().escalation();
    EscalationPolicy policy = escalation.policy();
    Optional<Level> next = deciding.level(escalation.level() + 1);
    if (next.isPresent()) {
      deciding.assign(next.get(), AssignReason.TIMED_OUT);
    } else if (escalation.loopsDone() < policy.loops()) {
      deciding.enter(1, AssignReason.REPEATED);
    } else {
      deciding.record(new IncidentFact.EscalationExhausted());
    }
  }
}
