package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.UserId;

class RespondingStoriesTest {
  private static final Directory TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUser("zayna")
          .withPolicy(0, List.of("david"), List.of("joseph"))
          .withService(UrgencyRule.LOW, null, null)
          .directory();
  private static final ResponderTarget POLICY = new ResponderTarget.OfPolicy(TestAccount.POLICY);

  private final Story story = new Story(TEAM).toolTriggers(null);

  @Test
  void whoeverIsAskedForHelpIsPagedUntilTheyJoin() {
    asks(person("zayna"), person("joseph"));
    assertThat(story.paged())
        .containsExactly("zayna: RESPONDER_REQUESTED", "joseph: RESPONDER_REQUESTED");
    answers("zayna", ResponderAnswer.JOINED);

    assertThat(story.stopped()).containsExactly("zayna");
    assertThat(states()).containsExactly("zayna JOINED", "joseph PENDING");
  }

  @Test
  void whoDeclinesIsLeftAloneAndMayJoinAfterAll() {
    asks(person("zayna"));
    answers("zayna", ResponderAnswer.DECLINED);
    assertThat(story.stopped()).containsExactly("zayna");
    answers("zayna", ResponderAnswer.JOINED);
    assertThat(states()).containsExactly("zayna JOINED");
    answers("zayna", ResponderAnswer.JOINED);
    assertThat(story.answer()).isEqualTo(new Answer.NothingToDo());
  }

  @Test
  void anAcknowledgementBySomebodyElseDoesNotStopTheRequest() {
    asks(person("zayna"));
    story.personWants("david", new IncidentAction.Acknowledge());

    assertThat(story.stopped()).containsExactly("david");
    assertThat(states()).containsExactly("zayna PENDING");
  }

  @Test
  void whoAcknowledgesHasJoined() {
    asks(person("zayna"));
    story.personWants("zayna", new IncidentAction.Acknowledge());

    assertThat(story.stopped()).containsExactly("david", "zayna");
    assertThat(states()).containsExactly("zayna JOINED");
  }

  @Test
  void theEndOfTheIncidentIsTheEndOfTheRequest() {
    asks(person("zayna"), POLICY);
    story.personWants("david", new IncidentAction.Resolve());

    assertThat(story.stopped()).containsExactly("david", "david", "zayna");
    assertThat(states()).containsExactly("zayna CANCELLED", "david CANCELLED");
    assertThat(story.incident().due()).isEmpty();
  }

  @Test
  void onlyWhoHasNotAnsweredIsAskedNoMoreWhenTheRequestIsTakenBack() {
    asks(person("zayna"), person("joseph"));
    answers("joseph", ResponderAnswer.JOINED);
    story.personWants(
        "david", new IncidentAction.CancelRequests(List.of(person("zayna"), person("joseph"))));

    assertThat(story.stopped()).containsExactly("zayna");
    assertThat(states()).containsExactly("zayna CANCELLED", "joseph JOINED");
    answers("zayna", ResponderAnswer.JOINED);
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOT_REQUESTED));
  }

  @Test
  void aPolicyIsAskedLevelByLevelUntilSomebodyJoins() {
    asks(POLICY);
    assertThat(story.paged()).containsExactly("david: RESPONDER_REQUESTED");
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: RESPONDER_REQUESTED");
    assertThat(states()).containsExactly("david PENDING", "joseph PENDING");
    assertThat(story.incident().due()).isEmpty();
  }

  @Test
  void aPolicyOfWhichSomebodyJoinedIsAskedNoFurther() {
    asks(POLICY);
    answers("david", ResponderAnswer.JOINED);
    story.minutesPass(15);
    assertThat(story.recorded()).isEmpty();
  }

  @Test
  void whoJoinedIsNotAskedAgain() {
    asks(person("zayna"));
    answers("zayna", ResponderAnswer.JOINED);
    asks(person("zayna"));
    assertThat(story.paged()).isEmpty();
  }

  @Test
  void anybodyUnknownIsRefusedAndNobodyIsPaged() {
    asks(person("nobody"));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_RESPONDER));
    answers("joseph", ResponderAnswer.DECLINED);
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOT_REQUESTED));
    story.personWants(
        "david",
        new IncidentAction.RequestResponders(new UserId("nobody"), "", List.of(person("zayna"))));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_REQUESTER));
  }

  private void asks(ResponderTarget... targets) {
    story.personWants(
        "david",
        new IncidentAction.RequestResponders(
            new UserId("david"), "The disk again", Arrays.asList(targets)));
  }

  private void answers(String person, ResponderAnswer answer) {
    story.personWants(person, new IncidentAction.AnswerRequest(new UserId(person), answer));
  }

  private static ResponderTarget person(String name) {
    return new ResponderTarget.OfUser(new UserId(name));
  }

  private List<String> states() {
    return story.incident().requests().stream()
        .flatMap(ResponderRequest::responders)
        .map(responder -> responder.user() + " " + responder.state())
        .toList();
  }
}
