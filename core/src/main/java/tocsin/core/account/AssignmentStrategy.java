package tocsin.core.account;

/** How the targets of an escalation rule share its incidents. */
public enum AssignmentStrategy {
  /** Everybody is asked at once, each person once. */
  ASSIGN_TO_EVERYONE,
  /** One target after the other; the next time the rule asks, the next target is asked. */
  ROUND_ROBIN
}
