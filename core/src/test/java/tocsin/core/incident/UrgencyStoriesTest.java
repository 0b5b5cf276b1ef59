package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Severity;
import tocsin.core.id.UserId;
import tocsin.core.schedule.SupportHours;

class UrgencyStoriesTest {
  private static final SupportHours OFFICE =
      new SupportHours(
          ZoneId.of("Europe/Berlin"),
          List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0));
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-23T11:00:00Z");
  private static final Instant FRIDAY_NIGHT = Instant.parse("2026-03-27T20:00:00Z");

  /** The Monday after the clocks went forward. */
  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-30T07:00:00Z");

  private static UrgencyRule hours(
      UrgencyBasis during, UrgencyBasis outside, ScheduledRaise... raises) {
    return new UrgencyRule.BySupportHours(OFFICE, during, outside, List.of(raises));
  }

  private static final UrgencyRule RAISED_IN_THE_MORNING =
      hours(UrgencyBasis.HIGH, UrgencyBasis.LOW, ScheduledRaise.SUPPORT_HOURS_START);

  private static Story story(UrgencyRule rule, Instant start) {
    return new Story(
            TestAccount.empty()
                .withUser("ana")
                .withUser("bo")
                .withPolicy(0, List.of("ana"), List.of("bo"))
                .withService(rule, null, null)
                .directory())
        .beginsAt(start);
  }

  private static Urgency made(UrgencyRule rule, Instant start, Severity severity) {
    return story(rule, start).toolTriggers(severity).incident().urgency();
  }

  @Test
  void inSupportHoursOneBasisCountsAndOutsideTheOther() {
    UrgencyRule rule = hours(UrgencyBasis.HIGH, UrgencyBasis.LOW);

    assertThat(made(rule, MONDAY_NOON, Severity.INFO)).isEqualTo(Urgency.HIGH);
    assertThat(made(rule, FRIDAY_NIGHT, Severity.CRITICAL)).isEqualTo(Urgency.LOW);
  }

  @Test
  void eachBasisMayGoBySeverity() {
    UrgencyRule rule = hours(UrgencyBasis.SEVERITY_BASED, UrgencyBasis.LOW);

    assertThat(made(rule, MONDAY_NOON, Severity.WARNING)).isEqualTo(Urgency.LOW);
    assertThat(made(rule, MONDAY_NOON, Severity.ERROR)).isEqualTo(Urgency.HIGH);
    assertThat(made(rule, FRIDAY_NIGHT, Severity.ERROR)).isEqualTo(Urgency.LOW);
  }

  @Test
  void aLowIncidentOfTheNightIsRaisedWhenSupportHoursStartAndPagesByTheLouderRules() {
    Story story = story(RAISED_IN_THE_MORNING, FRIDAY_NIGHT).toolTriggers(Severity.INFO);
    assertThat(story.incident().timers().raiseAt()).isEqualTo(MONDAY_MORNING);
    assertThat(story.incident().timers().escalateAt()).isNull();

    assertThat(story.timeIs(MONDAY_MORNING.minusMillis(1)).recorded()).isEmpty();
    story.timeIs(MONDAY_MORNING);

    assertThat(story.incident().urgency()).isEqualTo(Urgency.HIGH);
    assertThat(story.incident().timers().raiseAt()).isNull();
    assertThat(story.stopped()).containsExactly("ana");
    assertThat(story.paged()).containsExactly("ana: URGENCY_CHANGED");
    assertThat(story.minutesPass(15).assignees()).containsExactly("bo");
  }

  @Test
  void anAcknowledgedOneIsRaisedWithoutAPage() {
    Story story = story(RAISED_IN_THE_MORNING, FRIDAY_NIGHT).toolTriggers(Severity.INFO);
    story.personWants("ana", new IncidentAction.Acknowledge()).timeIs(MONDAY_MORNING);

    assertThat(story.incident().urgency()).isEqualTo(Urgency.HIGH);
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(story.paged()).isEmpty();
    assertThat(story.incident().timers().escalateAt()).isNull();
  }

  @Test
  void whatIsHighOrResolvedWaitsForNoRaise() {
    Story high = story(RAISED_IN_THE_MORNING, MONDAY_NOON).toolTriggers(Severity.INFO);
    Story resolved = story(RAISED_IN_THE_MORNING, FRIDAY_NIGHT).toolTriggers(Severity.INFO);
    resolved.personWants("ana", new IncidentAction.Resolve());

    assertThat(high.incident().timers().raiseAt()).isNull();
    assertThat(resolved.incident().timers().raiseAt()).isNull();
  }

  @Test
  void aRaiseByHandTakesTheTimerAwayAndALoweringBringsItBack() {
    Story story = story(RAISED_IN_THE_MORNING, FRIDAY_NIGHT).toolTriggers(Severity.INFO);
    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.HIGH));
    assertThat(story.incident().timers().raiseAt()).isNull();

    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.LOW));
    assertThat(story.incident().timers().raiseAt()).isEqualTo(MONDAY_MORNING);
  }

  @Test
  void aSnoozeThatEndsWhenTheRaiseIsDuePagesOnceByTheLouderRules() {
    Story story =
        story(RAISED_IN_THE_MORNING, MONDAY_MORNING.minusSeconds(3600)).toolTriggers(Severity.INFO);
    story.personWants("ana", new IncidentAction.Snooze(Duration.ofHours(1)));
    story.timeIs(MONDAY_MORNING);

    assertThat(story.recorded()).containsExactly("UrgencyChanged", "Unacknowledged");
    assertThat(story.paged()).containsExactly("ana: UNACKNOWLEDGED");
    assertThat(story.incident().timers().escalateAt()).isNotNull();
  }

  @Test
  void aGraverTriggerRaisesOnlyWhereSeverityCountsNow() {
    UrgencyRule byDay = hours(UrgencyBasis.SEVERITY_BASED, UrgencyBasis.LOW);
    Story day = story(byDay, MONDAY_NOON).toolTriggers(Severity.INFO);
    Story night = story(byDay, FRIDAY_NIGHT).toolTriggers(Severity.INFO);

    day.toolWants(new IncidentAction.RepeatAlert(Severity.CRITICAL));
    night.toolWants(new IncidentAction.RepeatAlert(Severity.CRITICAL));

    assertThat(day.incident().urgency()).isEqualTo(Urgency.HIGH);
    assertThat(night.incident().urgency()).isEqualTo(Urgency.LOW);
  }

  @Test
  void aRepeatedTriggerThatIsNoGraverOrSaysNothingChangesNothing() {
    Story story = story(UrgencyRule.SEVERITY_BASED, MONDAY_NOON).toolTriggers(Severity.INFO);
    for (Severity severity : new Severity[] {Severity.WARNING, Severity.INFO, null}) {
      story.toolWants(new IncidentAction.RepeatAlert(severity));
      assertThat(story.answer()).isEqualTo(new Answer.NothingToDo());
    }
  }

  @Test
  void whatWasMadeLowStaysSoWhereSeverityHasNoSay() {
    UrgencyRule byDay = hours(UrgencyBasis.HIGH, UrgencyBasis.LOW);
    Story story = story(byDay, FRIDAY_NIGHT).toolTriggers(Severity.CRITICAL);
    story.timeIs(MONDAY_NOON).toolWants(new IncidentAction.RepeatAlert(Severity.CRITICAL));
    assertThat(story.incident().urgency()).isEqualTo(Urgency.LOW);
  }

  @Test
  void whileItIsAcknowledgedAChangeOfUrgencyDisturbsNobody() {
    Story story = story(UrgencyRule.HIGH, MONDAY_NOON).toolTriggers(null);
    story.personWants("bo", new IncidentAction.Acknowledge());
    story.personWants("bo", new IncidentAction.SetUrgency(Urgency.LOW));
    assertThat(story.stopped()).isEmpty();
    assertThat(story.paged()).isEmpty();
  }

  @Test
  void whoeverIsAskedIsPagedAnewByTheRulesOfTheNewUrgency() {
    Story story = story(UrgencyRule.HIGH, MONDAY_NOON).toolTriggers(null);
    story.personWants("bo", new IncidentAction.SetUrgency(Urgency.LOW));
    assertThat(story.stopped()).containsExactly("ana");
    assertThat(story.paged()).containsExactly("ana: URGENCY_CHANGED");
    assertThat(story.minutesPass(600).recorded()).as("low urgency does not escalate").isEmpty();
    story.personWants("bo", new IncidentAction.SetUrgency(Urgency.HIGH));
    assertThat(story.minutesPass(15).paged()).containsExactly("bo: ESCALATED");
  }

  @Test
  void anExhaustedPathIsNotBegunAgainByLoudnessNorByATimeOut() {
    Story story =
        new Story(
                TestAccount.empty()
                    .withUser("ana")
                    .withPolicy(0, List.of("ana"))
                    .withService(UrgencyRule.HIGH, Duration.ofMinutes(30), null)
                    .directory())
            .toolTriggers(null)
            .minutesPass(15);
    assertThat(story.incident().escalation().exhausted()).isTrue();
    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.LOW));
    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.HIGH));
    assertThat(story.incident().due()).isEmpty();
    story.personWants("ana", new IncidentAction.Acknowledge()).minutesPass(30);
    assertThat(story.paged()).containsExactly("ana: UNACKNOWLEDGED");
    assertThat(story.incident().due()).isEmpty();
  }

  @Test
  void whoWasAssignedDirectlyIsNeverPassedOver() {
    Story story = story(UrgencyRule.HIGH, MONDAY_NOON).toolTriggers(null);
    story.personWants("ana", new IncidentAction.AssignTo(List.of(new UserId("ana"))));
    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.LOW));
    story.personWants("ana", new IncidentAction.SetUrgency(Urgency.HIGH));
    assertThat(story.incident().due()).isEmpty();
  }
}
