package tocsin.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.alert.Alert;
import tocsin.core.event.EventAction;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.incident.AlertCounts;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Refusal;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;

/** Wishes that concern several incidents, their alerts, or several people. */
class SeveralIncidentsTest {
  private final EngineRig rig = new EngineRig();

  @BeforeEach
  void aDiskAndAMemoryAreInTrouble() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.TRIGGER, "memory");
    rig.poll();
  }

  @Test
  void afterAMergeLaterEventsOfTheSourceConcernTheTarget() {
    rig.wish(rig.by("ben", disk(), new IncidentAction.Merge(List.of(memory().id()))));
    assertThat(memory().status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(alerts(disk())).extracting(a -> a.key().dedupKey()).contains("disk", "memory");
    assertThat(alerts(memory())).isEmpty();

    rig.event(EventAction.TRIGGER, "memory");
    rig.event(EventAction.RESOLVE, "disk");
    rig.poll();
    assertThat(rig.incidents()).as("no third incident").hasSize(2);
    assertThat(disk().alerts()).isEqualTo(new AlertCounts(1, 1));
    rig.event(EventAction.RESOLVE, "memory");
    rig.poll();
    assertThat(disk().status()).isEqualTo(IncidentStatus.RESOLVED);
    everyIncidentIsWhatItsFactsSay();
  }

  @Test
  void aMergeAndTheEventsOfTheSameMomentAgree() {
    rig.event(EventAction.RESOLVE, "memory");
    rig.event(EventAction.TRIGGER, "memory");
    rig.wish(rig.by("ben", disk(), new IncidentAction.Merge(List.of(memory().id()))));

    assertThat(disk().alerts()).isEqualTo(new AlertCounts(1, 1));
    assertThat(rig.incidents()).hasSize(3);
    assertThat(alerts(rig.incidents().getLast())).hasSize(1);
    everyIncidentIsWhatItsFactsSay();
  }

  @Test
  void aResolveAndAMergeOfTheSameCallLeaveNoAlertOpenBehind() {
    rig.wish(
        rig.by("ben", memory(), new IncidentAction.Resolve()),
        rig.by("ben", disk(), new IncidentAction.Merge(List.of(memory().id()))));

    assertThat(disk().alerts()).isEqualTo(new AlertCounts(1, 1));
    assertThat(alerts(disk())).filteredOn(Alert::isOpen).hasSize(1);
  }

  @Test
  void aMergeWithAnUnknownIncidentChangesNothing() {
    var results =
        rig.wish(
            rig.by(
                "ben",
                disk(),
                new IncidentAction.Merge(List.of(memory().id(), new IncidentId("none")))));

    assertThat(results.getFirst().answer()).isEqualTo(new Answer.Refused(Refusal.NO_SUCH_INCIDENT));
    assertThat(memory().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(alerts(memory())).hasSize(1);
  }

  @Test
  void anAlertThatMovesTakesItsFutureWithItAndLeavesAnEmptyIncidentOver() {
    AlertId alert = alerts(memory()).getFirst().id();
    rig.wish(rig.by("ben", memory(), new IncidentAction.MoveAlerts(List.of(alert), disk().id())));

    assertThat(memory().status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(alerts(disk())).hasSize(2).allMatch(Alert::isOpen);
    rig.event(EventAction.RESOLVE, "memory");
    rig.poll();
    assertThat(disk().alerts()).isEqualTo(new AlertCounts(1, 1));
    everyIncidentIsWhatItsFactsSay();
  }

  @Test
  void anAlertOfAnotherIncidentIsNotMovedOrResolved() {
    AlertId alert = alerts(memory()).getFirst().id();
    for (IncidentAction action :
        List.of(
            new IncidentAction.MoveAlerts(List.of(alert), memory().id()),
            new IncidentAction.ResolveAlert(alert))) {
      assertThat(rig.wish(rig.by("ben", disk(), action)).getFirst().answer())
          .isEqualTo(new Answer.Refused(Refusal.NO_SUCH_ALERT));
    }
  }

  @Test
  void anAlertResolvedByAPersonIsOverThoughItsIncidentGoesOn() {
    rig.wish(rig.by("ben", disk(), new IncidentAction.Merge(List.of(memory().id()))));
    AlertId alert = alerts(disk()).getLast().id();
    rig.wish(rig.by("ben", disk(), new IncidentAction.ResolveAlert(alert)));

    assertThat(disk().status()).isEqualTo(IncidentStatus.TRIGGERED);
    assertThat(alerts(disk())).filteredOn(a -> !a.isOpen()).extracting(Alert::id).contains(alert);
    assertThat(disk().alerts()).isEqualTo(new AlertCounts(1, 1));
  }

  @Test
  void aRequestForHelpAndItsAnswerTravelTheSameRoadAsAPage() {
    UserId ben = new UserId("ben");
    rig.wish(
        rig.by(
            "anna",
            disk(),
            new IncidentAction.RequestResponders(
                new UserId("anna"), "help", List.of(new ResponderTarget.OfUser(ben)))));
    rig.wish(rig.by("ben", disk(), new IncidentAction.AnswerRequest(ben, ResponderAnswer.JOINED)));

    assertThat(rig.outbox().reversed().subList(0, 2))
        .containsExactly("stop ben for RESPONDER_REQUEST", "notify ben");
  }

  private void everyIncidentIsWhatItsFactsSay() {
    for (Incident incident : rig.incidents()) {
      assertThat(IncidentHistory.replay(rig.stores.facts().of(incident.id()))).contains(incident);
    }
  }

  private Incident disk() {
    return rig.incidents().getFirst();
  }

  private Incident memory() {
    return rig.incidents().get(1);
  }

  private List<Alert> alerts(Incident incident) {
    return rig.stores.queries().alerts(incident.id(), 0, 1_000);
  }
}
