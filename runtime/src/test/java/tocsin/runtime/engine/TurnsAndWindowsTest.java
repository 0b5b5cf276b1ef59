package tocsin.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.event.EventAction;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Refusal;

class TurnsAndWindowsTest {
  private static final EscalationPolicyId POLICY = new EscalationPolicyId("policy");

  private final EngineRig rig = new EngineRig();

  @Test
  void twoEventsOfOneBatchAskTwoPeopleInTurn() {
    rig.askInTurns();
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.TRIGGER, "cpu");
    rig.poll();

    assertThat(rig.outbox()).containsExactly("notify anna", "notify ben");
  }

  @Test
  void theTurnIsRememberedByTheNextEngine() {
    rig.askInTurns();
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.restart();
    rig.event(EventAction.TRIGGER, "cpu");
    rig.poll();

    assertThat(rig.outbox()).containsExactly("notify anna", "notify ben");
  }

  @Test
  void incidentsMovedTogetherToAPolicyAreSharedAndWhatIsRefusedTakesNoTurn() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.TRIGGER, "cpu");
    rig.poll();
    rig.askInTurns();
    Incident disk = rig.incidents().getFirst();
    Incident cpu = rig.incidents().getLast();
    var move = new IncidentAction.DelegateTo(POLICY);
    var badSnooze = new IncidentAction.Snooze(Duration.ZERO);

    rig.wish(rig.by("anna", disk, move), rig.by("anna", cpu, badSnooze));
    assertThat(rig.stores.incidents().turns()).isEmpty();

    rig.wish(rig.by("anna", disk, move), rig.by("anna", cpu, move));
    assertThat(rig.incidents())
        .extracting(i -> i.assignments().getFirst().user().value())
        .containsExactly("anna", "ben");
    assertThat(rig.stores.incidents().turns()).containsEntry(new EscalationRuleId("ring"), 1);
  }

  @Test
  void eventsInAMaintenanceWindowMakeNothingAndAreCounted() {
    rig.maintain(Duration.ofHours(1));
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.TRIGGER, "cpu");
    rig.poll();
    rig.minutesPass(59);
    rig.event(EventAction.TRIGGER, "net");
    rig.poll();

    assertThat(rig.incidents()).isEmpty();
    assertThat(rig.unanswered()).containsExactly("3 MAINTENANCE net");

    rig.minutesPass(1);
    rig.event(EventAction.TRIGGER, "net");
    rig.poll();
    assertThat(rig.incidents()).hasSize(1);
  }

  @Test
  void anIncidentThatWasOpenBeforeTheWindowKeepsPagingAndAResolveByEventIsIgnored() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.maintain(Duration.ofHours(1));
    rig.event(EventAction.RESOLVE, "disk");
    rig.event(EventAction.ACKNOWLEDGE, "disk");
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.minutesPass(5);

    assertThat(rig.incidents())
        .extracting(Incident::status)
        .containsExactly(IncidentStatus.TRIGGERED);
    assertThat(rig.outbox()).containsExactly("notify anna", "stop anna", "notify ben");
    assertThat(rig.unanswered()).containsExactly("3 MAINTENANCE disk");
  }

  @Test
  void aPersonIsToldWhyNoIncidentCanBeMadeNow() {
    rig.maintain(Duration.ofHours(1));
    assertThat(refusal()).isEqualTo(new Answer.Refused(Refusal.SERVICE_IN_MAINTENANCE));

    rig.disableService();
    assertThat(refusal()).isEqualTo(new Answer.Refused(Refusal.SERVICE_DISABLED));
    assertThat(rig.incidents()).isEmpty();
  }

  private Answer refusal() {
    return rig.wish(rig.make("anna", null)).getFirst().answer();
  }

  @Test
  void whatEndsAnAlertThatIsNotOpenIsCountedToo() {
    rig.event(EventAction.RESOLVE, "disk");
    rig.poll();
    rig.disableService();
    rig.event(EventAction.TRIGGER, "cpu");
    rig.poll();

    assertThat(rig.unanswered()).isEqualTo(List.of("1 NOTHING_OPEN disk", "1 DISABLED cpu"));
  }
}
