package tocsin.core.incident;

import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.UserId;

/** Who is asked to help with an incident. */
public sealed interface ResponderTarget {
  /** This person. */
  record OfUser(UserId user) implements ResponderTarget {}

  /** Whoever is on call in this policy, level by level until somebody joins. */
  record OfPolicy(EscalationPolicyId policy) implements ResponderTarget {}
}
