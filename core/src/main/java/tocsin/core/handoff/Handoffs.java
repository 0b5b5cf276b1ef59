package tocsin.core.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tocsin.core.account.Directory;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.HandoffKind;
import tocsin.core.account.HandoffNotifications;
import tocsin.core.account.HandoffRule;
import tocsin.core.account.Service;
import tocsin.core.account.User;
import tocsin.core.handoff.HandoffNotice.Edge;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;

/**
 * Finds out whom to tell of a shift's change. Everything is looked up in the directory as it is
 * now, so an override or an edit counts from the moment it is made.
 */
public final class Handoffs {
  /** Rules may tell this long before a change at most. */
  public static final Duration LONGEST_ADVANCE = Duration.ofDays(7);

  private Handoffs() {}

  /**
   * What has to be said now: of every change after {@code since}, by every rule whose time before
   * it has come. The same change is found again and again until it has passed; its notice's key
   * tells.
   */
  public static List<HandoffNotice> due(Directory directory, Instant since, Instant now) {
    Map<UserId, List<HandoffRule>> rules = new HashMap<>();
    for (User user : directory.all(User.class)) {
      if (!user.handoffRules().isEmpty()) {
        rules.put(user.id(), user.handoffRules());
      }
    }
    if (rules.isEmpty()) {
      return List.of();
    }
    List<HandoffNotice> due = new ArrayList<>();
    for (ScheduleId id : told(directory)) {
      directory
          .rota(id)
          .filter(schedule -> mentions(schedule, rules.keySet()))
          .ifPresent(schedule -> due.addAll(due(schedule, rules, since, now)));
    }
    due.sort(Comparator.comparing(HandoffNotice::at).thenComparing(HandoffNotice::key));
    return due;
  }

  /** The schedules by which people are on call, as far as their policies want hand-offs told. */
  private static Set<ScheduleId> told(Directory directory) {
    Set<ScheduleId> schedules = new HashSet<>();
    Set<EscalationPolicyId> used = used(directory);
    for (EscalationPolicy policy : directory.all(EscalationPolicy.class)) {
      if (tells(policy, used)) {
        schedules.addAll(schedules(policy));
      }
    }
    return schedules;
  }

  private static Set<EscalationPolicyId> used(Directory directory) {
    Set<EscalationPolicyId> used = new HashSet<>();
    directory.all(Service.class).forEach(service -> used.add(service.escalationPolicy()));
    return used;
  }

  private static boolean tells(EscalationPolicy policy, Set<EscalationPolicyId> used) {
    return policy.handoffNotifications() == HandoffNotifications.ALWAYS
        || used.contains(policy.id());
  }

  private static Set<ScheduleId> schedules(EscalationPolicy policy) {
    Set<ScheduleId> schedules = new HashSet<>();
    for (var rule : policy.rules()) {
      for (EscalationTarget target : rule.targets()) {
        if (target instanceof EscalationTarget.OfSchedule(ScheduleId schedule)) {
          schedules.add(schedule);
        }
      }
    }
    return schedules;
  }

  private static boolean mentions(Rota rota, Set<UserId> users) {
    return switch (rota) {
      case Schedule schedule ->
          schedule.users().stream().anyMatch(users::contains)
              || schedule.overrides().stream().anyMatch(o -> users.contains(o.user()));
      case ShiftBasedSchedule schedule -> true;
    };
  }

  private static List<HandoffNotice> due(
      Rota schedule, Map<UserId, List<HandoffRule>> rules, Instant since, Instant now) {
    Duration longest = Duration.ZERO;
    for (List<HandoffRule> each : rules.values()) {
      for (HandoffRule rule : each) {
        longest = longest.compareTo(rule.advance()) < 0 ? rule.advance() : longest;
      }
    }
    List<HandoffNotice> due = new ArrayList<>();
    // One millisecond on each side: an end at the window's edge belongs to a shift before it.
    Window window = new Window(since.minusMillis(1), now.plus(longest).plusMillis(1));
    for (Shift shift : ScheduleRenderer.finalSchedule(schedule, window, Edges.WHOLE).shifts()) {
      for (HandoffRule rule : rules.getOrDefault(shift.user(), List.of())) {
        for (Edge edge : Edge.values()) {
          Instant at = edge == Edge.BEGINS ? shift.start() : shift.end();
          boolean isTime = at.isAfter(since) && !at.minus(rule.advance()).isAfter(now);
          if (isTime && tells(rule.kind(), edge)) {
            due.add(
                new HandoffNotice(
                    shift.user(),
                    rule.id(),
                    rule.contactMethod(),
                    schedule.id(),
                    edge,
                    at,
                    0,
                    now,
                    ""));
          }
        }
      }
    }
    return due;
  }

  private static boolean tells(HandoffKind kind, Edge edge) {
    return switch (kind) {
      case BOTH -> true;
      case ONCALL -> edge == Edge.BEGINS;
      case OFFCALL -> edge == Edge.ENDS;
    };
  }

  /**
   * The shift that a planned notice is about; empty when it doesn't change then any more, or nobody
   * wants to be told of it.
   */
  public static Optional<Shift> shift(HandoffNotice notice, Directory directory) {
    boolean wanted =
        directory
            .user(notice.user())
            .filter(
                user -> user.handoffRules().stream().anyMatch(r -> r.id().equals(notice.rule())))
            .isPresent();
    Instant inside = notice.edge() == Edge.BEGINS ? notice.at() : notice.at().minusMillis(1);
    return directory
        .rota(notice.schedule())
        .filter(schedule -> wanted && !policies(schedule.id(), directory).isEmpty())
        .stream()
        .flatMap(schedule -> OnCall.shiftsAt(schedule, inside).stream())
        .filter(shift -> shift.user().equals(notice.user()))
        .filter(
            shift -> notice.at().equals(notice.edge() == Edge.BEGINS ? shift.start() : shift.end()))
        .findFirst();
  }

  /** The names of the policies that ask by that schedule and want hand-offs told, in order. */
  public static List<String> policies(ScheduleId schedule, Directory directory) {
    Set<EscalationPolicyId> used = used(directory);
    return directory.all(EscalationPolicy.class).stream()
        .filter(policy -> tells(policy, used) && schedules(policy).contains(schedule))
        .map(EscalationPolicy::name)
        .sorted()
        .toList();
  }
}
