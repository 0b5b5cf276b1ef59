package tocsin.core.escalation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Service;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.ComingShifts;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Shift;

/** Whose policies one wants to see who is on call by. */
public sealed interface PolicyScope {
  /** All policies. */
  record Everybody() implements PolicyScope {}

  /** The team's own policies, and those of its services. */
  record OfTeam(TeamId team) implements PolicyScope {}

  /** The service's policy. */
  record OfService(ServiceId service) implements PolicyScope {}

  /** Policies by which the person is on call now or comes next. */
  record OfUser(UserId user) implements PolicyScope {}

  /** The policies at that time, in the order of their names. */
  default List<EscalationPolicy> policies(Directory directory, Instant now) {
    return directory.all(EscalationPolicy.class).stream()
        .filter(policy -> has(policy, directory, now))
        .sorted(Comparator.comparing(EscalationPolicy::name).thenComparing(EscalationPolicy::key))
        .toList();
  }

  private boolean has(EscalationPolicy policy, Directory directory, Instant now) {
    return switch (this) {
      case Everybody all -> true;
      case OfTeam(TeamId team) ->
          policy.teams().contains(team)
              || directory.all(Service.class).stream()
                  .filter(service -> service.escalationPolicy().equals(policy.id()))
                  .anyMatch(service -> service.teams().contains(team));
      case OfService(ServiceId service) ->
          directory
              .service(service)
              .filter(found -> found.escalationPolicy().equals(policy.id()))
              .isPresent();
      case OfUser(UserId user) ->
          policy.rules().stream()
              .flatMap(rule -> rule.targets().stream())
              .anyMatch(target -> asks(target, user, directory, now));
    };
  }

  private static boolean asks(
      EscalationTarget target, UserId user, Directory directory, Instant now) {
    return switch (target) {
      case EscalationTarget.OfUser of -> of.user().equals(user);
      case EscalationTarget.OfSchedule(ScheduleId schedule) ->
          directory
              .rota(schedule)
              .filter(rota -> nowAndNext(rota, now).anyMatch(user::equals))
              .isPresent();
    };
  }

  private static Stream<UserId> nowAndNext(Rota rota, Instant now) {
    return Stream.concat(
        OnCall.at(rota, now).stream(), ComingShifts.after(rota, now).stream().map(Shift::user));
  }
}
