package tocsin.core.account;

import java.time.Duration;
import java.util.List;
import tocsin.core.id.EscalationRuleId;

/**
 * One level: who is asked, and how long they have before the next level is.
 *
 * @param delay at least one minute
 * @param targets 1 to 10
 */
public record EscalationRule(
    EscalationRuleId id,
    Duration delay,
    List<EscalationTarget> targets,
    AssignmentStrategy strategy) {
  public EscalationRule {
    targets = List.copyOf(targets);
  }

  /** A rule that asks everybody at once. */
  public EscalationRule(EscalationRuleId id, Duration delay, List<EscalationTarget> targets) {
    this(id, delay, targets, AssignmentStrategy.ASSIGN_TO_EVERYONE);
  }
}
