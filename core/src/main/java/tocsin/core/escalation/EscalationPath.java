package tocsin.core.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
   * The first level from {@code number} on at which somebody is on call; empty if there is none. A
   * round-robin level asks one target, the next in its ring that stands for somebody.
   */
  public static Optional<Level> enter(
      EscalationPolicy policy, int number, Directory directory, Rings rings, Instant now) {
    return first(policy, number, rule -> asked(rule, directory, rings, now));
  }

  /**
   * As {@link #enter}, before it is known whose turn it will be: everybody whom a round-robin level
   * could ask.
   */
  public static Optional<Level> foresee(
      EscalationPolicy policy, int number, Directory directory, Instant now) {
    return first(policy, number, rule -> new Asked(everybody(rule, directory, now), null));
  }

  private record Asked(List<UserId> users, @Nullable Turn turn) {
    static final Asked NOBODY = new Asked(List.of(), null);
  }

  @FunctionalInterface
  private interface Asking {
    Asked by(EscalationRule rule);
  }

  private static Optional<Level> first(EscalationPolicy policy, int number, Asking asking) {
    for (int n = Math.max(1, number); n <= policy.rules().size(); n++) {
      EscalationRule rule = policy.rules().get(n - 1);
      Asked asked = asking.by(rule);
      if (!asked.users().isEmpty()) {
        return Optional.of(new Level(n, asked.users(), rule.delay(), asked.turn()));
      }
    }
    return Optional.empty();
  }

  private static Asked asked(EscalationRule rule, Directory directory, Rings rings, Instant now) {
    return switch (rule.strategy()) {
      case ASSIGN_TO_EVERYONE -> new Asked(everybody(rule, directory, now), null);
      case ROUND_ROBIN -> next(rule, directory, rings, now);
    };
  }

  private static Asked next(EscalationRule rule, Directory directory, Rings rings, Instant now) {
    int size = rule.targets().size();
    int last = rings.last(rule.id()).orElse(-1);
    for (int step = 1; step <= size; step++) {
      int place = Math.floorMod(last + step, size);
      List<UserId> users = users(rule.targets().get(place), directory, now);
      if (!users.isEmpty()) {
        return new Asked(users, new Turn(rule.id(), place));
      }
    }
    return Asked.NOBODY;
  }

  /** Everybody the rule's targets stand for now, each once. */
  private static List<UserId> everybody(EscalationRule rule, Directory directory, Instant now) {
    return rule.targets().stream()
        .flatMap(target -> users(target, directory, now).stream())
        .distinct()
        .toList();
  }

  /** Whom the target stands for now; a deleted user or schedule stands for nobody. */
  private static List<UserId> users(EscalationTarget target, Directory directory, Instant now) {
    List<UserId> users =
        switch (target) {
          case EscalationTarget.OfUser of -> List.of(of.user());
          case EscalationTarget.OfSchedule of ->
              directory.rota(of.schedule()).map(r -> OnCall.at(r, now)).orElse(List.of());
        };
    return users.stream().filter(id -> directory.user(id).isPresent()).distinct().toList();
  }
}
