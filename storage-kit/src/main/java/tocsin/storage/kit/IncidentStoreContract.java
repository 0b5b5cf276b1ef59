package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.escalation.Turn;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.AssignReason;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.EventFate;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentStore;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;
import tocsin.storage.StorageException;
import tocsin.storage.Unanswered;

/** What every {@link IncidentStore} keeps to. */
public abstract class IncidentStoreContract extends StoresContract {
  private static final Incident FIRST = Samples.incident(1);
  private static final Incident SECOND = Samples.incident(2);

  private IncidentStore store() {
    return stores.incidents();
  }

  @Test
  void anEmptyStoreStandsAtTheBeginning() {
    assertThat(store().progress()).isEqualTo(new IncidentStore.Progress(0, 0));
    assertThat(store().nextDue()).isEmpty();
    assertThat(store().due(Samples.NOON, 10)).isEmpty();
    IncidentStore.Loaded loaded =
        store().load(List.of(Samples.key("a")), List.of(new IncidentId("Q1")));
    assertThat(loaded.openAlerts()).isEmpty();
    assertThat(loaded.incidents()).isEmpty();
  }

  @Test
  void openAlertsAreLoadedByKeyTogetherWithTheirIncidents() {
    Alert open = Samples.alert("A1", FIRST, "disk");
    Alert over = Samples.alert("A2", FIRST, "cpu").resolved(Samples.NOON);
    new Batch().put(FIRST, SECOND).put(open, over).commit(store(), 10);

    IncidentStore.Loaded loaded =
        store()
            .load(
                List.of(Samples.key("disk"), Samples.key("cpu"), Samples.key("disk")),
                List.of(SECOND.id(), new IncidentId("Q99")));

    assertThat(loaded.openAlerts()).containsExactly(open);
    assertThat(loaded.incidents()).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void aThousandKeysAreLoadedAtOnce() {
    Batch batch = new Batch();
    List<AlertKey> keys = IntStream.rangeClosed(1, 1_000).mapToObj(i -> key(i)).toList();
    for (int i = 1; i <= 1_000; i += 2) {
      Incident incident = Samples.incident(i);
      batch.put(incident).put(Samples.alert("A" + i, incident, key(i).dedupKey()));
    }
    batch.commit(store(), 1);

    IncidentStore.Loaded loaded = store().load(keys, List.of());

    assertThat(loaded.openAlerts()).hasSize(500);
    assertThat(loaded.incidents()).hasSize(500).doesNotHaveDuplicates();
  }

  private static AlertKey key(int i) {
    return Samples.key("key" + i);
  }

  @Test
  void puttingAnIncidentOrAlertAgainReplacesIt() {
    Alert alert = Samples.alert("A1", FIRST, "disk");
    new Batch().put(FIRST).put(alert).commit(store(), 1);
    Incident changed = Samples.assignedTo(FIRST, Samples.BO);
    Alert repeated = alert.repeated(null, Samples.NOON.plusSeconds(300));
    new Batch().put(changed).put(repeated).commit(store(), 2);

    IncidentStore.Loaded loaded = store().load(List.of(alert.key()), List.of());

    assertThat(loaded.openAlerts()).containsExactly(repeated);
    assertThat(loaded.incidents()).containsExactly(changed);
  }

  @Test
  void progressMovesWithTheBatchAndSurvivesARestart() {
    new Batch().put(FIRST, SECOND).commit(store(), 41);
    reopen();

    assertThat(store().progress()).isEqualTo(new IncidentStore.Progress(41, 2));
    assertThat(store().load(List.of(), List.of(FIRST.id())).incidents()).containsExactly(FIRST);
  }

  @Test
  void openAlertsOfAResolvedIncidentAreClosedWithIt() {
    Alert stored = Samples.alert("A1", FIRST, "disk");
    Alert overBefore = Samples.alert("A2", FIRST, "cpu").resolved(Samples.NOON);
    new Batch().put(FIRST).put(stored, overBefore).commit(store(), 1);
    Incident resolved = Samples.with(FIRST, IncidentStatus.RESOLVED);
    Alert lastMinute = Samples.alert("A3", FIRST, "memory");
    new Batch().put(resolved).put(lastMinute).close(resolved).commit(store(), 2);

    Instant at = FIRST.createdAt().plusSeconds(60);
    assertThat(stores.queries().alert(stored.id())).contains(stored.resolved(at));
    assertThat(stores.queries().alert(lastMinute.id())).contains(lastMinute.resolved(at));
    assertThat(stores.queries().alert(overBefore.id())).contains(overBefore);
    assertThat(store().load(List.of(stored.key(), lastMinute.key()), List.of()).openAlerts())
        .isEmpty();
  }

  @Test
  void anAlertThatMovesBelongsToItsNewIncidentOnlyAndStaysOpenThoughTheOldOneEnds() {
    Alert moving = Samples.alert("A1", FIRST, "disk");
    Alert staying = Samples.alert("A2", FIRST, "cpu");
    new Batch().put(FIRST, SECOND).put(moving, staying).commit(store(), 1);
    assertThat(store().alertsOf(FIRST.id())).containsExactly(moving, staying);
    Incident over = Samples.with(FIRST, IncidentStatus.RESOLVED);
    Alert moved = moving.movedTo(SECOND.id());
    new Batch().put(over, SECOND).put(moved).close(over).commit(store(), 2);

    assertThat(store().alertsOf(FIRST.id())).extracting(Alert::isOpen).containsExactly(false);
    assertThat(store().alertsOf(SECOND.id())).containsExactly(moved);
    assertThat(stores.queries().alerts(SECOND.id(), 0, 10)).containsExactly(moved);
    assertThat(store().load(List.of(moved.key()), List.of()).openAlerts()).containsExactly(moved);
  }

  @Test
  void aKeyCanBeClosedAndOpenedAgainInOneBatch() {
    Alert before = Samples.alert("A1", FIRST, "disk");
    new Batch().put(FIRST).put(before).commit(store(), 1);
    Alert again = Samples.alert("A2", SECOND, "disk");
    new Batch()
        .put(SECOND, Samples.with(FIRST, IncidentStatus.RESOLVED))
        .put(again, before.resolved(Samples.NOON))
        .commit(store(), 2);

    assertThat(store().load(List.of(before.key()), List.of()).openAlerts()).containsExactly(again);
  }

  @Test
  void aKeyCanBeOpenedAgainInTheBatchThatClosesItsIncident() {
    Alert before = Samples.alert("A1", FIRST, "disk");
    new Batch().put(FIRST).put(before).commit(store(), 1);
    Incident resolved = Samples.with(FIRST, IncidentStatus.RESOLVED);
    Alert again = Samples.alert("A2", SECOND, "disk");
    new Batch().put(resolved, SECOND).put(again).close(resolved).commit(store(), 2);

    assertThat(store().load(List.of(before.key()), List.of()).openAlerts()).containsExactly(again);
  }

  @Test
  void twoOpenAlertsWithOneKeyAreRefusedAndNothingOfTheBatchIsWritten() {
    new Batch().put(FIRST).put(Samples.alert("A1", FIRST, "disk")).commit(store(), 1);
    Batch second =
        new Batch()
            .put(SECOND)
            .put(Samples.alert("A2", SECOND, "disk"))
            .add(Samples.note("L1", SECOND, "hello"))
            .send(new OutboxMessage.Stop(SECOND.id(), Samples.ANA));

    assertThatThrownBy(() -> second.commit(store(), 2)).isInstanceOf(StorageException.class);

    assertThat(store().progress()).isEqualTo(new IncidentStore.Progress(1, 1));
    assertThat(stores.queries().find(SECOND.id())).isEmpty();
    assertThat(stores.facts().read(0, 10)).isEmpty();
    assertThat(stores.outbox().read(Shards.of(Samples.ANA), 0, 10)).isEmpty();
    new Batch().put(SECOND).commit(store(), 2);
    assertThat(stores.queries().find(SECOND.id())).contains(SECOND);
  }

  @Test
  void anOpenIncidentIsFoundByItsServiceAndKey() {
    new Batch().put(FIRST, Samples.with(SECOND, IncidentStatus.RESOLVED)).commit(store(), 1);

    assertThat(store().openWithKey(Samples.CHECKOUT, "key-1")).contains(FIRST.id());
    assertThat(store().openWithKey(Samples.SEARCH, "key-1")).isEmpty();
    assertThat(store().openWithKey(Samples.CHECKOUT, "key-2")).isEmpty();
  }

  @Test
  void openIncidentsAreCountedPerService() {
    Incident elsewhere = Samples.incident(3, Samples.SEARCH, "Slow");
    new Batch()
        .put(FIRST, Samples.with(SECOND, IncidentStatus.RESOLVED), elsewhere)
        .commit(store(), 1);

    assertThat(store().openIncidents(Samples.CHECKOUT)).isEqualTo(1);
    assertThat(store().openIncidents(Samples.SEARCH)).isEqualTo(1);
  }

  @Test
  void incidentsAreDueInTheOrderOfTheirTimers() {
    Instant noon = Samples.NOON;
    Incident late = Samples.escalatingAt(Samples.incident(1), noon.plusSeconds(30));
    Incident early = Samples.escalatingAt(Samples.incident(2), noon.plusSeconds(10));
    Incident later = Samples.escalatingAt(Samples.incident(3), noon.plusMillis(30_001));
    new Batch().put(late, early, later, Samples.incident(4)).commit(store(), 1);

    assertThat(store().nextDue()).contains(noon.plusSeconds(10));
    assertThat(store().due(noon.plusSeconds(9), 10)).isEmpty();
    assertThat(store().due(noon.plusSeconds(30), 10)).containsExactly(early, late);
    assertThat(store().due(noon.plusSeconds(60), 2)).containsExactly(early, late);
  }

  @Test
  void theFactsOfABatchMoveTheRingsOfRoundRobinRulesAndTheLatestTurnCounts() {
    Incident first = Samples.incident(1);
    Incident second = Samples.incident(2);
    new Batch().put(first).add(turn("L1", first, "R1", 0)).commit(stores.incidents(), 1);
    new Batch()
        .put(second)
        .add(turn("L2", first, "R2", 4), turn("L3", second, "R1", 1), turn("L4", second, "R1", 2))
        .commit(stores.incidents(), 2);

    reopen();

    assertThat(stores.incidents().turns())
        .isEqualTo(Map.of(new EscalationRuleId("R1"), 2, new EscalationRuleId("R2"), 4));
  }

  private static Fact turn(String id, Incident incident, String rule, int target) {
    return Samples.fact(
        id,
        incident,
        new IncidentFact.Assigned(
            List.of(Samples.ANA),
            1,
            AssignedVia.ESCALATION_POLICY,
            AssignReason.CREATED,
            null,
            new Turn(new EscalationRuleId(rule), target),
            List.of()));
  }

  @Test
  void eventsThatMadeNothingAreCountedForEachIntegrationAndReason() {
    new Batch()
        .count(unanswered("door", EventFate.MAINTENANCE, 3, Samples.NOON, "disk"))
        .commit(stores.incidents(), 3);
    new Batch()
        .count(
            unanswered("door", EventFate.MAINTENANCE, 2, Samples.NOON.plusSeconds(9), "cpu"),
            unanswered("door", EventFate.DISABLED, 1, Samples.NOON, "net"),
            unanswered("other", EventFate.DISABLED, 1, Samples.NOON, "net"))
        .commit(stores.incidents(), 7);

    reopen();

    assertThat(stores.incidents().unanswered(List.of("door", "unknown")))
        .containsExactlyInAnyOrder(
            unanswered("door", EventFate.DISABLED, 1, Samples.NOON, "net"),
            new Unanswered(
                "door",
                EventFate.MAINTENANCE,
                5,
                Samples.NOON,
                Samples.NOON.plusSeconds(9),
                "cpu"));
  }

  private static Unanswered unanswered(
      String key, EventFate fate, long count, Instant at, String dedupKey) {
    return new Unanswered(key, fate, count, at, at, dedupKey);
  }

  @Test
  void aTimerThatWasTakenAwayIsNotDue() {
    Incident escalating = Samples.escalatingAt(FIRST, Samples.NOON);
    new Batch().put(escalating).commit(store(), 1);
    new Batch().put(Samples.escalatingAt(FIRST, null)).commit(store(), 2);

    assertThat(store().nextDue()).isEmpty();
    assertThat(store().due(Samples.NOON.plusSeconds(60), 10)).isEmpty();
  }
}
