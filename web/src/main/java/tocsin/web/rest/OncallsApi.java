package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.Window;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.OncallShape;
import tocsin.web.rest.shape.OncallShape.Oncall;
import tocsin.web.rest.shape.Shaping;

/** {@code /oncalls}: who is asked at which level of which policy, and from when to when. */
final class OncallsApi {
  private static final Duration HORIZON = Duration.ofDays(90);

  Reply list(Call call) {
    Directory directory = call.directory();
    Instant since = call.time("since").orElse(call.now());
    Instant until = call.time("until").orElse(since);
    SchedulesApi.checkDate("since", since);
    SchedulesApi.checkDate("until", until);
    if (until.isBefore(since) || Duration.between(since, until).compareTo(HORIZON) > 0) {
      throw Call.wrong("The range from since to until may be 90 days long at most");
    }
    Seen seen = new Seen(directory, new Window(since, until), new HashMap<>());
    List<Oncall> oncalls = new ArrayList<>();
    for (EscalationPolicy policy : policies(call)) {
      for (int level = 1; level <= policy.rules().size(); level++) {
        for (EscalationTarget target : policy.rules().get(level - 1).targets()) {
          oncalls.addAll(of(target, policy, level, seen));
        }
      }
    }
    oncalls.removeIf(oncall -> !asked(call, oncall));
    List<Oncall> shown =
        Flags.isOn(call.query(), "earliest") ? earliest(oncalls) : List.copyOf(oncalls);
    Shaping shaping = call.shaping(directory.account().zone());
    return call.page().of(shown, "oncalls", oncall -> OncallShape.of(shaping, oncall));
  }

  private static List<EscalationPolicy> policies(Call call) {
    Set<EscalationPolicyId> wanted = call.ids("escalation_policy_ids", EscalationPolicyId::new);
    boolean all = call.query().all("escalation_policy_ids").isEmpty();
    return call.directory().all(EscalationPolicy.class).stream()
        .filter(policy -> all || wanted.contains(policy.id()))
        .sorted(Comparator.comparing(EscalationPolicy::name).thenComparing(EscalationPolicy::key))
        .toList();
  }

  private static List<Oncall> of(
      EscalationTarget target, EscalationPolicy policy, int level, Seen seen) {
    return switch (target) {
      case EscalationTarget.OfUser(UserId user) ->
          seen.directory().user(user).isEmpty()
              ? List.of()
              : List.of(new Oncall(user, null, policy, level, null));
      case EscalationTarget.OfSchedule(ScheduleId id) ->
          seen.directory()
              .rota(id)
              .map(schedule ->
                  seen.shifts(schedule).stream()
                      .map(s -> new Oncall(s.user(), schedule, policy, level, s))
                      .toList())
              .orElse(List.of());
    };
  }

  /** What is asked about, and what each schedule says: asked once, however many levels it is on. */
  private record Seen(Directory directory, Window window, Map<ScheduleId, List<Shift>> shifts) {
    List<Shift> shifts(Rota schedule) {
      return shifts.computeIfAbsent(schedule.id(), id -> render(schedule));
    }

    private List<Shift> render(Rota schedule) {
      List<Shift> found =
          window.since().equals(window.until())
              ? OnCall.shiftsAt(schedule, window.since())
              : ScheduleRenderer.finalSchedule(schedule, window, Edges.WHOLE).shifts();
      return found.stream().filter(s -> directory.user(s.user()).isPresent()).toList();
    }
  }

  private static boolean asked(Call call, Oncall oncall) {
    List<String> users = call.query().all("user_ids");
    List<String> schedules = call.query().all("schedule_ids");
    Rota schedule = oncall.schedule();
    // A schedule id of "null" asks for people who are always on call.
    String id = schedule == null ? "null" : schedule.id().value();
    return (users.isEmpty() || users.contains(oncall.user().value()))
        && (schedules.isEmpty()
            || schedules.contains(id)
            || (schedule == null && schedules.contains("")));
  }

  private record Seat(EscalationPolicyId policy, int level, UserId user) {}

  /** Of several periods of somebody on a level only the first. */
  private static List<Oncall> earliest(List<Oncall> oncalls) {
    Set<Seat> seen = new HashSet<>();
    return oncalls.stream()
        .sorted(Comparator.comparing(OncallsApi::start))
        .filter(o -> seen.add(new Seat(o.policy().id(), o.level(), o.user())))
        .sorted(Comparator.comparing((Oncall o) -> o.policy().name()).thenComparing(Oncall::level))
        .toList();
  }

  private static Instant start(Oncall oncall) {
    return oncall.shift() == null ? Instant.MIN : oncall.shift().start();
  }
}
