package tocsin.core.incident;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.UserId;

/** A wish: what somebody, or the passing of time, wants with an incident. */
public sealed interface IncidentAction {
  /**
   * Make an incident. Only for an incident that doesn't exist.
   *
   * @param urgency null: as the service's rule says
   * @param policy null: the service's own
   * @param assignees not empty: these people instead of the policy
   * @param alert the alert that makes it; null for an incident made by hand
   * @param bridge where people meet; null when nobody said
   */
  record Trigger(
      Subject subject,
      @Nullable Urgency urgency,
      @Nullable PriorityId priority,
      @Nullable EscalationPolicy policy,
      List<UserId> assignees,
      @Nullable NewAlert alert,
      @Nullable ConferenceBridge bridge)
      implements IncidentAction {
    /** Without a place to meet. */
    public Trigger(
        Subject subject,
        @Nullable Urgency urgency,
        @Nullable PriorityId priority,
        @Nullable EscalationPolicy policy,
        List<UserId> assignees,
        @Nullable NewAlert alert) {
      this(subject, urgency, priority, policy, assignees, alert, null);
    }
  }

  /** The alert that makes an incident. */
  record NewAlert(
      AlertId id, AlertKey key, String summary, String source, @Nullable Severity severity) {}

  /** One of its open alerts is over. The last one resolves the incident. */
  record ResolveAlert(AlertId alert) implements IncidentAction {}

  /**
   * One of its open alerts was triggered again, perhaps with another severity (null: none given).
   */
  record RepeatAlert(@Nullable Severity severity) implements IncidentAction {}

  /** I work on it. */
  record Acknowledge() implements IncidentAction {}

  /** It is over; {@code resolution} says how, null when nobody said. */
  record Resolve(@Nullable String resolution) implements IncidentAction {
    /** It is over, and nobody says how. */
    public Resolve() {
      this(null);
    }
  }

  /** Ask the next level, or that level, now. */
  record Escalate(@Nullable Integer level) implements IncidentAction {}

  /** Give it to these people and leave the policy. */
  record AssignTo(List<UserId> users) implements IncidentAction {}

  /** Begin again on that policy. */
  record DelegateTo(EscalationPolicyId policy) implements IncidentAction {}

  /** Set it aside for that long; it must be acknowledged or triggered. */
  record Snooze(Duration duration) implements IncidentAction {}

  /** Write a note. Allowed on resolved incidents too. */
  record Annotate(String content) implements IncidentAction {}

  /** Set the priority, or clear it with null. */
  record SetPriority(@Nullable PriorityId priority) implements IncidentAction {}

  /** Make it louder or quieter. */
  record SetUrgency(Urgency urgency) implements IncidentAction {}

  /** Edit the title. */
  record Retitle(String title) implements IncidentAction {}

  /** Edit what an incident made by hand says beyond its title. */
  record Redescribe(String details) implements IncidentAction {}

  /** Say where people meet, or with null that nowhere. */
  record SetBridge(@Nullable ConferenceBridge bridge) implements IncidentAction {}

  /** Write a note anew. The caller has made sure that the incident has that note. */
  record EditNote(LogEntryId note, String content) implements IncidentAction {}

  /** Show a note no more. The caller has made sure that the incident has that note. */
  record DeleteNote(LogEntryId note) implements IncidentAction {}

  /** Take over these incidents' alerts and end them. Concerns several incidents at once. */
  record Merge(List<IncidentId> sources) implements IncidentAction {
    public Merge {
      sources = List.copyOf(sources);
    }
  }

  /** Give these of its alerts to that incident. Concerns two incidents at once. */
  record MoveAlerts(List<AlertId> alerts, IncidentId to) implements IncidentAction {
    public MoveAlerts {
      alerts = List.copyOf(alerts);
    }
  }

  /** Ask these for help, in the requester's name. */
  record RequestResponders(UserId requester, String message, List<ResponderTarget> targets)
      implements IncidentAction {
    public RequestResponders {
      targets = List.copyOf(targets);
    }
  }

  /** That user, who is asked to help, says whether they do. */
  record AnswerRequest(UserId user, ResponderAnswer answer) implements IncidentAction {}

  /** Ask those of these targets who have not answered no more. */
  record CancelRequests(List<ResponderTarget> targets) implements IncidentAction {
    public CancelRequests {
      targets = List.copyOf(targets);
    }
  }

  /** Whatever of its timers is due happens. */
  record TimePasses() implements IncidentAction {}
}
