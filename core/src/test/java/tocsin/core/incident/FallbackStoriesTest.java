package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.TestAccount;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.event.Severity;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.UserId;

/** What happens when nobody is on call, or nobody on call can be reached. */
class FallbackStoriesTest {
  private static final EscalationPolicyId EMPTY = new EscalationPolicyId("empty");
  private static final TestAccount PEOPLE =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withUser("owner")
          .withUserWithoutRules("zayna")
          .withFallback("owner");

  @Test
  void theFallbackIsAskedOncePerPassAndThenThePathIsExhausted() {
    Story story = begin(PEOPLE.with(policy(TestAccount.POLICY, 2, 5, 30)).withService());
    assertThat(story.paged()).containsExactly("owner: FALLBACK");
    assertThat(story.minutesPass(4).recorded()).isEmpty();
    assertThat(story.minutesPass(1).paged())
        .as("the first level's time is over")
        .containsExactly("owner: FALLBACK");
    assertThat(story.minutesPass(5).paged()).containsExactly("owner: FALLBACK");
    assertThat(story.incident().escalation().loopsDone()).isEqualTo(2);

    assertThat(story.minutesPass(5).recorded()).containsExactly("EscalationExhausted");
    assertThat(story.incident().escalation().exhausted()).isTrue();
    assertThat(story.incident().escalation().nobodyOnCall()).isTrue();
    assertThat(story.minutesPass(600).recorded()).isEmpty();
  }

  @Test
  void anIncidentThatIsNotUrgentAsksTheFallbackOnce() {
    Story story =
        begin(
            PEOPLE.with(policy(TestAccount.POLICY, 2, 5)).withService(UrgencyRule.LOW, null, null));
    assertThat(story.paged()).containsExactly("owner: FALLBACK");
    assertThat(story.minutesPass(600).recorded()).isEmpty();
  }

  @Test
  void withoutAFallbackContactTheIncidentIsMadeAndSaysThatNobodyWasAsked() {
    Story story =
        begin(
            TestAccount.empty()
                .withUser("david")
                .with(policy(TestAccount.POLICY, 0, 5))
                .withService());
    assertThat(story.recorded()).endsWith("NobodyOnCall");
    assertThat(story.paged()).isEmpty();
    assertThat(story.incident().escalation().nobodyOnCall()).isTrue();
    assertThat(story.assignees()).isEmpty();
  }

  @Test
  void movedToAPolicyWithNobodyOnCallItAsksTheFallbackAndGoesOnByThatPolicy() {
    Story story = begin(team().with(policy(EMPTY, 0, 7)));
    story.personWants("david", new IncidentAction.DelegateTo(EMPTY));
    assertThat(story.stopped()).containsExactly("david");
    assertThat(story.paged()).containsExactly("owner: FALLBACK");
    assertThat(story.incident().escalation().policy().id()).isEqualTo(EMPTY);
    assertThat(story.incident().escalation().nobodyOnCall()).isTrue();
    assertThat(story.incident().escalation().loopsDone()).isZero();

    assertThat(story.minutesPass(7).recorded()).containsExactly("EscalationExhausted");
  }

  @Test
  void whoIsOnCallAgainTakesOverFromTheFallback() {
    Story story = begin(PEOPLE.with(policy(TestAccount.POLICY, 0, 5)).withService());
    story.personWants("owner", new IncidentAction.AssignTo(List.of(new UserId("joseph"))));
    assertThat(story.stopped()).containsExactly("owner");
    assertThat(story.incident().escalation().nobodyOnCall()).isFalse();
  }

  @Test
  void somebodyAssignedWhoCannotBeReachedBringsTheFallbackToo() {
    Story story = begin(team());
    story.personWants("david", new IncidentAction.AssignTo(List.of(new UserId("zayna"))));
    assertThat(story.paged()).containsExactly("zayna: REASSIGNED", "owner: FALLBACK");
    assertThat(story.assignees()).containsExactly("zayna", "owner");
  }

  @Test
  void oneOfTwoWhoCanBeReachedIsEnough() {
    Story story = begin(PEOPLE.withPolicy(0, List.of("zayna", "david")).withService());
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED", "david: ASSIGNED");
    assertThat(story.recorded()).doesNotContain("NobodyReachable");
  }

  @Test
  void theFallbackIsNotWokenForWhatIsNotUrgent() {
    Story story =
        begin(PEOPLE.withPolicy(0, List.of("zayna")).withService(UrgencyRule.LOW, null, null));
    assertThat(story.recorded()).endsWith("NobodyReachable");
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED");
    assertThat(story.assignees()).containsExactly("zayna");
  }

  @Test
  void aFallbackWithoutRulesIsReachedByAnyVerifiedWay() {
    Story story =
        begin(PEOPLE.withUserWithoutRules("owner").withPolicy(0, List.of("zayna")).withService());
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED", "owner: FALLBACK");
  }

  @Test
  void oneVerifiedWayToTheFallbackIsEnough() {
    User both =
        TestAccount.user("owner", Duration.ZERO)
            .reachedBy(
                Stream.concat(
                        unverified("owner").contactMethods().stream(),
                        TestAccount.user("owner", Duration.ZERO).contactMethods().stream())
                    .toList(),
                List.of());
    Story story = begin(PEOPLE.with(both).withPolicy(0, List.of("zayna")).withService());
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED", "owner: FALLBACK");
  }

  @Test
  void theClockOfTheFallbackRunsAgainWhenItsAcknowledgementIsOver() {
    Story story =
        begin(
            PEOPLE
                .with(policy(TestAccount.POLICY, 1, 5))
                .withService(UrgencyRule.HIGH, Duration.ofMinutes(30), null));
    story.personWants("owner", new IncidentAction.Acknowledge()).minutesPass(30);
    assertThat(story.paged()).containsExactly("owner: UNACKNOWLEDGED");
    assertThat(story.minutesPass(5).paged()).containsExactly("owner: FALLBACK");
  }

  @Test
  void aFallbackThatCannotBeReachedEitherIsNotAsked() {
    Story story =
        begin(PEOPLE.with(unverified("owner")).withPolicy(0, List.of("zayna")).withService());
    assertThat(story.recorded()).endsWith("NobodyReachable");
    assertThat(story.paged()).containsExactly("zayna: ASSIGNED");
    assertThat(story.assignees()).containsExactly("zayna");
  }

  @Test
  void whoeverIsAskedAndIsTheFallbackIsAssignedOnce() {
    Story story =
        begin(
            PEOPLE
                .withUserWithoutRules("owner")
                .withPolicy(0, List.of("zayna", "owner"))
                .withService());
    assertThat(story.assignees()).containsExactly("zayna", "owner");
  }

  private static TestAccount team() {
    return PEOPLE.withPolicy(1, List.of("david"), List.of("joseph")).withService();
  }

  private static Story begin(TestAccount account) {
    return new Story(account.directory()).toolTriggers(Severity.CRITICAL);
  }

  /** Levels of so many minutes each, which ask for somebody who is gone. */
  private static EscalationPolicy policy(EscalationPolicyId id, int loops, int... minutes) {
    List<EscalationRule> rules =
        Arrays.stream(minutes)
            .mapToObj(each ->
                new EscalationRule(
                    new EscalationRuleId(id + "-" + each),
                    Duration.ofMinutes(each),
                    List.of(new EscalationTarget.OfUser(new UserId("gone")))))
            .toList();
    return new EscalationPolicy(id, id.value(), "", rules, loops, List.of());
  }

  private static User unverified(String name) {
    User user = TestAccount.user(name, Duration.ZERO);
    return user.reachedBy(
        List.of(
            new ContactMethod(
                new ContactMethodId(name + "-new"),
                ContactKind.EMAIL,
                "Work",
                name + "@example.org",
                0,
                false)),
        List.of());
  }
}
