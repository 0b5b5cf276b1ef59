package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Priority;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.UserId;

/** What people do with an incident, and what they are refused. */
class ByHandStoriesTest {
  private static final PriorityId GRAVE = new PriorityId("P1");
  private static final EscalationPolicyId OTHERS = new EscalationPolicyId("others");
  private static final TestAccount TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUser("eric")
          .with(new Priority(GRAVE, "Grave", "", 1, "red"))
          .withPolicy(1, List.of("david"), List.of("joseph"), List.of("eric"))
          .with(
              new EscalationPolicy(
                  OTHERS,
                  "Others",
                  "",
                  List.of(
                      new EscalationRule(
                          new EscalationRuleId("others-1"),
                          Duration.ofMinutes(40),
                          List.of(new EscalationTarget.OfUser(new UserId("eric"))))),
                  0,
                  List.of()))
          .withService(UrgencyRule.HIGH, Duration.ofMinutes(30), null);

  private final Story story = new Story(TEAM.directory()).toolTriggers(null);

  @Test
  void aLevelCanBeNamedFromTheFirstToTheLastAndEarlierOnesToo() {
    assertThat(escalated(3)).containsExactly("eric");
    assertThat(escalated(1)).containsExactly("david");
    assertThat(story.incident().escalation().level()).isEqualTo(1);
    assertThat(story.minutesPass(15).assignees())
        .as("the path goes on from there")
        .containsExactly("joseph");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 4})
  void aLevelThatThePolicyDoesNotHaveIsRefused(int level) {
    story.personWants("david", new IncidentAction.Escalate(level));
    refused(Refusal.NO_SUCH_LEVEL);
  }

  @Test
  void aNamedLevelWithNobodyAtItOrBeyondIsRefused() {
    Story gone = new Story(TEAM.withPolicy(0, List.of("david"), List.of("gone")).directory());
    gone.toolTriggers(null).personWants("david", new IncidentAction.Escalate(2));
    assertThat(gone.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_LEVEL));
    gone.personWants("david", new IncidentAction.Escalate(null));
    assertThat(gone.answer()).isEqualTo(new Answer.Refused(Refusal.CANNOT_ESCALATE));
  }

  @Test
  void whoIsAssignedTwiceIsAssignedOnce() {
    assigns("eric", "joseph", "eric");
    assertThat(story.assignees()).containsExactly("eric", "joseph");
    assertThat(story.paged()).containsExactly("eric: REASSIGNED", "joseph: REASSIGNED");
  }

  @Test
  void oneUnknownAmongThoseToBeAssignedRefusesThemAll() {
    assigns("eric", "stranger");
    refused(Refusal.NO_SUCH_ASSIGNEE);
    assigns();
    refused(Refusal.NO_SUCH_ASSIGNEE);
    assertThat(story.assignees()).containsExactly("david");
  }

  @Test
  void assigningLeavesTheLevelWhereItWas() {
    escalated(2);
    assigns("eric");
    assertThat(story.incident().escalation().level()).isEqualTo(2);
    assertThat(story.incident().escalation().via()).isEqualTo(AssignedVia.DIRECT_ASSIGNMENT);
  }

  @Test
  void anotherPolicyBeginsAtItsFirstLevelWithAllItsLoops() {
    story.minutesPass(15).minutesPass(15).minutesPass(15);
    assertThat(story.incident().escalation().loopsDone()).isEqualTo(1);

    story.personWants("david", new IncidentAction.DelegateTo(TestAccount.POLICY));
    assertThat(story.recorded()).containsExactly("Delegated", "Assigned");
    assertThat(story.incident().escalation())
        .isEqualTo(
            new Escalation(
                TEAM.directory().escalationPolicy(TestAccount.POLICY).orElseThrow(),
                1,
                0,
                AssignedVia.ESCALATION_POLICY,
                false,
                false));
    story.personWants("david", new IncidentAction.DelegateTo(OTHERS));
    assertThat(story.assignees()).containsExactly("eric");
    assertThat(story.incident().escalation().policy().id()).isEqualTo(OTHERS);
    assertThat(story.minutesPass(39).recorded()).isEmpty();
    assertThat(story.minutesPass(1).recorded()).containsExactly("EscalationExhausted");

    story.personWants("david", new IncidentAction.DelegateTo(TestAccount.POLICY));
    assertThat(story.incident().escalation().exhausted()).isFalse();
  }

  @Test
  void aPolicyThatIsUnknownIsRefused() {
    story.personWants("david", new IncidentAction.DelegateTo(new EscalationPolicyId("nowhere")));
    refused(Refusal.NO_SUCH_POLICY);
  }

  @Test
  void escalatingAnExhaustedIncidentByHandStartsItsClockAgain() {
    Story short1 = new Story(TEAM.withPolicy(0, List.of("david"), List.of("joseph")).directory());
    short1.toolTriggers(null).minutesPass(15).minutesPass(15);
    assertThat(short1.incident().escalation().exhausted()).isTrue();
    assertThat(short1.incident().escalation().level()).as("asked last").isEqualTo(2);

    short1.personWants("eric", new IncidentAction.Escalate(1));
    assertThat(short1.incident().escalation().exhausted()).isFalse();
    assertThat(short1.minutesPass(15).assignees()).containsExactly("joseph");
  }

  @Test
  void aSnoozeLastsFromOneSecondToSevenDays() {
    for (Duration fine : List.of(Duration.ofSeconds(1), Duration.ofDays(7))) {
      story.personWants("david", new IncidentAction.Snooze(fine));
      assertThat(story.answer()).isEqualTo(new Answer.Done());
      assertThat(story.incident().timers().snoozedUntil()).isEqualTo(story.now().plus(fine));
    }
    for (Duration odd : List.of(Duration.ofMillis(999), Duration.ofDays(7).plusMillis(1))) {
      story.personWants("david", new IncidentAction.Snooze(odd));
      refused(Refusal.BAD_SNOOZE);
    }
  }

  @Test
  void aSnoozeStopsThePagesAndTakesThePlaceOfTheTimeOut() {
    story.personWants("david", new IncidentAction.Acknowledge());
    assertThat(story.incident().timers().unacknowledgeAt()).isNotNull();
    story.personWants("david", new IncidentAction.Snooze(Duration.ofHours(5)));
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.incident().timers().unacknowledgeAt()).isNull();
    assertThat(story.minutesPass(299).recorded()).isEmpty();
    assertThat(story.minutesPass(1).recorded()).containsExactly("Unacknowledged");
    assertThat(story.incident().timers().snoozedUntil()).isNull();
  }

  @Test
  void anAcknowledgementEndsTheSnoozeAndItsOwnTimeOutCounts() {
    story.personWants("david", new IncidentAction.Snooze(Duration.ofHours(5)));
    story.personWants("joseph", new IncidentAction.Acknowledge());
    assertThat(story.incident().timers().snoozedUntil()).isNull();
    assertThat(story.minutesPass(30).recorded()).containsExactly("Unacknowledged");
  }

  @Test
  void everybodyWhoAcknowledgesIsNamedOnceAndTheFirstChangedTheStatus() {
    story.personWants("david", new IncidentAction.Acknowledge());
    StatusChange first = story.incident().lastStatusChange();
    assertThat(first).isEqualTo(new StatusChange(story.now(), person("david")));

    story.minutesPass(3).personWants("joseph", new IncidentAction.Acknowledge());
    story.minutesPass(3).personWants("david", new IncidentAction.Acknowledge());
    assertThat(story.incident().acknowledgements().stream().map(Acknowledgement::by))
        .containsExactly(person("joseph"), person("david"));
    assertThat(story.incident().acknowledgements().getLast().at()).isEqualTo(story.now());
    assertThat(story.incident().lastStatusChange()).isEqualTo(first);
  }

  @Test
  void whateverChangesTheStatusIsRememberedWithWhoDidIt() {
    story.personWants("david", new IncidentAction.Acknowledge()).minutesPass(30);
    assertThat(story.incident().lastStatusChange())
        .isEqualTo(new StatusChange(story.now(), Actor.CLOCK.agent()));

    story.minutesPass(2).personWants("joseph", new IncidentAction.SetPriority(GRAVE));
    assertThat(story.incident().lastStatusChange().at()).isBefore(story.now());
    story.personWants("joseph", new IncidentAction.Resolve());
    assertThat(story.incident().lastStatusChange())
        .isEqualTo(new StatusChange(story.now(), person("joseph")));
    assertThat(story.incident().resolvedAt()).isEqualTo(story.now());

    story.minutesPass(9).personWants("joseph", new IncidentAction.Retitle("It was the disk"));
    assertThat(story.incident().resolvedAt()).isEqualTo(story.now().minusSeconds(540));
  }

  @Test
  void anEditThatChangesNothingIsNotRecorded() {
    List<IncidentAction> edits =
        List.of(
            new IncidentAction.SetPriority(GRAVE),
            new IncidentAction.Retitle("It is the disk"),
            new IncidentAction.Redescribe("The one in the cellar"),
            new IncidentAction.SetBridge(new ConferenceBridge("+1 555 0100", null)),
            new IncidentAction.SetUrgency(Urgency.LOW));
    for (IncidentAction edit : edits) {
      story.personWants("eric", edit);
      assertThat(story.answer()).as(edit.toString()).isEqualTo(new Answer.Done());
      story.personWants("eric", edit);
      assertThat(story.answer()).as(edit.toString()).isEqualTo(new Answer.NothingToDo());
      assertThat(story.paged()).isEmpty();
    }
    // And what was edited stays while other things happen.
    story.minutesPass(1).personWants("david", new IncidentAction.Acknowledge());
    Incident incident = story.incident();
    assertThat(incident.priority()).isEqualTo(GRAVE);
    assertThat(incident.subject().title()).isEqualTo("It is the disk");
    assertThat(incident.subject().details()).isEqualTo("The one in the cellar");
    assertThat(incident.bridge()).isEqualTo(new ConferenceBridge("+1 555 0100", null));
  }

  @Test
  void aPriorityIsClearedAndAnUnknownOneRefused() {
    story.personWants("eric", new IncidentAction.SetPriority(GRAVE));
    story.personWants("eric", new IncidentAction.SetPriority(new PriorityId("P9")));
    refused(Refusal.NO_SUCH_PRIORITY);
    assertThat(story.incident().priority()).isEqualTo(GRAVE);
    story.personWants("eric", new IncidentAction.SetPriority(null));
    assertThat(story.incident().priority()).isNull();
  }

  @Test
  void theNextThingToHappenIsTheFirstOfAll() {
    story.personWants(
        "david",
        new IncidentAction.RequestResponders(
            new UserId("david"), "", List.of(new ResponderTarget.OfPolicy(TestAccount.POLICY))));
    assertThat(story.incident().due()).contains(story.now().plus(Duration.ofMinutes(15)));
    story.minutesPass(5).personWants("david", new IncidentAction.Snooze(Duration.ofMinutes(2)));
    assertThat(story.incident().due()).contains(story.now().plus(Duration.ofMinutes(2)));
    story.personWants("david", new IncidentAction.Snooze(Duration.ofMinutes(90)));
    assertThat(story.incident().due()).contains(story.now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void anIncidentTakesOthersWhileItIsOpenAndHasRoom() {
    assertThat(story.incident().isMergeable()).isTrue();
    for (int i = 2; i < 1_000; i++) {
      takeOne(i);
    }
    assertThat(story.incident().alerts()).isEqualTo(new AlertCounts(999, 0));
    assertThat(story.incident().isMergeable()).isTrue();
    takeOne(1_000);
    assertThat(story.incident().isMergeable()).isFalse();
    assertThat(takeOne(1_001).answer()).isEqualTo(new Answer.Refused(Refusal.TOO_MANY_ALERTS));

    Story over = new Story(TEAM.directory()).toolTriggers(null);
    over.personWants("david", new IncidentAction.Resolve());
    assertThat(over.incident().isMergeable()).isFalse();
    assertThat(over.incident().alerts().all()).isEqualTo(1);
  }

  private Story takeOne(int number) {
    Story other = new Story(TEAM.directory()).named("N" + number + "-").toolTriggers(null);
    return story.merges("david", other);
  }

  private List<String> escalated(int level) {
    return story.personWants("david", new IncidentAction.Escalate(level)).assignees();
  }

  private void assigns(String... people) {
    List<UserId> users = new ArrayList<>(Stream.of(people).map(UserId::new).toList());
    story.personWants("david", new IncidentAction.AssignTo(users));
  }

  private void refused(Refusal refusal) {
    assertThat(story.answer()).isEqualTo(new Answer.Refused(refusal));
    assertThat(story.recorded()).isEmpty();
  }

  private static Agent person(String name) {
    return new Agent.OfUser(new UserId(name));
  }

  @Test
  void whatElseHappensDoesNotStopTheClock() {
    story.minutesPass(10).personWants("eric", new IncidentAction.Retitle("It is the disk"));
    StatusChange made = story.incident().lastStatusChange();
    assertThat(story.minutesPass(5).assignees()).containsExactly("joseph");
    assertThat(story.incident().lastStatusChange()).as("it stays triggered").isEqualTo(made);

    story.personWants("joseph", new IncidentAction.Acknowledge()).minutesPass(29);
    story.personWants("eric", new IncidentAction.Retitle("It is the disk again"));
    assertThat(story.minutesPass(1).recorded()).containsExactly("Unacknowledged");
  }

  @Test
  void anAlertThatIsOverIsCountedOnce() {
    Story other = new Story(TEAM.directory()).named("N").toolTriggers(null);
    story.merges("david", other);
    story.toolWants(new IncidentAction.ResolveAlert(other.alert()));
    assertThat(story.incident().alerts()).isEqualTo(new AlertCounts(1, 1));
  }
}
