package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.TestAccount;
import tocsin.core.escalation.Turn;
import tocsin.core.event.Severity;
import tocsin.core.id.EscalationRuleId;

class RoundRobinStoriesTest {
  private static TestAccount team(int loops, List<String> first, List<String> second) {
    return TestAccount.empty()
        .withUser("ana")
        .withUser("bo")
        .withUser("cy")
        .withUser("dee")
        .withPolicy(loops, first, second)
        .inTurns()
        .withService();
  }

  @Test
  void eachNewIncidentAsksTheNextOfTheRingAndAfterTheLastTheFirst() {
    Story one = new Story(team(0, List.of("ana", "bo", "cy"), List.of("dee")).directory());
    Story two = one.ofAnother();
    Story three = one.ofAnother();
    Story four = one.ofAnother();

    assertThat(one.toolTriggers(Severity.CRITICAL).assignees()).containsExactly("ana");
    assertThat(two.toolTriggers(Severity.CRITICAL).assignees()).containsExactly("bo");
    assertThat(three.toolTriggers(Severity.CRITICAL).assignees()).containsExactly("cy");
    assertThat(four.toolTriggers(Severity.CRITICAL).assignees()).containsExactly("ana");
  }

  @Test
  void theFactSaysWhoseTurnItWas() {
    Story story = new Story(team(0, List.of("ana", "bo"), List.of("dee")).directory());
    story.toolTriggers(Severity.CRITICAL).ofAnother().toolTriggers(Severity.CRITICAL);

    assertThat(story.turns()).containsExactly(new Turn(new EscalationRuleId("level-1"), 0));
  }

  @Test
  void whoIsGoneIsSkippedAndTheNextHasTheTurn() {
    Story story = new Story(team(0, List.of("ana", "gone", "cy"), List.of("dee")).directory());

    assertThat(story.toolTriggers(Severity.ERROR).assignees()).containsExactly("ana");
    assertThat(story.ofAnother().toolTriggers(Severity.ERROR).assignees()).containsExactly("cy");
    assertThat(story.ofAnother().toolTriggers(Severity.ERROR).assignees()).containsExactly("ana");
  }

  @Test
  void aRingOfNobodyIsAnEmptyLevelAndSkippedAtOnce() {
    Story story = new Story(team(0, List.of("gone", "left"), List.of("dee")).directory());

    assertThat(story.toolTriggers(Severity.ERROR).assignees()).containsExactly("dee");
  }

  @Test
  void eachLevelHasItsOwnRing() {
    Story one = new Story(team(0, List.of("ana", "bo"), List.of("cy", "dee")).directory());
    Story two = one.ofAnother();
    one.toolTriggers(Severity.CRITICAL);
    two.toolTriggers(Severity.CRITICAL);

    assertThat(two.minutesPass(15).assignees()).containsExactly("cy");
    assertThat(one.minutesPass(15).assignees()).containsExactly("dee");
  }

  @Test
  void whenThePathIsRepeatedTheNextIsAskedAndNotTheOneWhoDidNotAnswer() {
    Story story = new Story(team(1, List.of("ana", "bo"), List.of("dee")).directory());
    story.toolTriggers(Severity.CRITICAL).minutesPass(15).minutesPass(15);

    assertThat(story.assignees()).containsExactly("bo");
    assertThat(story.recorded()).containsExactly("Assigned");
  }

  @Test
  void whatIsRefusedTakesNobodysTurn() {
    Story story = new Story(team(0, List.of("ana", "bo"), List.of("dee")).directory());
    Story refused = story.ofAnother();
    refused.personTriggers("ana", List.of("stranger"));

    assertThat(refused.made()).isFalse();
    assertThat(story.toolTriggers(Severity.ERROR).assignees()).containsExactly("ana");
  }

  @Test
  void aRingThatWasCutShorterGoesOnWithinWhatIsLeft() {
    Story story = new Story(team(0, List.of("ana", "bo", "cy"), List.of("dee")).directory());
    story.toolTriggers(Severity.ERROR);
    story.ofAnother().toolTriggers(Severity.ERROR);
    story.ofAnother().toolTriggers(Severity.ERROR);
    Story later = story.ofAnother();
    later.settingsBecome(team(0, List.of("ana", "bo"), List.of("dee")).directory());

    assertThat(later.toolTriggers(Severity.ERROR).assignees()).containsExactly("bo");
  }
}
