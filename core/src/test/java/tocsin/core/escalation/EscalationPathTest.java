package tocsin.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.TestAccount;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Duty;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;

class EscalationPathTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** Ada has Mondays, and somebody who is gone all other days. */
  private static final TestAccount ACCOUNT =
      TestAccount.empty()
          .withUser("ada")
          .withUser("ben")
          .with(new ScheduleEntry(schedule("primary", "ada", "gone")))
          .with(new ScheduleEntry(schedule("secondary", "ben", "ada")));

  @Test
  void aLevelSaysWhyEachIsOnCallWhomAScheduleBrought() {
    Level level = enter(rule(user("ben"), on("primary")), NOW).orElseThrow();
    assertThat(level.users()).containsExactly(new UserId("ben"), new UserId("ada"));
    assertThat(level.duties()).containsExactly(duty("primary", "ada"));
  }

  @Test
  void whoIsThereTwiceIsAskedOnceAndBothReasonsAreTold() {
    Instant tomorrow = NOW.plus(DAY);
    Level level = enter(rule(on("secondary"), user("ada")), tomorrow).orElseThrow();
    assertThat(level.users()).containsExactly(new UserId("ada"));
    assertThat(level.duties()).containsExactly(duty("secondary", "ada"));
  }

  @Test
  void aDeletedUserOnASchedulesTurnStandsForNobody() {
    Instant tomorrow = NOW.plus(DAY);
    assertThat(enter(rule(on("primary")), tomorrow)).isEmpty();
    Level level = enter(rule(on("primary"), user("ben")), tomorrow).orElseThrow();
    assertThat(level.users()).containsExactly(new UserId("ben"));
    assertThat(level.duties()).isEmpty();
  }

  @Test
  void aDeletedScheduleStandsForNobody() {
    assertThat(enter(rule(on("tertiary")), NOW)).isEmpty();
  }

  @Test
  void byRoundRobinOneTargetIsAskedAndAllAreForeseen() {
    EscalationRule ring =
        new EscalationRule(
            new EscalationRuleId("ring"),
            Duration.ofMinutes(5),
            List.of(user("ben"), on("primary")),
            AssignmentStrategy.ROUND_ROBIN);
    EscalationPolicy policy = policy(ring);
    Level next =
        EscalationPath.enter(policy, 1, ACCOUNT.directory(), rule -> OptionalInt.of(0), NOW)
            .orElseThrow();
    assertThat(next.users()).containsExactly(new UserId("ada"));
    assertThat(next.turn()).isEqualTo(new Turn(ring.id(), 1));
    assertThat(next.duties()).containsExactly(duty("primary", "ada"));
    assertThat(EscalationPath.foresee(policy, 1, ACCOUNT.directory(), NOW).orElseThrow().users())
        .containsExactly(new UserId("ben"), new UserId("ada"));
  }

  @Test
  void aLevelBeforeTheFirstIsTheFirstAndBeyondTheLastIsNone() {
    EscalationPolicy policy = policy(rule(user("ada")), rule(user("ben")));
    assertThat(at(policy, 0)).contains(1);
    assertThat(at(policy, 2)).contains(2);
    assertThat(at(policy, 3)).isEmpty();
  }

  private static Optional<Integer> at(EscalationPolicy policy, int number) {
    return EscalationPath.enter(policy, number, ACCOUNT.directory(), Rings.NEW, NOW)
        .map(Level::number);
  }

  private static Optional<Level> enter(EscalationRule rule, Instant now) {
    return EscalationPath.enter(policy(rule), 1, ACCOUNT.directory(), Rings.NEW, now);
  }

  private static EscalationPolicy policy(EscalationRule... rules) {
    return new EscalationPolicy(
        new EscalationPolicyId("P"), "Policy", "", List.of(rules), 0, List.of());
  }

  private static EscalationRule rule(EscalationTarget... targets) {
    return new EscalationRule(
        new EscalationRuleId("rule"), Duration.ofMinutes(5), List.of(targets));
  }

  private static EscalationTarget user(String name) {
    return new EscalationTarget.OfUser(new UserId(name));
  }

  private static EscalationTarget on(String schedule) {
    return new EscalationTarget.OfSchedule(new ScheduleId(schedule));
  }

  private static OnDuty duty(String schedule, String user) {
    return new OnDuty(
        new ScheduleId(schedule), new Duty(new UserId(user), Duty.Kind.LAYER, schedule + "-layer"));
  }

  /** The users take turns by the day, the first on 2 March 2026. */
  static Schedule schedule(String id, String... users) {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Layer layer =
        new Layer(
            new LayerId(id + "-layer"),
            "Layer",
            start,
            null,
            start,
            DAY,
            Stream.of(users).map(UserId::new).toList(),
            List.of());
    return new Schedule(
        new ScheduleId(id), id, "", ZoneOffset.UTC, List.of(layer), List.of(), List.of());
  }
}
