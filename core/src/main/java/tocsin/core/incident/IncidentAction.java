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
   */
  record Trigger(
      Subject subject,
      @Nullable Urgency urgency,
      @Nullable PriorityId priority,
      @Nullable EscalationPolicy policy,
      List<UserId> assignees,
      @Nullable NewAlert alert)
      implements IncidentAction {}

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

  /** It is over. */
  record Resolve() implements IncidentAction {}

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

  /** Whatever of its timers is due happens. */
  record TimePasses() implements IncidentAction {}
}
