package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Urgency;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentFilter.Field;
import tocsin.storage.IncidentFilter.Sort;
import tocsin.storage.IncidentQueries;

/** What every {@link IncidentQueries} keeps to. */
public abstract class IncidentQueriesContract extends StoresContract {
  private static final Incident TRIGGERED = Samples.incident(1);
  private static final Incident ACKNOWLEDGED =
      Samples.assignedTo(
          Samples.with(
              Samples.incident(2, Samples.SEARCH, "Slow 100%_queries"),
              IncidentStatus.ACKNOWLEDGED),
          Samples.ANA,
          Samples.BO);
  private static final Incident RESOLVED =
      Samples.with(
          Samples.with(Samples.incident(3, Samples.SEARCH, "ÄRGER im Netz"), Urgency.LOW),
          IncidentStatus.RESOLVED);
  private static final Incident LOW =
      Samples.assignedTo(Samples.with(Samples.incident(4), Urgency.LOW), Samples.BO);
  private static final Alert DISK = Samples.alert("A1", TRIGGERED, "disk");
  private static final Alert CPU = Samples.alert("A2", TRIGGERED, "cpu");

  @BeforeEach
  final void fourIncidents() {
    new Batch()
        .put(TRIGGERED, ACKNOWLEDGED, RESOLVED, LOW)
        .put(DISK, CPU)
        .put(Samples.alert("A3", RESOLVED, "disk").resolved(Samples.NOON))
        .body(DISK, "{\"a\":1}")
        .commit(stores.incidents(), 1);
  }

  /** A filter that lets everything through, in the order of numbers. */
  private record Ask(
      Set<IncidentStatus> statuses,
      Set<ServiceId> services,
      Set<UserId> assignees,
      Set<Urgency> urgencies,
      @Nullable String incidentKey,
      @Nullable String text) {
    static final Ask ALL = new Ask(Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    static Ask statuses(IncidentStatus... statuses) {
      return new Ask(Set.of(statuses), Set.of(), Set.of(), Set.of(), null, null);
    }

    static Ask services(ServiceId... services) {
      return new Ask(Set.of(), Set.of(services), Set.of(), Set.of(), null, null);
    }

    static Ask assignees(UserId... users) {
      return new Ask(Set.of(), Set.of(), Set.of(users), Set.of(), null, null);
    }

    static Ask urgencies(Urgency... urgencies) {
      return new Ask(Set.of(), Set.of(), Set.of(), Set.of(urgencies), null, null);
    }

    static Ask key(String key) {
      return new Ask(Set.of(), Set.of(), Set.of(), Set.of(), key, null);
    }

    static Ask text(String text) {
      return new Ask(Set.of(), Set.of(), Set.of(), Set.of(), null, text);
    }

    IncidentFilter in(List<Sort> order, int offset, int limit) {
      return new IncidentFilter(
          statuses,
          services,
          assignees,
          urgencies,
          null,
          null,
          incidentKey,
          text,
          order,
          offset,
          limit);
    }
  }

  private void gives(Ask ask, Incident... expected) {
    IncidentFilter filter = ask.in(List.of(new Sort(Field.NUMBER, false)), 0, 100);
    assertThat(stores.queries().list(filter)).containsExactly(expected);
    assertThat(stores.queries().count(filter)).isEqualTo(expected.length);
  }

  @Test
  void alertsAreFoundByTheEventThatTheyCounted() {
    Alert first = began("B1", 10).resolved(Samples.NOON);
    Alert second = began("B2", 20).resolved(Samples.NOON);
    Alert third = began("B3", 30);
    new Batch().put(third, first, second).commit(stores.incidents(), 30);

    assertThat(counting("again", 25, 9)).containsExactly(second, third);
    assertThat(counting("again", 20, 1)).containsExactly(second);
    assertThat(counting("again", 9, 9)).containsExactly(first, second, third);
    assertThat(counting("never", 9, 9)).isEmpty();
  }

  private List<Alert> counting(String dedupKey, long position, int max) {
    AlertKey key = Samples.key(dedupKey);
    return stores.queries().alertsFrom(Map.of(key, position), max).getOrDefault(key, List.of());
  }

  private static Alert began(String id, long position) {
    Alert like = Samples.alert(id, TRIGGERED, "again");
    return new Alert(
        like.id(),
        like.incident(),
        like.service(),
        like.key(),
        like.summary(),
        like.source(),
        like.severity(),
        like.createdAt(),
        null,
        like.occurrences(),
        position);
  }

  @Test
  void anIncidentIsFoundByIdAndByNumber() {
    assertThat(stores.queries().find(RESOLVED.id())).contains(RESOLVED);
    assertThat(stores.queries().find(3)).contains(RESOLVED);
    assertThat(stores.queries().find(new IncidentId("Q99"))).isEmpty();
    assertThat(stores.queries().find(99)).isEmpty();
  }

  @Test
  void anEmptyFilterGivesAll() {
    gives(Ask.ALL, TRIGGERED, ACKNOWLEDGED, RESOLVED, LOW);
  }

  @Test
  void incidentsAreFilteredByStatus() {
    gives(Ask.statuses(IncidentStatus.TRIGGERED), TRIGGERED, LOW);
    gives(
        Ask.statuses(IncidentStatus.TRIGGERED, IncidentStatus.ACKNOWLEDGED),
        TRIGGERED,
        ACKNOWLEDGED,
        LOW);
    gives(
        Ask.statuses(IncidentStatus.RESOLVED, IncidentStatus.ACKNOWLEDGED), ACKNOWLEDGED, RESOLVED);
    gives(Ask.statuses(IncidentStatus.values()), TRIGGERED, ACKNOWLEDGED, RESOLVED, LOW);
  }

  @Test
  void incidentsAreFilteredByServiceAssigneeAndUrgency() {
    gives(Ask.services(Samples.SEARCH), ACKNOWLEDGED, RESOLVED);
    gives(Ask.services(Samples.SEARCH, new ServiceId("PNONE")), ACKNOWLEDGED, RESOLVED);
    gives(Ask.assignees(Samples.BO), ACKNOWLEDGED, LOW);
    gives(Ask.assignees(Samples.ANA, Samples.BO), TRIGGERED, ACKNOWLEDGED, LOW);
    gives(Ask.urgencies(Urgency.LOW), RESOLVED, LOW);
    gives(Ask.urgencies(Urgency.HIGH, Urgency.LOW), TRIGGERED, ACKNOWLEDGED, RESOLVED, LOW);
    gives(
        new Ask(
            Set.of(IncidentStatus.ACKNOWLEDGED),
            Set.of(Samples.SEARCH),
            Set.of(Samples.BO),
            Set.of(Urgency.HIGH),
            null,
            null),
        ACKNOWLEDGED);
  }

  @Test
  void anIncidentThatWasReassignedIsNoLongerFoundByItsFormerAssignee() {
    Incident reassigned = Samples.assignedTo(TRIGGERED, Samples.BO);
    new Batch().put(reassigned).commit(stores.incidents(), 2);

    gives(Ask.assignees(Samples.ANA), ACKNOWLEDGED);
    gives(Ask.assignees(Samples.BO), reassigned, ACKNOWLEDGED, LOW);
  }

  @Test
  void incidentsAreFoundByTheirOwnKeyOrThatOfOneOfTheirAlerts() {
    gives(Ask.key("key-2"), ACKNOWLEDGED);
    gives(Ask.key("disk"), TRIGGERED, RESOLVED);
    gives(Ask.key("none"));
  }

  @Test
  void titlesAreSearchedWithoutCaseAndSignsMeanThemselves() {
    gives(Ask.text("DISK full"), TRIGGERED, LOW);
    gives(Ask.text("ärger"), RESOLVED);
    gives(Ask.text("100%_q"), ACKNOWLEDGED);
    gives(Ask.text("1_0"));
    gives(Ask.text("%"), ACKNOWLEDGED);
    gives(Ask.text("db4"), LOW);
  }

  @Test
  void aNumberIsSearchedInTitlesAndAmongNumbers() {
    gives(Ask.text("3"), RESOLVED);
    gives(Ask.text("1"), TRIGGERED, ACKNOWLEDGED);
    gives(Ask.text("99999999999999999999999"));
  }

  @Test
  void sinceIsInsideAndUntilIsOutside() {
    IncidentFilter filter =
        new IncidentFilter(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            ACKNOWLEDGED.createdAt(),
            LOW.createdAt(),
            null,
            null,
            List.of(),
            0,
            10);

    assertThat(stores.queries().list(filter)).containsExactly(ACKNOWLEDGED, RESOLVED);
    assertThat(stores.queries().count(filter)).isEqualTo(2);
  }

  private void ordered(List<Sort> order, Incident... expected) {
    assertThat(stores.queries().list(Ask.ALL.in(order, 0, 10))).containsExactly(expected);
  }

  @Test
  void incidentsAreSortedAndTiesAreBrokenByNumber() {
    ordered(List.of(new Sort(Field.NUMBER, true)), LOW, RESOLVED, ACKNOWLEDGED, TRIGGERED);
    ordered(List.of(new Sort(Field.CREATED_AT, true)), LOW, RESOLVED, ACKNOWLEDGED, TRIGGERED);
    ordered(List.of(new Sort(Field.STATUS, false)), TRIGGERED, LOW, ACKNOWLEDGED, RESOLVED);
    ordered(List.of(new Sort(Field.URGENCY, false)), TRIGGERED, ACKNOWLEDGED, RESOLVED, LOW);
    ordered(
        List.of(new Sort(Field.URGENCY, false), new Sort(Field.CREATED_AT, true)),
        ACKNOWLEDGED,
        TRIGGERED,
        LOW,
        RESOLVED);
  }

  @Test
  void openIncidentsComeLastWhenSortedByTheTimeOfResolution() {
    Incident first =
        Samples.with(Samples.incident(0, Samples.SEARCH, "x"), IncidentStatus.RESOLVED);
    new Batch().put(first).commit(stores.incidents(), 2);

    ordered(
        List.of(new Sort(Field.RESOLVED_AT, false)), first, RESOLVED, TRIGGERED, ACKNOWLEDGED, LOW);
    ordered(
        List.of(new Sort(Field.RESOLVED_AT, true)), RESOLVED, first, LOW, ACKNOWLEDGED, TRIGGERED);
  }

  @Test
  void aListIsReadInPages() {
    List<Sort> newest = List.of(new Sort(Field.NUMBER, true));

    assertThat(stores.queries().list(Ask.ALL.in(newest, 1, 2)))
        .containsExactly(RESOLVED, ACKNOWLEDGED);
    assertThat(stores.queries().list(Ask.ALL.in(newest, 4, 2))).isEmpty();
    assertThat(stores.queries().count(Ask.ALL.in(newest, 4, 2))).isEqualTo(4);
  }

  @Test
  void alertsOfAnIncidentAreListedOldestFirst() {
    Instant later = TRIGGERED.createdAt().plusSeconds(5);
    Incident asOfLater = Samples.incident(1);
    Alert third =
        new Alert(
            new AlertId("A0"),
            asOfLater.id(),
            Samples.CHECKOUT,
            Samples.key("memory"),
            "Memory low",
            "db1",
            null,
            later,
            null,
            tocsin.core.alert.Occurrences.first(later),
            9);
    new Batch().put(third).commit(stores.incidents(), 2);

    assertThat(stores.queries().alerts(TRIGGERED.id(), 0, 10)).containsExactly(DISK, CPU, third);
    assertThat(stores.queries().alerts(TRIGGERED.id(), 1, 1)).containsExactly(CPU);
    assertThat(stores.queries().alerts(LOW.id(), 0, 10)).isEmpty();
  }

  @Test
  void anAlertAndItsBodyAreFoundById() {
    assertThat(stores.queries().alert(DISK.id())).contains(DISK);
    assertThat(stores.queries().alert(new AlertId("A99"))).isEmpty();
    assertThat(stores.queries().alertBody(DISK.id())).contains("{\"a\":1}");
    assertThat(stores.queries().alertBody(CPU.id())).isEmpty();
  }

  @Test
  void openIncidentsAreCountedForEachService() {
    assertThat(
            stores
                .queries()
                .openCounts(List.of(Samples.CHECKOUT, Samples.SEARCH, new ServiceId("PNONE"))))
        .isEqualTo(
            Map.of(
                Samples.CHECKOUT, Map.of(IncidentStatus.TRIGGERED, 2L),
                Samples.SEARCH, Map.of(IncidentStatus.ACKNOWLEDGED, 1L)));
  }
}
