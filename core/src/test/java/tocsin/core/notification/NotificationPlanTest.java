package tocsin.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Effect;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.NewNames;
import tocsin.core.incident.PageReason;
import tocsin.core.incident.Subject;

class NotificationPlanTest {
  /** Mail at once and a call after five minutes when it is urgent, else a mail after an hour. */
  private static final User ANA = ana(true);

  @Test
  void eachRuleOfTheUrgencyIsANotificationEarliestFirst() {
    assertThat(plan(ANA, Urgency.HIGH, PageReason.ASSIGNED))
        .containsExactly("EMAIL after PT0S", "PHONE after PT5M");
    assertThat(plan(ANA, Urgency.LOW, PageReason.ASSIGNED)).containsExactly("EMAIL after PT1H");
  }

  @Test
  void aRequestForHelpIsUrgentWhateverTheIncidentIs() {
    assertThat(plan(ANA, Urgency.LOW, PageReason.RESPONDER_REQUESTED))
        .containsExactly("EMAIL after PT0S", "PHONE after PT5M");
  }

  @Test
  void aWayThatIsNotVerifiedIsNotUsed() {
    assertThat(plan(ana(false), Urgency.HIGH, PageReason.ASSIGNED))
        .containsExactly("EMAIL after PT0S");
  }

  @Test
  void whoHasNoRulesGetsNothingExceptTheFallbackWhoGetsEverythingAtOnce() {
    User silent = ANA.reachedBy(ANA.contactMethods(), List.of());
    assertThat(plan(silent, Urgency.HIGH, PageReason.ASSIGNED)).isEmpty();
    assertThat(plan(silent, Urgency.HIGH, PageReason.FALLBACK))
        .containsExactly("EMAIL after PT0S", "PHONE after PT0S");
    assertThat(plan(ANA, Urgency.HIGH, PageReason.FALLBACK))
        .as("who has rules is reached by them")
        .containsExactly("EMAIL after PT0S", "PHONE after PT5M");
  }

  private static List<String> plan(User user, Urgency urgency, PageReason reason) {
    TestAccount account =
        TestAccount.empty()
            .with(user)
            .withPolicy(0, List.of("ana"))
            .withService(urgency == Urgency.HIGH ? UrgencyRule.HIGH : UrgencyRule.LOW, null, null);
    AtomicLong ids = new AtomicLong();
    Incident incident =
        new IncidentRules(
                account.directory(),
                new NewNames(() -> "Q" + ids.incrementAndGet(), ids::incrementAndGet))
            .decide(
                new IncidentAction.Trigger(
                    new Subject(TestAccount.SERVICE, "disk", null, null),
                    null,
                    null,
                    null,
                    List.of(),
                    null),
                new Actor(new Agent.OfSystem(), ActionChannel.API),
                TestAccount.START)
            .after();
    return NotificationPlan.of(
            new Effect.Page(user.id(), reason),
            Objects.requireNonNull(incident),
            account.directory(),
            () -> "N" + ids.incrementAndGet(),
            TestAccount.START)
        .stream()
        .map(each ->
            each.contactMethod().kind()
                + " after "
                + Duration.between(each.assignedAt(), each.dueAt()))
        .toList();
  }

  private static User ana(boolean verifiedPhone) {
    ContactMethodId mail = new ContactMethodId("mail");
    ContactMethodId phone = new ContactMethodId("phone");
    return TestAccount.user("ana", Duration.ZERO)
        .reachedBy(
            List.of(
                new ContactMethod(mail, ContactKind.EMAIL, "Work", "ana@example.org", 0, true),
                new ContactMethod(phone, ContactKind.PHONE, "Mobile", "5550100", 1, verifiedPhone)),
            List.of(
                rule("late", Duration.ofMinutes(5), phone, Urgency.HIGH),
                rule("now", Duration.ZERO, mail, Urgency.HIGH),
                rule("again", Duration.ZERO, mail, Urgency.HIGH),
                rule("calm", Duration.ofHours(1), mail, Urgency.LOW)));
  }

  private static NotificationRule rule(
      String id, Duration delay, ContactMethodId way, Urgency urgency) {
    return new NotificationRule(new NotificationRuleId(id), delay, way, urgency);
  }
}
