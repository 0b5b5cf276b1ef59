package tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.TestAccount;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.event.Severity;

class MergingStoriesTest {
  private static final Directory TEAM =
      TestAccount.empty()
          .withUser("david")
          .withUser("joseph")
          .withPolicy(0, List.of("david"), List.of("joseph"))
          .withService(UrgencyRule.SEVERITY_BASED, null, null)
          .directory();

  private final Story disk = new Story(TEAM).toolTriggers(Severity.WARNING);
  private final Story memory = new Story(TEAM).named("M").toolTriggers(Severity.CRITICAL);

  @Test
  void theSourceEndsAndPagesNobodyWhileItsAlertGoesOnInTheTarget() {
    disk.merges("joseph", memory);

    assertThat(memory.recorded()).containsExactly("AlertsLeft", "MergedInto", "Resolved");
    assertThat(memory.stopped()).containsExactly("david");
    assertThat(memory.incident().status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(memory.incident().mergedInto()).isEqualTo(disk.incident().id());
    assertThat(memory.incident().alerts()).isEqualTo(new AlertCounts(0, 0));
    assertThat(disk.incident().alerts()).isEqualTo(new AlertCounts(2, 0));
  }

  @Test
  void aGraverAlertThatArrivesMakesTheTargetUrgent() {
    assertThat(disk.incident().urgency()).isEqualTo(Urgency.LOW);
    disk.merges("joseph", memory);

    assertThat(disk.recorded()).containsExactly("MergedFrom", "AlertsArrived", "UrgencyChanged");
    assertThat(disk.incident().urgency()).isEqualTo(Urgency.HIGH);
  }

  @Test
  void theTargetGoesOnUntilTheLastOfAllItsAlertsIsOver() {
    disk.merges("joseph", memory);
    disk.toolWants(new IncidentAction.ResolveAlert(disk.alert()));
    assertThat(disk.incident().isOpen()).isTrue();
    disk.toolWants(new IncidentAction.ResolveAlert(memory.alert()));
    assertThat(disk.incident().isOpen()).isFalse();
  }

  @Test
  void whatIsMergedAlreadyOrOverTakesNothingMore() {
    disk.merges("joseph", memory);
    Story cpu = new Story(TEAM).named("C").toolTriggers(null);

    assertThat(memory.merges("joseph", cpu).answer())
        .isEqualTo(new Answer.Refused(Refusal.ALREADY_MERGED));
    assertThat(cpu.merges("joseph", memory).answer())
        .isEqualTo(new Answer.Refused(Refusal.ALREADY_MERGED));
    cpu.personWants("david", new IncidentAction.Resolve());
    assertThat(cpu.merges("joseph", disk).answer())
        .isEqualTo(new Answer.Refused(Refusal.ALREADY_RESOLVED));
  }

  @Test
  void anIncidentThatIsOverGivesItsAlertsTooAndIsNotResolvedTwice() {
    memory.personWants("david", new IncidentAction.Resolve());
    disk.merges("joseph", memory);

    assertThat(memory.recorded()).containsExactly("AlertsLeft", "MergedInto");
    assertThat(disk.incident().alerts()).isEqualTo(new AlertCounts(1, 1));
  }

  @Test
  void anIncidentIsNotMergedWithItself() {
    assertThat(disk.merges("joseph", disk).answer())
        .isEqualTo(new Answer.Refused(Refusal.NOT_MERGEABLE));
  }

  @Test
  void oneMadeByHandTakesAlertsToo() {
    Story byHand = new Story(TEAM).named("H").personTriggers("joseph", List.of());
    byHand.merges("joseph", disk);

    assertThat(byHand.incident().alerts()).isEqualTo(new AlertCounts(1, 0));
    assertThat(disk.incident().isOpen()).isFalse();
  }

  @Test
  void anIncidentWhoseLastOpenAlertLeftIsOver() {
    memory.movesAlert("joseph", disk);

    assertThat(memory.recorded()).containsExactly("AlertsLeft", "Resolved");
    assertThat(memory.stopped()).containsExactly("david");
    assertThat(memory.incident().mergedInto()).isNull();
    assertThat(disk.incident().alerts()).isEqualTo(new AlertCounts(2, 0));
  }

  @Test
  void alertsDoNotMoveToAnIncidentThatIsOver() {
    disk.personWants("david", new IncidentAction.Resolve());
    memory.movesAlert("joseph", disk);

    assertThat(memory.answer()).isEqualTo(new Answer.Refused(Refusal.ALREADY_RESOLVED));
    assertThat(memory.incident().alerts()).isEqualTo(new AlertCounts(1, 0));
  }

  @Test
  void moreThanAThousandAlertsDoNotFitIntoOneIncident() {
    assertThat(Merging.room(disk.incident(), 999)).isEmpty();
    assertThat(Merging.room(disk.incident(), 1_000)).contains(Refusal.TOO_MANY_ALERTS);
  }

  @Test
  void severalAreMergedAtOnceOrNoneIs() {
    Story cpu = new Story(TEAM).named("C").toolTriggers(Severity.WARNING);
    assertThat(disk.merges("joseph", memory, disk).answer())
        .isEqualTo(new Answer.Refused(Refusal.NOT_MERGEABLE));
    assertThat(memory.incident().isOpen()).isTrue();
    disk.merges("joseph", memory, cpu);
    assertThat(disk.incident().alerts()).isEqualTo(new AlertCounts(3, 0));

    Story net = new Story(TEAM).named("N").toolTriggers(null);
    Story dns = new Story(TEAM).named("D").toolTriggers(null);
    assertThat(net.merges("joseph", dns, cpu).answer())
        .isEqualTo(new Answer.Refused(Refusal.ALREADY_MERGED));
    assertThat(dns.incident().isOpen()).isTrue();
  }

  @Test
  void nothingIsNoSource() {
    assertThat(disk.merges("joseph").answer()).isEqualTo(new Answer.Refused(Refusal.NOT_MERGEABLE));
  }

  @Test
  void oneMadeByHandWithoutAlertsGivesNone() {
    Story byHand = new Story(TEAM).named("H").personTriggers("joseph", List.of());
    disk.merges("joseph", byHand);

    assertThat(byHand.recorded()).containsExactly("MergedInto", "Resolved");
    assertThat(disk.recorded()).containsExactly("MergedFrom");
  }

  @Test
  void anAlertThatIsOverDoesNotMakeTheTargetUrgent() {
    memory.personWants("david", new IncidentAction.Resolve());
    disk.merges("joseph", memory);
    assertThat(disk.incident().urgency()).isEqualTo(Urgency.LOW);
  }

  @Test
  void whatIsOverPagesNobodyLessWhenItIsMerged() {
    memory.personWants("david", new IncidentAction.Resolve());
    disk.merges("joseph", memory);
    assertThat(memory.stopped()).isEmpty();
  }

  @Test
  void anIncidentGoesOnWhileAnOpenAlertIsLeftToIt() {
    disk.merges("joseph", memory);
    Story cpu = new Story(TEAM).named("C").toolTriggers(null);
    disk.movesAlerts("joseph", cpu, List.of(memory.alert()));

    assertThat(disk.recorded()).containsExactly("AlertsLeft");
    assertThat(disk.incident().isOpen()).isTrue();
    assertThat(cpu.incident().alerts()).isEqualTo(new AlertCounts(2, 0));
  }

  @Test
  void oneMadeByHandGoesOnWhenAnAlertLeavesThatWasOver() {
    Story byHand = new Story(TEAM).named("H").personTriggers("joseph", List.of());
    memory.personWants("david", new IncidentAction.Resolve());
    byHand.merges("joseph", memory).movesAlert("joseph", disk);

    assertThat(byHand.recorded()).containsExactly("AlertsLeft");
    assertThat(byHand.incident().isOpen()).isTrue();
    assertThat(disk.incident().alerts()).isEqualTo(new AlertCounts(1, 1));
  }

  @Test
  void whatIsOverGivesItsAlertsAndStaysOver() {
    memory.personWants("david", new IncidentAction.Resolve());
    memory.movesAlert("joseph", disk);
    assertThat(memory.recorded()).containsExactly("AlertsLeft");
  }

  @Test
  void noAlertsAtAllMoveWithoutATrace() {
    disk.movesAlerts("joseph", memory, List.of());
    assertThat(disk.answer()).isEqualTo(new Answer.NothingToDo());
    assertThat(disk.incident().isOpen()).isTrue();
  }

  @Test
  void alertsDoNotMoveWhereThereIsNoRoom() {
    for (int i = 2; i <= 1_000; i++) {
      disk.merges("joseph", new Story(TEAM).named("N" + i + "-").toolTriggers(null));
    }
    memory.movesAlert("joseph", disk);
    assertThat(memory.answer()).isEqualTo(new Answer.Refused(Refusal.TOO_MANY_ALERTS));
    assertThat(memory.incident().alerts()).isEqualTo(new AlertCounts(1, 0));
  }
}
