package tocsin.core.escalation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.id.UserId;
import tocsin.core.schedule.OnCall;

/**
 * Finds who is asked at a level. Empty levels are skipped at once, without waiting; who is on call
 * is looked up when the level is entered, not when the incident was made.
 */
public final class EscalationPath {
  private EscalationPath() {}

  /**
   * The first level from {@code number} on at which somebody is on call; empty if there is none.
   */
  public static Optional<Level> enter(
      EscalationPolicy policy, int number, Directory directory, Instant now) {
    for (int n = Math.max(1, number); n <= policy.rules().size(); n++) {
      EscalationRule rule = policy.rules().get(n - 1);
      List<UserId> users = onCall(rule, directory, now);
      if (!users.isEmpty()) {
        return Optional.of(new Level(n, users, rule.delay(), null));
      }
    }
    return Optional.empty();
  }

  /** Everybody the rule's targets stand for now; a deleted user or schedule stands for nobody. */
  private static List<UserId> onCall(EscalationRule rule, Directory directory, Instant now) {
    Set<UserId> users = new LinkedHashSet<>();
    for (EscalationTarget target : rule.targets()) {
      List<UserId> found =
          switch (target) {
            case EscalationTarget.OfUser of -> List.of(of.user());
            case EscalationTarget.OfSchedule of ->
                directory.rota(of.schedule()).map(r -> OnCall.at(r, now)).orElse(List.of());
          };
      found.stream().filter(id -> directory.user(id).isPresent()).forEach(users::add);
    }
    return List.copyOf(users);
  }
}
