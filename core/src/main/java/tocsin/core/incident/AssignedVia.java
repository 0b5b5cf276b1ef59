package tocsin.core.incident;

/** How the assignees were chosen. Assigning a person leaves the policy: it never escalates. */
public enum AssignedVia {
  ESCALATION_POLICY,
  DIRECT_ASSIGNMENT
}
