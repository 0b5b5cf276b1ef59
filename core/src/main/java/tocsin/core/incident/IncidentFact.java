package tocsin.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.alert.AlertKey;
import tocsin.core.escalation.OnDuty;
import tocsin.core.escalation.Turn;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ResponderRequestId;
import tocsin.core.id.UserId;

/**
 * Something that happened to an incident. Facts say everything that {@link IncidentHistory} needs:
 * times that were computed from settings are in them, so later edits don't rewrite history.
 */
public sealed interface IncidentFact {
  /**
   * The incident was made. Always the first fact; an {@link Assigned} follows.
   *
   * @param resolveAt when it is given up as resolved; null is never
   * @param raiseAt when its low urgency becomes high by itself; null is never
   */
  record Triggered(
      long number,
      Subject subject,
      Urgency urgency,
      @Nullable PriorityId priority,
      EscalationPolicy policy,
      @Nullable Instant resolveAt,
      @Nullable Instant raiseAt)
      implements IncidentFact {}

  /** A new alert belongs to the incident. */
  record AlertTriggered(
      AlertId alert, AlertKey key, String summary, String source, @Nullable Severity severity)
      implements IncidentFact {}

  /** One of its alerts is over. */
  record AlertResolved(AlertId alert) implements IncidentFact {}

  /**
   * These people, and nobody else, have to answer now.
   *
   * @param level the policy's level that asks them; unchanged level when assigned directly
   * @param escalateAt when the next level is asked; null is never
   * @param turn which target's turn it was, when the level asks by round robin; else null
   * @param duties why those are on call whom a schedule brought
   */
  record Assigned(
      List<UserId> users,
      int level,
      AssignedVia via,
      AssignReason reason,
      @Nullable Instant escalateAt,
      @Nullable Turn turn,
      List<OnDuty> duties)
      implements IncidentFact {
    public Assigned {
      users = List.copyOf(users);
      // Facts of older versions don't say it.
      duties = List.copyOf(Objects.requireNonNullElse(duties, List.of()));
    }
  }

  /**
   * Nobody is on call at any level, so the account's fallback contact is asked.
   *
   * @param fallback null when the account has none either: then nobody can be asked
   * @param escalateAt when the policy is tried again; null is never
   */
  record NobodyOnCall(@Nullable UserId fallback, AssignReason reason, @Nullable Instant escalateAt)
      implements IncidentFact {}

  /**
   * Of those asked, nobody has a usable way to be reached, so the fallback contact is paged too; or
   * these of the people asked to help have none, which concerns nobody else.
   *
   * @param unreachable who was asked in vain
   * @param fallback null when nobody is paged instead
   */
  record NobodyReachable(List<UserId> unreachable, @Nullable UserId fallback)
      implements IncidentFact {
    public NobodyReachable {
      unreachable = List.copyOf(unreachable);
    }
  }

  /**
   * The last level of the last loop did not answer; it stays triggered and nobody more is asked.
   */
  record EscalationExhausted() implements IncidentFact {}

  /** It was moved to another policy; an {@link Assigned} follows. */
  record Delegated(EscalationPolicy policy) implements IncidentFact {}

  /**
   * The agent works on it.
   *
   * @param until when it pages again without a resolve; null is never
   */
  record Acknowledged(@Nullable Instant until) implements IncidentFact {}

  /** Set aside until then; counts as acknowledged meanwhile. */
  record Snoozed(Instant until) implements IncidentFact {}

  /**
   * The acknowledgement, or the snooze, ended without a resolve.
   *
   * @param escalateAt when the next level is asked; null is never
   */
  record Unacknowledged(@Nullable Instant escalateAt) implements IncidentFact {}

  /**
   * It is over.
   *
   * @param resolution how, in somebody's words; null when nobody said
   */
  record Resolved(ResolveReason reason, @Nullable String resolution) implements IncidentFact {
    /** It is over, and nobody said how. */
    public Resolved(ResolveReason reason) {
      this(reason, null);
    }
  }

  /** Somebody wrote a note. */
  record Annotated(String content) implements IncidentFact {}

  /** The priority was set, or cleared with null. */
  record PriorityChanged(@Nullable PriorityId priority) implements IncidentFact {}

  /**
   * It got louder or quieter.
   *
   * @param escalateAt when the next level is asked from now on; null is never
   * @param raiseAt when it becomes high by itself; null is never
   */
  record UrgencyChanged(Urgency urgency, @Nullable Instant escalateAt, @Nullable Instant raiseAt)
      implements IncidentFact {}

  /** Its title was edited. */
  record Retitled(String title) implements IncidentFact {}

  /** What it says beyond its title was edited. */
  record Redescribed(String details) implements IncidentFact {}

  /** People meet there now; null is nowhere. */
  record BridgeChanged(@Nullable ConferenceBridge bridge) implements IncidentFact {}

  /** A note was written anew; what it said before stays in the history. */
  record NoteEdited(LogEntryId note, String content) implements IncidentFact {}

  /** A note is not shown any more; what it said stays in the history. */
  record NoteDeleted(LogEntryId note) implements IncidentFact {}

  /** Another incident was merged into it; its alerts, if it had any, arrive next. */
  record MergedFrom(IncidentId source, long number) implements IncidentFact {}

  /** It was merged into another incident, which has its alerts now. */
  record MergedInto(IncidentId target, long number) implements IncidentFact {}

  /** Alerts that were another incident's belong to it now. */
  record AlertsArrived(IncidentId from, List<AlertId> open, List<AlertId> resolved)
      implements IncidentFact {
    public AlertsArrived {
      open = List.copyOf(open);
      resolved = List.copyOf(resolved);
    }
  }

  /** Some of its alerts belong to another incident now. */
  record AlertsLeft(IncidentId to, List<AlertId> open, List<AlertId> resolved)
      implements IncidentFact {
    public AlertsLeft {
      open = List.copyOf(open);
      resolved = List.copyOf(resolved);
    }
  }

  /** People were asked to help. */
  record RespondersRequested(ResponderRequest request) implements IncidentFact {}

  /**
   * Nobody of a requested policy joined in time.
   *
   * @param level the level that is asked now, or was asked last when there is no further one
   * @param users who is asked now; empty when there is nobody left
   * @param nextAt when the next level is asked; null is never
   */
  record ResponderRequestEscalated(
      ResponderRequestId request,
      ResponderTarget target,
      int level,
      List<UserId> users,
      @Nullable Instant nextAt)
      implements IncidentFact {
    public ResponderRequestEscalated {
      users = List.copyOf(users);
    }
  }

  /** Somebody who was asked to help answered. */
  record ResponderAnswered(UserId user, ResponderAnswer answer) implements IncidentFact {}

  /** Those of these targets who had not answered are asked no more. */
  record RespondersCancelled(List<ResponderTarget> targets) implements IncidentFact {
    public RespondersCancelled {
      targets = List.copyOf(targets);
    }
  }
}
