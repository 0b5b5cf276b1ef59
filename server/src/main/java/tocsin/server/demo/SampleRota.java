package tocsin.server.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IdSource;
import tocsin.core.id.LayerId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;

/**
 * Who is on call in the sample: two schedules and the policy over them, with delays that nobody has
 * to wait long for.
 */
final class SampleRota {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration WEEK = Duration.ofDays(7);

  private final IdSource ids;
  private final TeamId team;
  private final Instant monday;

  /** The rota whose turns began on the Monday before {@code now}. */
  SampleRota(IdSource ids, TeamId team, Instant now) {
    this.ids = ids;
    this.team = team;
    this.monday =
        ZonedDateTime.ofInstant(now, ZONE)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(9)
            .minusWeeks(1)
            .toInstant();
  }

  /** One week each; at the weekend somebody on the other side of the ocean has the days' end. */
  Schedule primary(List<User> people, User evenings) {
    Restriction late = new Restriction.Daily(LocalTime.of(22, 0), Duration.ofHours(8));
    return schedule(
        "Platform primary",
        "Who is asked first",
        List.of(
            layer("Weeks", people, List.of()), layer("Nights", List.of(evenings), List.of(late))));
  }

  /** The same people, two weeks later. */
  Schedule secondary(List<User> people) {
    return schedule(
        "Platform secondary", "Who stands behind", List.of(layer("Weeks", people, List.of())));
  }

  /** Three levels: the two schedules, then a person. */
  EscalationPolicy policy(Schedule primary, Schedule secondary, User manager) {
    return new EscalationPolicy(
        new EscalationPolicyId(ids.next()),
        "Platform",
        "Primary, secondary, manager; twice again from the start",
        List.of(
            level(1, new EscalationTarget.OfSchedule(primary.id())),
            level(2, new EscalationTarget.OfSchedule(secondary.id())),
            level(5, new EscalationTarget.OfUser(manager.id()))),
        2,
        List.of(team));
  }

  private Schedule schedule(String name, String description, List<Layer> layers) {
    ScheduleId id = new ScheduleId(ids.next());
    return new Schedule(id, name, description, ZONE, layers, List.of(), List.of(team));
  }

  private Layer layer(String name, List<User> people, List<Restriction> restrictions) {
    List<UserId> users = people.stream().map(User::id).toList();
    LayerId id = new LayerId(ids.next());
    return new Layer(id, name, monday, null, monday, WEEK, users, restrictions);
  }

  private EscalationRule level(int minutes, EscalationTarget target) {
    EscalationRuleId id = new EscalationRuleId(ids.next());
    return new EscalationRule(id, Duration.ofMinutes(minutes), List.of(target));
  }
}
