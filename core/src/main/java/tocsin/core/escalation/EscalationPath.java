package tocsin.core.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.id.ScheduleId;
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
    return first(policy, number, rule -> everybody(rule, directory, now));
  }

  private record Asked(List<UserId> users, List<OnDuty> duties, @Nullable Turn turn) {
    static final Asked NOBODY = new Asked(List.of(), List.of(), null);
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
        return Optional.of(new Level(n, asked.users(), asked.duties(), rule.delay(), asked.turn()));
      }
    }
    return Optional.empty();
  }

  private static Asked asked(EscalationRule rule, Directory directory, Rings rings, Instant now) {
    return switch (rule.strategy()) {
      case ASSIGN_TO_EVERYONE -> everybody(rule, directory, now);
      case ROUND_ROBIN -> next(rule, directory, rings, now);
    };
  }

  private static Asked next(EscalationRule rule, Directory directory, Rings rings, Instant now) {
    int size = rule.targets().size();
    int last = rings.last(rule.id()).orElse(-1);
    for (int step = 1; step <= size; step++) {
      int place = Math.floorMod(last + step, size);
      EscalationTarget target = rule.targets().get(place);
      Asked asked = asked(List.of(target), directory, now);
      if (!asked.users().isEmpty()) {
        return new Asked(asked.users(), asked.duties(), new Turn(rule.id(), place));
      }
    }
    return Asked.NOBODY;
  }

  private static Asked everybody(EscalationRule rule, Directory directory, Instant now) {
    return asked(rule.targets(), directory, now);
  }

  /**
   * Everybody whom the targets stand for now, each once; a deleted user or schedule stands for
   * nobody.
   */
  private static Asked asked(List<EscalationTarget> targets, Directory directory, Instant now) {
    Set<UserId> users = new LinkedHashSet<>();
    List<OnDuty> duties = new ArrayList<>();
    for (EscalationTarget target : targets) {
      switch (target) {
        case EscalationTarget.OfUser(UserId user) -> users.add(user);
        case EscalationTarget.OfSchedule(ScheduleId id) ->
            directory
                .rota(id)
                .map(rota -> OnCall.duties(rota, now))
                .orElse(List.of())
                .forEach(duty -> {
                  users.add(duty.user());
                  duties.add(new OnDuty(id, duty));
                });
      }
    }
    users.removeIf(user -> directory.user(user).isEmpty());
    duties.removeIf(onDuty -> !users.contains(onDuty.duty().user()));
    return new Asked(List.copyOf(users), duties, null);
  }
}
