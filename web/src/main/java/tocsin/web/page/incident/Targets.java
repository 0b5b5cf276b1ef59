package tocsin.web.page.incident;

import java.util.stream.Collectors;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.schedule.Rota;

/** Names what a level of a policy points at. */
final class Targets {
  private Targets() {}

  /** The names of the schedules that the level asks; empty when it names people only. */
  static String schedules(EscalationPolicy policy, int level, Directory directory) {
    return policy.rules().get(level - 1).targets().stream()
        .filter(EscalationTarget.OfSchedule.class::isInstance)
        .map(EscalationTarget.OfSchedule.class::cast)
        .flatMap(target -> directory.rota(target.schedule()).stream())
        .map(Rota::name)
        .collect(Collectors.joining(", "));
  }
}
