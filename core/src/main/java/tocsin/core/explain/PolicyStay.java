package tocsin.core.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.id.UserId;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.IncidentFact;

/**
 * The time in which an incident followed one policy.
 *
 * @param steps of that time, the first is the one that brought the policy
 * @param last the place of the last of them among all steps
 */
record PolicyStay(EscalationPolicy policy, List<Step> steps, int last) {

  /** The policies that the incident followed, in order. */
  static List<PolicyStay> all(List<Step> steps) {
    List<PolicyStay> stays = new ArrayList<>();
    int end = steps.size();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Optional<EscalationPolicy> policy = policy(steps.get(i));
      if (policy.isPresent()) {
        stays.addFirst(new PolicyStay(policy.get(), steps.subList(i, end), end - 1));
        end = i;
      }
    }
    return stays;
  }

  private static Optional<EscalationPolicy> policy(Step step) {
    return switch (step.fact().what()) {
      case IncidentFact.Triggered triggered -> Optional.of(triggered.policy());
      case IncidentFact.Delegated delegated -> Optional.of(delegated.policy());
      default -> Optional.empty();
    };
  }

  /** Whom the target may stand for at some time, as the directory is now. */
  static List<UserId> people(EscalationTarget target, Directory directory) {
    return switch (target) {
      case EscalationTarget.OfUser of -> List.of(of.user());
      case EscalationTarget.OfSchedule of ->
          directory.rota(of.schedule()).map(rota -> rota.users()).orElse(List.of());
    };
  }

  /** The first time that this level was asked. */
  Optional<Step> entered(int level) {
    return steps.stream().filter(step -> levelOf(step) == level).findFirst();
  }

  /** The first time that a later level was asked, this one being empty. */
  Optional<Step> passed(int level) {
    return steps.stream().filter(step -> levelOf(step) > level).findFirst();
  }

  private static int levelOf(Step step) {
    return step.fact().what() instanceof IncidentFact.Assigned assigned
            && assigned.via() == AssignedVia.ESCALATION_POLICY
        ? assigned.level()
        : 0;
  }

  /** What ended the escalation, or paused it; empty when nothing did. */
  Optional<Step> end() {
    return steps.reversed().stream()
        .filter(step ->
            switch (step.fact().what()) {
              case IncidentFact.Acknowledged _,
                  IncidentFact.Snoozed _,
                  IncidentFact.Resolved _,
                  IncidentFact.EscalationExhausted _ ->
                  true;
              case IncidentFact.Assigned assigned ->
                  assigned.via() == AssignedVia.DIRECT_ASSIGNMENT;
              default -> false;
            })
        .findFirst();
  }
}
