package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.account.UrgencyRule;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.UserId;

class RespondingStoriesTest {
  private static final Directory TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUser("zayna")
          .withUserWithoutRules("mute")
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
  void whoeverIsAskedForHelpAndCannotBeReachedIsSaidToBeSo() {
    asks(person("zayna"), person("mute"));
    assertThat(story.recorded()).containsExactly("RespondersRequested", "NobodyReachable");
    assertThat(story.incident().assignees()).containsExactly(new UserId("david"));
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

  @Test
  void oneUnknownAmongThoseAskedRefusesThemAll() {
    asks(person("zayna"), person("nobody"));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_RESPONDER));
    asks();
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_RESPONDER));
    asks(person("zayna"), new ResponderTarget.OfPolicy(new EscalationPolicyId("nowhere")));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_RESPONDER));
    assertThat(story.incident().requests()).isEmpty();
  }

  @Test
  void aPolicyWithNobodyOnCallRefusesTheRequest() {
    story.settingsBecome(
        TestAccount.empty()
            .withUser("david")
            .withUser("zayna")
            .withPolicy(0, List.of("gone"))
            .withService()
            .directory());
    asks(person("zayna"), POLICY);
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOBODY_ON_CALL));
    assertThat(story.paged()).isEmpty();
  }

  @Test
  void whoIsNamedTwiceInARequestIsAskedOnce() {
    asks(person("zayna"), person("zayna"));
    assertThat(story.paged()).containsExactly("zayna: RESPONDER_REQUESTED");
    assertThat(states()).containsExactly("zayna PENDING");
    assertThat(target(0).level()).isZero();
  }

  @Test
  void upToThreeHundredPeopleCanBeAskedAltogether() {
    TestAccount crowd = TestAccount.empty().withUser("david").withPolicy(0, List.of("david"));
    List<ResponderTarget> helpers = new ArrayList<>();
    for (int i = 0; i < 301; i++) {
      crowd = crowd.withUser("helper-" + i);
      helpers.add(person("helper-" + i));
    }
    story.settingsBecome(crowd.withService().directory());
    asks(helpers.subList(0, 200).toArray(ResponderTarget[]::new));
    asks(helpers.subList(200, 301).toArray(ResponderTarget[]::new));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.TOO_MANY_RESPONDERS));
    asks(helpers.subList(200, 300).toArray(ResponderTarget[]::new));
    assertThat(story.answer()).isEqualTo(new Answer.Done());
    asks(helpers.get(300));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.TOO_MANY_RESPONDERS));
  }

  @Test
  void whoHasNotAnsweredIsPagedAnewWhenAskedAgain() {
    asks(person("zayna"));
    asks(person("zayna"));
    assertThat(story.stoppedFor()).containsExactly("zayna: RESPONDER_REQUEST");
    assertThat(story.paged()).containsExactly("zayna: RESPONDER_REQUESTED");
  }

  @Test
  void anAnswerStopsThePagesForHelpAndNotThoseOfAnAssignment() {
    asks(person("david"));
    answers("david", ResponderAnswer.DECLINED);
    assertThat(story.stoppedFor()).containsExactly("david: RESPONDER_REQUEST");

    asks(person("david"));
    story.personWants("david", new IncidentAction.Acknowledge());
    assertThat(story.stoppedFor()).containsExactly("david: ASSIGNMENT", "david: RESPONDER_REQUEST");
  }

  @Test
  void theEndStopsThePagesOfBothCauses() {
    asks(person("zayna"));
    story.personWants("david", new IncidentAction.Resolve());
    assertThat(story.stoppedFor()).containsExactly("david: ASSIGNMENT", "zayna: RESPONDER_REQUEST");
  }

  @Test
  void anAnswerAnswersEveryRequest() {
    asks(person("zayna"));
    answers("zayna", ResponderAnswer.DECLINED);
    Instant declined = story.now();
    asks(person("zayna"));
    story.minutesPass(1);
    answers("zayna", ResponderAnswer.DECLINED);
    assertThat(states()).containsExactly("zayna DECLINED", "zayna DECLINED");
    assertThat(target(0).responders().getFirst().since()).isEqualTo(declined);
    assertThat(target(1).responders().getFirst().since()).isEqualTo(story.now());
  }

  @Test
  void onlyTheTargetsThatAreNamedAreTakenBack() {
    asks(person("zayna"), person("joseph"));
    cancels(person("zayna"));
    assertThat(story.stoppedFor()).containsExactly("zayna: RESPONDER_REQUEST");
    assertThat(states()).containsExactly("zayna CANCELLED", "joseph PENDING");

    cancels(person("david"));
    assertThat(story.answer()).isEqualTo(new Answer.Refused(Refusal.NOT_REQUESTED));
    answers("joseph", ResponderAnswer.JOINED);
    cancels(person("joseph"));
    assertThat(story.answer()).isEqualTo(new Answer.NothingToDo());
    assertThat(story.paged()).isEmpty();
  }

  @Test
  void aPolicyWhoseFirstLevelDeclinedCanStillBeTakenBack() {
    asks(POLICY);
    answers("david", ResponderAnswer.DECLINED);
    assertThat(target(0).nextAt()).as("the next level is to be asked").isNotNull();
    cancels(POLICY);
    assertThat(story.recorded()).containsExactly("RespondersCancelled");
    assertThat(target(0).nextAt()).isNull();
    assertThat(story.minutesPass(15).recorded()).isEmpty();
    assertThat(states()).containsExactly("david DECLINED");
  }

  @Test
  void whoWasAskedThroughAnythingElseIsNotAskedByTheNextLevelToo() {
    asks(person("joseph"), POLICY);
    story.minutesPass(15);
    assertThat(story.recorded()).containsExactly("ResponderRequestEscalated");
    assertThat(story.paged()).isEmpty();
    assertThat(states()).containsExactly("joseph PENDING", "david PENDING");
  }

  @Test
  void whoseRequestWasTakenBackIsAskedByTheNextLevel() {
    asks(person("joseph"), POLICY);
    cancels(person("joseph"));
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: RESPONDER_REQUESTED");
  }

  @Test
  void eachRequestHasItsOwnClock() {
    asks(POLICY);
    story.minutesPass(10);
    asks(POLICY);
    story.minutesPass(5);
    assertThat(target(0).level()).isEqualTo(2);
    assertThat(target(1).level()).isEqualTo(1);
    assertThat(story.incident().due()).contains(story.now().plusSeconds(600));
  }

  @Test
  void whoJoinsStopsThePolicyThatAskedThemAndNoOther() {
    asks(POLICY, person("zayna"));
    answers("zayna", ResponderAnswer.JOINED);
    assertThat(target(0).nextAt()).isNotNull();
    story.minutesPass(15);
    assertThat(story.paged()).containsExactly("joseph: RESPONDER_REQUESTED");
    assertThat(target(1).responders()).hasSize(1);
  }

  private RequestedTarget target(int number) {
    return story.incident().requests().stream()
        .flatMap(request -> request.targets().stream())
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  private void cancels(ResponderTarget... targets) {
    story.personWants("david", new IncidentAction.CancelRequests(List.of(targets)));
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

  @Test
  void whatWasTakenBackStaysSoWhenTheSamePersonJoinsByAnotherRequest() {
    asks(person("zayna"));
    cancels(person("zayna"));
    asks(person("zayna"));
    answers("zayna", ResponderAnswer.JOINED);
    assertThat(states()).containsExactly("zayna CANCELLED", "zayna JOINED");
  }

  @Test
  void oneOfALevelWhoJoinsIsEnoughAndTheOthersCanStillBeLetGo() {
    Story pair =
        new Story(
                TestAccount.empty()
                    .withUser("david")
                    .withUser("zayna")
                    .withUser("joseph")
                    .withPolicy(0, List.of("david", "zayna"), List.of("joseph"))
                    .withService(UrgencyRule.LOW, null, null)
                    .directory())
            .toolTriggers(null);
    pair.personWants(
        "david", new IncidentAction.RequestResponders(new UserId("david"), "", List.of(POLICY)));
    pair.personWants(
        "zayna", new IncidentAction.AnswerRequest(new UserId("zayna"), ResponderAnswer.JOINED));
    assertThat(pair.incident().due()).isEmpty();
    pair.personWants("zayna", new IncidentAction.CancelRequests(List.of(POLICY)));
    assertThat(pair.stoppedFor()).containsExactly("david: RESPONDER_REQUEST");
  }

  @Test
  void aPageForHelpIsAnsweredByItselfAndAllOthersByTheAcknowledgement() {
    for (PageReason reason : PageReason.values()) {
      assertThat(reason.cause())
          .isEqualTo(
              reason == PageReason.RESPONDER_REQUESTED
                  ? PageCause.RESPONDER_REQUEST
                  : PageCause.ASSIGNMENT);
    }
  }
}
