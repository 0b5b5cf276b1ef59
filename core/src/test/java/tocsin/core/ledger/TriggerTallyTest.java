package tocsin.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.ledger.TriggerTally.Counted;

class TriggerTallyTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final AlertKey DISK = new AlertKey(new IntegrationId("DOOR"), "disk");

  private final TriggerTally tally = new TriggerTally(10);

  private static Alert alert(String id, long position, long triggers) {
    return new Alert(
        new AlertId(id),
        new IncidentId("Q" + id),
        new ServiceId("SHOP"),
        DISK,
        "Disk full",
        "db1",
        null,
        NOON,
        null,
        new Occurrences(triggers, NOON, NOON, List.of()),
        position);
  }

  private Counted show(long position) {
    Event trigger = new Event(NOON, "key", EventAction.TRIGGER, "disk", "Disk full", "", null, "");
    return tally.show(new LoggedEvent(position, trigger), DISK);
  }

  private List<Finding> end() {
    return tally.end(NOON.plusSeconds(1));
  }

  @Test
  void anAlertCountsTheTriggersFromItsOwnUpToTheNextAlert() {
    assertThat(tally.tell(DISK, List.of(alert("A", 10, 2), alert("B", 20, 1)))).isEmpty();

    assertThat(show(10)).isEqualTo(Counted.BY_AN_ALERT);
    assertThat(show(15)).isEqualTo(Counted.BY_AN_ALERT);
    assertThat(show(20)).isEqualTo(Counted.BY_AN_ALERT);
    assertThat(end()).isEmpty();
  }

  @Test
  void aTriggerThatNoAlertCountsIsMissed() {
    assertThat(tally.tell(DISK, List.of(alert("A", 10, 1)))).isEmpty();

    assertThat(show(10)).isEqualTo(Counted.BY_AN_ALERT);
    assertThat(show(11)).isEqualTo(Counted.BY_NONE);
  }

  @Test
  void aTriggerBeforeAnyAlertIsMissed() {
    assertThat(tally.tell(DISK, List.of(alert("A", 12, 1)))).isEmpty();

    assertThat(show(11)).isEqualTo(Counted.BY_NONE);
  }

  @Test
  void anAlertThatCountsMoreThanWasAcceptedIsADuplicate() {
    assertThat(tally.tell(DISK, List.of(alert("A", 10, 3)))).isEmpty();
    Counted _ = show(10);

    assertThat(end())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.DUPLICATE);
          assertThat(finding.sentence()).contains("2 triggers more");
        });
  }

  @Test
  void anAlertThatBeganBeforeOrGoesOnAfterwardsMayCountMore() {
    assertThat(tally.tell(DISK, List.of(alert("A", 9, 3)))).isEmpty();
    Counted _ = show(10);

    assertThat(end()).isEmpty();
    assertThat(tally.end(NOON)).isEmpty();
  }

  @Test
  void twoAlertsOfOneEventAreADuplicate() {
    assertThat(tally.tell(DISK, List.of(alert("A", 10, 1), alert("B", 10, 1)))).hasSize(1);
  }

  @Test
  void whatExpectsNothingMoreIsForgottenAndAskedForAgain() {
    assertThat(tally.tell(DISK, List.of(alert("A", 10, 1)))).isEmpty();
    assertThat(tally.knows(DISK, 10)).isTrue();
    Counted _ = show(10);
    tally.settle();

    assertThat(tally.knows(DISK, 20)).isFalse();
    assertThat(tally.tell(DISK, List.of(alert("B", 20, 1)))).isEmpty();
    assertThat(show(20)).isEqualTo(Counted.BY_AN_ALERT);
    assertThat(end()).isEmpty();
  }
}
