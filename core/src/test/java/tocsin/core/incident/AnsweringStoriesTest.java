package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.account.UrgencyRule;

class AnsweringStoriesTest {
  private static final Directory TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withPolicy(0, List.of("david"), List.of("joseph"))
          .withService(UrgencyRule.HIGH, Duration.ofMinutes(30), Duration.ofHours(4))
          .directory();

  @Test
  void anAcknowledgementByAnybodyStopsPagingAndEscalation() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("joseph", new IncidentAction.Acknowledge());
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    story.minutesPass(29);
    assertThat(story.recorded()).isEmpty();
  }

  @Test
  void anAcknowledgementThatTimesOutPagesTheAssigneesAgain() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("david", new IncidentAction.Acknowledge());
    story.minutesPass(30);
    assertThat(story.recorded()).containsExactly("Unacknowledged");
    assertThat(story.paged()).containsExactly("david: UNACKNOWLEDGED");
    assertThat(story.incident().acknowledgements()).isEmpty();
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: ESCALATED");
  }

  @Test
  void aSnoozeHoldsForAsLongAsItSaysAndNoLonger() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("david", new IncidentAction.Snooze(Duration.ofHours(2)));
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    story.minutesPass(119);
    assertThat(story.recorded()).isEmpty();
    story.minutesPass(1);
    assertThat(story.paged()).containsExactly("david: UNACKNOWLEDGED");
  }

  @Test
  void anImpossibleSnoozeIsRefused() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("david", new IncidentAction.Snooze(Duration.ZERO));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.BAD_SNOOZE));
    story.personWants("david", new IncidentAction.Snooze(Duration.ofDays(8)));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.BAD_SNOOZE));
  }

  @Test
  void anIncidentNobodyClosesIsResolvedByItself() {
    Story story = new Story(TEAM).toolTriggers(null).minutesPass(240);
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(story.incident().assignments()).isEmpty();
  }

  @Test
  void inACrowdOfOpenIncidentsANewOneEndsWithinADay() {
    Directory never =
        TestAccount.empty()
            .withUser("david")
            .withPolicy(0, List.of("david"))
            .withService(UrgencyRule.HIGH, null, null)
            .directory();
    assertThat(new Story(never).toolTriggers(null).incident().timers().resolveAt()).isNull();
    Story story = new Story(never).inACrowd().toolTriggers(null);
    assertThat(story.incident().timers().resolveAt()).isEqualTo(story.now().plusSeconds(84_600));
    Story shorter = new Story(TEAM).inACrowd().toolTriggers(null);
    assertThat(shorter.incident().timers().resolveAt())
        .isEqualTo(shorter.now().plusSeconds(14_400));
    Directory longer =
        TestAccount.empty()
            .withUser("david")
            .withPolicy(0, List.of("david"))
            .withService(UrgencyRule.HIGH, null, Duration.ofDays(2))
            .directory();
    Story cut = new Story(longer).inACrowd().toolTriggers(null);
    assertThat(cut.incident().timers().resolveAt()).isEqualTo(cut.now().plusSeconds(84_600));
  }

  @Test
  void theToolResolvesTheLastAlertAndWithItTheIncident() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.toolWants(new IncidentAction.ResolveAlert(Story.ALERT));
    assertThat(story.recorded()).containsExactly("AlertResolved", "Resolved");
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.incident().due()).isEmpty();
  }

  @Test
  void aResolvedIncidentTakesNotesAndNothingElse() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("david", new IncidentAction.Resolve());
    story.personWants("david", new IncidentAction.Annotate("Cleaned the disk"));
    assertThat(story.recorded()).containsExactly("Annotated");
    for (IncidentAction action :
        List.of(
            new IncidentAction.Acknowledge(),
            new IncidentAction.Resolve(),
            new IncidentAction.Escalate(null),
            new IncidentAction.Snooze(Duration.ofHours(1)))) {
      story.personWants("david", action);
      assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.ALREADY_RESOLVED));
    }
  }

  @Test
  void somebodyWhoMakesAnIncidentForThemselvesIsNotPaged() {
    Story story = new Story(TEAM).personTriggers("david", List.of("david"));
    assertThat(story.paged()).isEmpty();
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void reassigningAnAcknowledgedIncidentMakesItTriggeredAgain() {
    Story story = new Story(TEAM).toolTriggers(null);
    story.personWants("david", new IncidentAction.Acknowledge());
    story.personWants("david", new IncidentAction.DelegateTo(TestAccount.POLICY));
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(story.incident().acknowledgements()).isEmpty();
    assertThat(story.incident().timers().unacknowledgeAt()).isNull();
  }
}
