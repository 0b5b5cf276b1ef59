package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Priority;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Severity;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;

/** How incidents are made by people, and by tools where people are refused. */
class TriggeringStoriesTest {
  private static final PriorityId GRAVE = new PriorityId("P1");
  private static final TestAccount TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .with(new Priority(GRAVE, "Grave", "", 1, "red"))
          .withPolicy(0, List.of("david"), List.of("joseph"))
          .withService(UrgencyRule.LOW, Duration.ofMinutes(30), null);

  @Test
  void whatSomebodySaysOfItIsKeptAndGoesBeforeWhatTheServiceSays() {
    EscalationPolicy other = policy("others", "joseph");
    ConferenceBridge bridge = new ConferenceBridge(null, "https://meet.example/1");
    Story story = begin(TEAM, wish(Urgency.HIGH, GRAVE, other, List.of(), bridge));
    Incident incident = story.incident();
    assertThat(incident.urgency()).isEqualTo(Urgency.HIGH);
    assertThat(incident.priority()).isEqualTo(GRAVE);
    assertThat(incident.escalation().policy()).isEqualTo(other);
    assertThat(incident.escalation().level()).isEqualTo(1);
    assertThat(incident.bridge()).isEqualTo(bridge);
    assertThat(incident.createdAt()).isEqualTo(story.now());
    assertThat(incident.lastStatusChange())
        .isEqualTo(new StatusChange(story.now(), new Agent.OfUser(new UserId("david"))));
    assertThat(story.paged()).containsExactly("joseph: ASSIGNED");
    assertThat(begin(TEAM).incident().urgency()).isEqualTo(Urgency.LOW);
  }

  @Test
  void aServiceThatIsUnknownOrWithoutAPolicyMakesNoIncident() {
    refused(
        begin(
            TEAM,
            new IncidentAction.Trigger(
                new Subject(new ServiceId("nowhere"), "slow", null, null),
                null,
                null,
                null,
                List.of(),
                null)),
        Refusal.NO_SUCH_SERVICE);
    refused(begin(TestAccount.empty().withUser("david").withService()), Refusal.NO_SUCH_POLICY);
  }

  @Test
  void anUnknownPriorityOrOneUnknownAssigneeRefusesItAll() {
    PriorityId odd = new PriorityId("P9");
    refused(begin(TEAM, wish(null, odd, null, List.of(), null)), Refusal.NO_SUCH_PRIORITY);
    refused(
        begin(TEAM, wish(null, null, null, users("joseph", "gone"), null)),
        Refusal.NO_SUCH_ASSIGNEE);
  }

  @Test
  void aPersonIsRefusedWhileTheServiceIsDisabledOrInMaintenance() {
    TestAccount disabled =
        TEAM.with(TEAM.directory().service(TestAccount.SERVICE).orElseThrow().withDisabled(true));
    refused(begin(disabled), Refusal.SERVICE_DISABLED);
    TestAccount maintained =
        TEAM.with(
            new MaintenanceWindow(
                new MaintenanceWindowId("W"),
                1,
                TestAccount.START,
                TestAccount.START.plusSeconds(60),
                "",
                List.of(TestAccount.SERVICE),
                List.of(),
                null));
    refused(begin(maintained), Refusal.SERVICE_IN_MAINTENANCE);
    Story after = new Story(maintained.directory()).beginsAt(TestAccount.START.plusSeconds(60));
    assertThat(after.personTriggers("david", List.of()).made()).isTrue();
    // An event that was taken before is not refused: it is never dropped.
    assertThat(new Story(disabled.directory()).toolTriggers(Severity.ERROR).made()).isTrue();
  }

  @Test
  void nobodyOnCallRefusesAPersonUnlessTheySayWhoIsToAnswer() {
    TestAccount nobody = TEAM.withPolicy(0, List.of("gone"));
    refused(begin(nobody), Refusal.NOBODY_ON_CALL);
    Story chosen = begin(nobody, wish(null, null, null, users("joseph"), null));
    assertThat(chosen.paged()).containsExactly("joseph: ASSIGNED");
    assertThat(new Story(nobody.directory()).toolTriggers(null).made()).isTrue();
  }

  @Test
  void whoAssignsAnotherPersonTooIsPagedLikeThem() {
    Story story = begin(TEAM, wish(null, null, null, users("david", "joseph", "david"), null));
    assertThat(story.paged()).containsExactly("david: ASSIGNED", "joseph: ASSIGNED");
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(story.incident().escalation().via()).isEqualTo(AssignedVia.DIRECT_ASSIGNMENT);
  }

  @Test
  void whoMakesItForThemselvesHasAcknowledgedItForTheUsualTime() {
    Story story = begin(TEAM, wish(null, null, null, users("david", "david"), null));
    assertThat(story.incident().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(story.incident().timers().unacknowledgeAt())
        .isEqualTo(story.now().plus(Duration.ofMinutes(30)));

    Story forAnother = begin(TEAM, wish(null, null, null, users("joseph"), null));
    assertThat(forAnother.incident().status()).isEqualTo(IncidentStatus.TRIGGERED);
    Story byTool = new Story(TEAM.directory()).toolTriggers(null);
    assertThat(byTool.incident().status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void anAcknowledgementWithoutATimeOutLasts() {
    Story story = begin(TEAM.withService(), wish(null, null, null, users("david"), null));
    assertThat(story.incident().timers()).isEqualTo(Timers.NONE);
    story.personWants("joseph", new IncidentAction.Acknowledge());
    assertThat(story.incident().timers()).isEqualTo(Timers.NONE);
  }

  private static Story begin(TestAccount account) {
    return begin(account, wish(null, null, null, List.of(), null));
  }

  private static Story begin(TestAccount account, IncidentAction.Trigger wish) {
    return new Story(account.directory()).personTriggers("david", wish);
  }

  private static IncidentAction.Trigger wish(
      @Nullable Urgency urgency,
      @Nullable PriorityId priority,
      @Nullable EscalationPolicy policy,
      List<UserId> assignees,
      @Nullable ConferenceBridge bridge) {
    return new IncidentAction.Trigger(
        new Subject(TestAccount.SERVICE, "checkout is slow", null, null),
        urgency,
        priority,
        policy,
        assignees,
        null,
        bridge);
  }

  private static List<UserId> users(String... names) {
    return Stream.of(names).map(UserId::new).toList();
  }

  private static EscalationPolicy policy(String id, String user) {
    return new EscalationPolicy(
        new EscalationPolicyId(id),
        id,
        "",
        List.of(
            new EscalationRule(
                new EscalationRuleId(id + "-1"),
                Duration.ofMinutes(5),
                List.of(new EscalationTarget.OfUser(new UserId(user))))),
        0,
        List.of());
  }

  private static void refused(Story story, Refusal refusal) {
    assertThat(story.answer()).isEqualTo(new Answer.Refused(refusal));
    assertThat(story.made()).isFalse();
  }

  @Test
  void nothingIsRecordedThatNobodySaid() {
    assertThat(begin(TEAM).recorded()).containsExactly("Triggered", "Assigned");
    assertThat(new Story(TEAM.directory()).toolTriggers(null).recorded())
        .containsExactly("Triggered", "AlertTriggered", "Assigned");
  }

  @Test
  void aPolicyAsksSomebody() {
    assertThatThrownBy(() ->
            new EscalationPolicy(new EscalationPolicyId("P"), "", "", List.of(), 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
