package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Severity;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.LayerId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Schedule;

class EscalationStoriesTest {
  private static final TestAccount PEOPLE =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUser("eric")
          .withUser("owner")
          .withFallback("owner");

  private static TestAccount team(int loops) {
    return PEOPLE
        .withPolicy(loops, List.of("david"), List.of("joseph"), List.of("eric"))
        .withService();
  }

  @Test
  void levelOneIsPagedAtOnceAndLevelTwoWhenItDoesNotAnswer() {
    Story story = new Story(team(0).directory()).toolTriggers(Severity.CRITICAL);
    assertThat(story.paged()).containsExactly("david: ASSIGNED");

    story.minutesPass(14);
    assertThat(story.paged()).isEmpty();

    story.minutesPass(1);
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
    assertThat(story.assignees()).containsExactly("joseph");
  }

  @Test
  void thePathIsRepeatedAsOftenAsThePolicySaysAndThenItIsExhausted() {
    Story story = new Story(team(1).directory()).toolTriggers(null).minutesPass(15).minutesPass(15);
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("david: REPEATED");

    story.minutesPass(15).minutesPass(15).minutesPass(15);
    assertThat(story.recorded()).containsExactly("EscalationExhausted");
    assertThat(story.assignees()).containsExactly("eric");
    assertThat(story.incident().timers().escalateAt()).isNull();

    story.minutesPass(600);
    assertThat(story.recorded()).isEmpty();
  }

  @Test
  void anEmptyLevelIsSkippedWithoutWaiting() {
    TestAccount account =
        PEOPLE.withPolicy(0, List.of("somebody-deleted"), List.of("joseph")).withService();
    Story story = new Story(account.directory()).toolTriggers(null);
    assertThat(story.paged()).containsExactly("joseph: ASSIGNED");
    assertThat(story.incident().escalation().level()).isEqualTo(2);
  }

  @Test
  void whenNobodyIsOnCallTheIncidentIsMadeAndTheFallbackIsPaged() {
    TestAccount account = PEOPLE.withPolicy(1, List.of("somebody-deleted")).withService();
    Story story = new Story(account.directory()).toolTriggers(null);
    assertThat(story.paged()).containsExactly("owner: FALLBACK");
    assertThat(story.incident().escalation().nobodyOnCall()).isTrue();

    story.settingsBecome(account.withUser("somebody-deleted").directory()).minutesPass(15);
    assertThat(story.paged()).containsExactly("somebody-deleted: REPEATED");
    assertThat(story.incident().escalation().nobodyOnCall()).isFalse();
  }

  @Test
  void aPersonWhoMakesAnIncidentIsToldThatNobodyIsOnCall() {
    TestAccount account = PEOPLE.withPolicy(0, List.of("somebody-deleted")).withService();
    Story story = new Story(account.directory()).personTriggers("eric", List.of());
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOBODY_ON_CALL));
    assertThat(story.made()).isFalse();
  }

  @Test
  void whenNobodyAskedCanBeReachedTheFallbackIsAskedToo() {
    TestAccount account =
        PEOPLE.withUserWithoutRules("zayna").withPolicy(0, List.of("zayna")).withService();
    Story story = new Story(account.directory()).toolTriggers(null);
    assertThat(story.recorded()).endsWith("NobodyReachable");
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED", "owner: FALLBACK");

    story.personWants("eric", new IncidentAction.Acknowledge());
    assertThat(story.stopped()).containsExactly("owner", "zayna");
  }

  @Test
  void lowUrgencyNeverEscalatesNotEvenByHand() {
    TestAccount account =
        PEOPLE
            .withPolicy(0, List.of("david"), List.of("joseph"))
            .withService(UrgencyRule.SEVERITY_BASED, null, null);
    Story story = new Story(account.directory()).toolTriggers(Severity.WARNING);
    assertThat(story.paged()).containsExactly("david: ASSIGNED");
    story.minutesPass(60);
    assertThat(story.recorded()).isEmpty();
    story.personWants("eric", new IncidentAction.Escalate(null));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.LOW_URGENCY));
  }

  @Test
  void aGraverRepeatedTriggerRaisesTheUrgencyAndStartsTheClock() {
    TestAccount account =
        PEOPLE
            .withPolicy(0, List.of("david"), List.of("joseph"))
            .withService(UrgencyRule.SEVERITY_BASED, null, null);
    Story story = new Story(account.directory()).toolTriggers(Severity.INFO);
    story.toolWants(new IncidentAction.RepeatAlert(Severity.CRITICAL));
    assertThat(story.incident().urgency()).isEqualTo(Urgency.HIGH);
    assertThat(story.paged()).containsExactly("david: URGENCY_CHANGED");
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
  }

  @Test
  void anAlertThatFlapsBetweenSeveritiesStillReachesTheNextLevel() {
    TestAccount account =
        PEOPLE
            .withPolicy(0, List.of("david"), List.of("joseph"))
            .withService(UrgencyRule.SEVERITY_BASED, null, null);
    Story story = new Story(account.directory()).toolTriggers(Severity.CRITICAL);
    for (int minute = 1; minute < 15; minute++) {
      story.minutesPass(1);
      story.toolWants(
          new IncidentAction.RepeatAlert(minute % 2 == 0 ? Severity.CRITICAL : Severity.WARNING));
      assertThat(story.paged()).isEmpty();
    }
    story.minutesPass(1);
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
  }

  @Test
  void anEditedPolicyDoesNotReachAnOpenIncident() {
    Story story = new Story(team(0).directory()).toolTriggers(null);
    story.settingsBecome(PEOPLE.withPolicy(0, List.of("owner")).withService().directory());
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
  }

  @Test
  void escalatingByHandAsksTheNextLevelNow() {
    Story story = new Story(team(0).directory()).toolTriggers(null);
    story.personWants("david", new IncidentAction.Escalate(null));
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
    story.personWants("david", new IncidentAction.Escalate(3));
    assertThat(story.assignees()).containsExactly("eric");
    story.personWants("david", new IncidentAction.Escalate(null));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.CANNOT_ESCALATE));
    story.personWants("david", new IncidentAction.Escalate(4));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_LEVEL));
  }

  @Test
  void assigningAPersonLeavesThePolicyAndAssigningAPolicyReturnsToIt() {
    Story story = new Story(team(0).directory()).toolTriggers(null);
    story.personWants("david", new IncidentAction.AssignTo(List.of(new UserId("eric"))));
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.paged()).containsExactly("eric: REASSIGNED");
    story.minutesPass(600);
    assertThat(story.recorded()).isEmpty();
    story.personWants("eric", new IncidentAction.Escalate(null));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOT_ON_POLICY));

    story.personWants("eric", new IncidentAction.DelegateTo(TestAccount.POLICY));
    assertThat(story.paged()).containsExactly("david: REASSIGNED");
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
  }

  @Test
  void aShiftThatEndsDoesNotTakeAnOpenIncidentAlongAndTheNextPassAsksWhoIsOnCallThen() {
    Instant change = TestAccount.START.plusSeconds(600);
    TestAccount account =
        PEOPLE
            .with(new ScheduleEntry(daily("rota", change, "joseph", "david")))
            .with(
                new EscalationPolicy(
                    TestAccount.POLICY,
                    "Core",
                    "",
                    List.of(
                        new EscalationRule(
                            new EscalationRuleId("only"),
                            Duration.ofMinutes(15),
                            List.of(new EscalationTarget.OfSchedule(new ScheduleId("rota"))))),
                    1,
                    List.of()))
            .withService();
    Story story = new Story(account.directory()).toolTriggers(null);
    assertThat(story.paged()).containsExactly("david: ASSIGNED");
    story.minutesPass(10);
    assertThat(story.recorded()).as("joseph's shift has begun").isEmpty();
    assertThat(story.minutesPass(5).paged()).containsExactly("joseph: REPEATED");
  }

  /** The first user's turn begins then, and those before it were the last one's. */
  private static Schedule daily(String id, Instant handOff, String... users) {
    Layer layer =
        new Layer(
            new LayerId("L"),
            "",
            handOff.minus(Duration.ofDays(9)),
            null,
            handOff,
            Duration.ofDays(1),
            Stream.of(users).map(UserId::new).toList(),
            List.of());
    return new Schedule(
        new ScheduleId(id), id, "", ZoneOffset.UTC, List.of(layer), List.of(), List.of());
  }
}
