package tocsin.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.account.TestAccount.SERVICE;
import static tocsin.core.account.TestAccount.START;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.escalation.Rings;
import tocsin.core.event.Severity;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;

/** What is foretold before anything happens, and before anybody answers. */
class ForecasterTest {
  private static final TestAccount ACCOUNT =
      TestAccount.empty().withUser("ana").withUser("ben").withUser("cy").withService();

  private static Forecast foretold(TestAccount account, @Nullable Severity severity) {
    return Forecaster.of(account.directory(), Rings.NEW, question(severity, START));
  }

  private static Question question(@Nullable Severity severity, Instant at) {
    return new Question(SERVICE, "disk is full", "db-7", severity, at, Duration.ofHours(3));
  }

  /** "minute person reason", one for each page. */
  private static List<String> pages(Forecast forecast) {
    return forecast.pages().stream()
        .map(page ->
            "%d %s %s"
                .formatted(
                    Duration.between(START, page.at()).toMinutes(), page.user(), page.reason()))
        .toList();
  }

  @Test
  void everyLevelIsPagedInItsTurnAndThenItIsOver() {
    Forecast forecast = foretold(ACCOUNT.withPolicy(1, List.of("ana"), List.of("ben", "cy")), null);
    assertThat(pages(forecast))
        .containsExactly(
            "0 ana ASSIGNED",
            "15 ben ESCALATED",
            "15 cy ESCALATED",
            "30 ana REPEATED",
            "45 ben ESCALATED",
            "45 cy ESCALATED");
    assertThat(forecast.ending()).isEqualTo(Ending.NOTHING_LEFT);
  }

  @Test
  void aLaterRuleIsCalledOffWhenTheNextLevelIsAskedBefore() {
    TestAccount slow =
        TestAccount.empty()
            .with(TestAccount.user("ana", Duration.ofMinutes(20), Urgency.HIGH))
            .withUser("ben")
            .withService()
            .withPolicy(0, List.of("ana"), List.of("ben"));
    assertThat(pages(foretold(slow, null))).containsExactly("15 ben ESCALATED");
  }

  @Test
  void lowUrgencyAsksTheFirstLevelAlone() {
    TestAccount account =
        TestAccount.empty()
            .withUser("ana")
            .withUser("ben")
            .withService(UrgencyRule.SEVERITY_BASED, null, null)
            .withPolicy(2, List.of("ana"), List.of("ben"));
    assertThat(pages(foretold(account, Severity.WARNING))).containsExactly("0 ana ASSIGNED");
  }

  @Test
  void theServicesTimeOutEndsIt() {
    TestAccount account =
        TestAccount.empty()
            .withUser("ana")
            .withService(UrgencyRule.HIGH, null, Duration.ofMinutes(40))
            .withPolicy(9, List.of("ana"));
    Forecast forecast = foretold(account, null);
    assertThat(pages(forecast))
        .containsExactly("0 ana ASSIGNED", "15 ana REPEATED", "30 ana REPEATED");
    assertThat(forecast.ending()).isEqualTo(Ending.RESOLVED);
  }

  @Test
  void whoIsOnCallIsLookedUpWhenTheLevelIsEntered() {
    Layer short_ =
        new Layer(
            new LayerId("L"),
            "Ten minutes each",
            START,
            null,
            START,
            Duration.ofMinutes(10),
            List.of(new UserId("ana"), new UserId("ben")),
            List.of());
    Schedule rota =
        new Schedule(
            new ScheduleId("rota"),
            "Rota",
            "",
            ZoneId.of("UTC"),
            List.of(short_),
            List.of(),
            List.of());
    TestAccount account =
        ACCOUNT
            .with(new ScheduleEntry(rota))
            .with(policy(AssignmentStrategy.ASSIGN_TO_EVERYONE, ofSchedule(rota.id())));
    assertThat(pages(foretold(account, null))).containsExactly("0 ana ASSIGNED", "15 ben REPEATED");
  }

  private static EscalationTarget ofSchedule(ScheduleId id) {
    return new EscalationTarget.OfSchedule(id);
  }

  private static EscalationPolicy policy(AssignmentStrategy strategy, EscalationTarget... targets) {
    EscalationRule rule =
        new EscalationRule(
            new EscalationRuleId("one"), Duration.ofMinutes(15), List.of(targets), strategy);
    return new EscalationPolicy(TestAccount.POLICY, "Core", "", List.of(rule), 1, List.of());
  }

  @Test
  void aRingGoesOnFromWhereItStands() {
    TestAccount account =
        ACCOUNT.with(
            policy(
                AssignmentStrategy.ROUND_ROBIN,
                new EscalationTarget.OfUser(new UserId("ana")),
                new EscalationTarget.OfUser(new UserId("ben")),
                new EscalationTarget.OfUser(new UserId("cy"))));
    Forecast forecast =
        Forecaster.of(account.directory(), rule -> OptionalInt.of(1), question(null, START));
    assertThat(pages(forecast)).containsExactly("0 cy ASSIGNED", "15 ana REPEATED");
  }

  @Test
  void anEventDuringMaintenanceLeadsToNothing() {
    MaintenanceWindow window =
        new MaintenanceWindow(
            new MaintenanceWindowId("W"),
            1,
            START.minusSeconds(60),
            START.plusSeconds(60),
            "",
            List.of(SERVICE),
            List.of(),
            null);
    TestAccount account = ACCOUNT.withPolicy(0, List.of("ana")).with(window);
    assertThat(foretold(account, null)).isEqualTo(Forecast.nothing(Ending.IN_MAINTENANCE));
    Forecast later =
        Forecaster.of(account.directory(), Rings.NEW, question(null, START.plusSeconds(60)));
    assertThat(pages(later)).containsExactly("1 ana ASSIGNED");
  }

  @Test
  void nothingIsToldBeyondTheSpanAskedFor() {
    TestAccount account = ACCOUNT.withPolicy(9, List.of("ana"));
    Question short_ =
        new Question(SERVICE, "disk is full", "db-7", null, START, Duration.ofMinutes(20));
    Forecast forecast = Forecaster.of(account.directory(), Rings.NEW, short_);
    assertThat(pages(forecast)).containsExactly("0 ana ASSIGNED", "15 ana REPEATED");
    assertThat(forecast.ending()).isEqualTo(Ending.GOES_ON);
  }
}
