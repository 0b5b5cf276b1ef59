package tocsin.core.escalation;

import java.util.OptionalInt;
import tocsin.core.id.EscalationRuleId;

/** Where the ring of each round-robin rule stands. */
@FunctionalInterface
public interface Rings {
  /** Nobody has had a turn yet. */
  Rings NEW = rule -> OptionalInt.empty();

  /** The place of the target that was asked last, the first is 0; empty before the first turn. */
  OptionalInt last(EscalationRuleId rule);
}
