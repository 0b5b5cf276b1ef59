package tocsin.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tocsin.core.event.EventAction;
import tocsin.core.incident.Answer;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.incident.Refusal;

class EngineTest {
  private final EngineRig rig = new EngineRig();

  @Test
  void anEventMakesAnIncidentAndPagesWhoIsAskedFirst() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    assertThat(rig.incidents()).hasSize(1);
    assertThat(rig.outbox()).containsExactly("notify anna");
  }

  @Test
  void aThousandDuplicatesAreOneIncidentWithACount() {
    for (int i = 0; i < 1_500; i++) {
      rig.event(EventAction.TRIGGER, "disk");
    }
    assertThat(rig.poll()).as("more waits").isEqualTo(rig.now);
    rig.poll();
    Incident incident = rig.incidents().getFirst();
    assertThat(rig.incidents()).hasSize(1);
    assertThat(rig.stores.queries().alerts(incident.id(), 0, 10))
        .singleElement()
        .satisfies(alert -> assertThat(alert.occurrences().count()).isEqualTo(1_500));
    assertThat(rig.outbox()).containsExactly("notify anna");
  }

  @Test
  void whatHappensWithinOneBatchIsSeenByWhatFollows() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.ACKNOWLEDGE, "disk");
    rig.event(EventAction.RESOLVE, "disk");
    rig.event(EventAction.RESOLVE, "disk");
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    assertThat(rig.incidents())
        .extracting(Incident::status)
        .containsExactly(IncidentStatus.RESOLVED, IncidentStatus.TRIGGERED);
    assertThat(rig.outbox())
        .containsExactly("notify anna", "stop anna", "stop anna", "notify anna");
  }

  @Test
  void anIncidentResolvedByAPersonTakesItsAlertsWithIt() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.wish(rig.by("ben", rig.incidents().getFirst(), new IncidentAction.Resolve()));
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    assertThat(rig.incidents()).hasSize(2);
  }

  @Test
  void anAcknowledgementAndTheTriggerOfTheSameMomentDoNotLoseEachOther() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    Incident incident = rig.incidents().getFirst();
    rig.event(EventAction.TRIGGER, "disk");
    rig.wish(rig.by("ben", incident, new IncidentAction.Acknowledge()));
    assertThat(rig.incidents().getFirst().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void timersSurviveARestart() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.restart();
    rig.minutesPass(5);
    assertThat(rig.outbox()).containsExactly("notify anna", "stop anna", "notify ben");
  }

  @Test
  void aRestartDecidesNothingTwice() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.restart();
    rig.poll();
    rig.event(EventAction.TRIGGER, "memory");
    rig.poll();
    assertThat(rig.incidents()).extracting(Incident::number).containsExactly(1L, 2L);
  }

  @Test
  void ofWishesThatBelongTogetherAllHappenOrNone() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.event(EventAction.TRIGGER, "memory");
    rig.poll();
    Incident disk = rig.incidents().getFirst();
    Incident memory = rig.incidents().getLast();
    rig.wish(rig.by("ben", memory, new IncidentAction.Resolve()));

    var results =
        rig.wish(
            rig.by("ben", disk, new IncidentAction.Acknowledge()),
            rig.by("ben", memory, new IncidentAction.Acknowledge()));

    assertThat(results.getLast().answer()).isEqualTo(new Answer.Refused(Refusal.ALREADY_RESOLVED));
    assertThat(rig.incidents().getFirst().status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void anIncidentKeyIsTakenWhileItsIncidentIsOpen() {
    Incident made =
        Objects.requireNonNull(rig.wish(rig.make("ben", "shop-slow")).getFirst().incident());
    assertThat(rig.wish(rig.make("ben", "shop-slow")).getFirst().answer())
        .isEqualTo(new Answer.Refused(Refusal.KEY_IN_USE));
    rig.wish(rig.by("ben", made, new IncidentAction.Resolve()));
    assertThat(rig.wish(rig.make("ben", "shop-slow")).getFirst().refused()).isFalse();
  }

  @Test
  void aDisabledServiceTakesEventsAndMakesNothing() {
    rig.disableService();
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    assertThat(rig.incidents()).isEmpty();
    assertThat(rig.stores.incidents().progress().eventPosition()).isEqualTo(1);
  }

  @Test
  void everyIncidentIsWhatItsFactsSay() {
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.minutesPass(5);
    Incident incident = rig.incidents().getFirst();
    rig.wish(rig.by("ben", incident, new IncidentAction.Snooze(Duration.ofHours(1))));
    rig.minutesPass(61);
    assertThat(IncidentHistory.replay(rig.stores.facts().of(incident.id())))
        .contains(rig.incidents().getFirst());
  }

  @Test
  void theNextPollIsWhenTheNextTimerIsDueButNoLaterThanASecond() {
    assertThat(rig.poll()).isEqualTo(rig.now.plusSeconds(1));
    rig.event(EventAction.TRIGGER, "disk");
    rig.poll();
    rig.now = rig.now.plus(Duration.ofMinutes(5)).minusMillis(200);
    assertThat(rig.poll()).isEqualTo(rig.now.plusMillis(200));
  }
}
