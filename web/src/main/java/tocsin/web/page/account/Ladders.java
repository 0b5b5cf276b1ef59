package tocsin.web.page.account;

import java.util.Comparator;
import java.util.List;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.escalation.PolicyScope;
import tocsin.web.page.frame.Visit;

/** All policies as they stand now, in the order of their names. */
public final class Ladders {
  private Ladders() {}

  public static List<Ladder> all(Visit visit) {
    return visit.directory().all(EscalationPolicy.class).stream()
        .sorted(Comparator.comparing(EscalationPolicy::name))
        .map(policy -> Ladder.of(policy, visit.directory(), visit.times()))
        .toList();
  }

  /** Those of one's choice. */
  static List<Ladder> in(PolicyScope scope, Visit visit) {
    return scope.policies(visit.directory(), visit.now()).stream()
        .map(policy -> Ladder.of(policy, visit.directory(), visit.times()))
        .toList();
  }
}
