package tocsin.core.escalation;

import tocsin.core.id.EscalationRuleId;

/**
 * Which target of a round-robin rule was asked.
 *
 * @param target its place among the rule's targets, the first is 0
 */
public record Turn(EscalationRuleId rule, int target) {}
