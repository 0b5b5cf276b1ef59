package tocsin.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Urgency;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Fact;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.PageReason;
import tocsin.core.logentry.LogEntry;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.LedgerStore;
import tocsin.storage.LogEntryStore;
import tocsin.storage.ShardLeases.Lease;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryLogEntryStore;
import tocsin.storage.kit.InMemoryStores;

class LogEntryRelayTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final IncidentId DISK = new IncidentId("QDISK");
  private static final UserId ANN = new UserId("PANN");

  private final Stores stores = InMemoryStores.create();
  private LogEntryStore timeline = stores.logEntries();

  @Test
  void whatHappenedAndWhoWasNotifiedStandsInTheTimeline() {
    happens("L1", "looking at it");
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));

    relay();

    assertThat(timeline())
        .extracting(LogEntry::id)
        .containsExactly(new LogEntryId("L1"), new LogEntryId("QPAGE-1"));
  }

  @Test
  void aStopIsToldOnlyWhenItSparedSomebodySomething() {
    own("generation-a");
    write("generation-a", stopped(1), stopped(2, "QPAGE", "QCALL"));

    relay();

    assertThat(timeline())
        .singleElement()
        .isInstanceOfSatisfying(
            LogEntry.OfStop.class,
            stop -> {
              assertThat(stop.incident()).isEqualTo(DISK);
              assertThat(stop.user()).isEqualTo(ANN);
            });
  }

  @Test
  void readingOnAddsOnlyWhatIsNew() {
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));
    relay();
    happens("L1", "looking at it");
    write("generation-a", delivered("QPAGE", 2));

    relay();

    assertThat(timeline()).hasSize(3);
  }

  @Test
  void manyThousandFactsAreCarriedInSteps() {
    for (int i = 0; i < 2_500; i++) {
      happens("L" + i, "note " + i);
    }

    relay();

    assertThat(timeline.count(all())).isEqualTo(2_500);
    assertThat(timeline.cursor().factPosition()).isEqualTo(2_500);
  }

  @Test
  void itSaysHowFarItIsBehind() {
    for (int i = 0; i < 2_500; i++) {
      happens("L" + i, "note " + i);
    }
    LogEntryRelay relay = newRelay();

    assertThat(relay.poll(NOON)).isEqualTo(NOON);
    assertThat(relay.lag()).isEqualTo(1_500);
  }

  @Test
  void aLostTimelineIsCarriedAgain() {
    happens("L1", "looking at it");
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));
    relay();

    timeline = new InMemoryLogEntryStore();
    relay();

    assertThat(timeline()).hasSize(2);
  }

  @Test
  void aLostTimelineIsCarriedAgainWithWhatOnlyTheLedgerStillKnows() {
    happens("L1", "looking at it");
    own("generation-a");
    write("generation-a", planned("QPAGE"), delivered("QPAGE", 1));
    write("generation-a", planned("QCALL"), stopped(2, "QCALL"));
    write("generation-b", new JournalEntry.Opened(2));
    own("generation-b");
    readByBoth();
    List<LogEntry> before = timeline();
    assertThat(stores.journal().generations(0)).containsExactly("generation-b");
    assertThat(before).hasSize(3);

    timeline = new InMemoryLogEntryStore();
    readByBoth();

    assertThat(timeline()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whatJournalAndLedgerBothKnowIsToldOnce() {
    own("generation-a");
    write("generation-a", planned("QPAGE"), delivered("QPAGE", 1));
    write("generation-a", planned("QCALL"), planned("QTEXT"), stopped(3, "QCALL", "QTEXT"));
    readByBoth();
    List<LogEntry> before = timeline();

    timeline = new InMemoryLogEntryStore();
    readByBoth();

    assertThat(before).hasSize(2);
    assertThat(timeline()).containsExactlyInAnyOrderElementsOf(before);
  }

  private void readByBoth() {
    JournalReaders readers =
        new JournalReaders(
            stores.journal(), stores.leases(), Set.of(LogEntryRelay.NAME, LedgerRelay.NAME));
    LedgerStore ledger = stores.sideRoads().ledger();
    LogEntryRelay entries =
        new LogEntryRelay(stores.facts(), readers, timeline, ledger, nobody -> {});
    LedgerRelay booked = new LedgerRelay(readers, ledger);
    for (int round = 0; round < 3; round++) {
      Instant _ = booked.poll(NOON);
      Instant _ = entries.poll(NOON);
    }
  }

  private static JournalEntry planned(String notification) {
    return new JournalEntry.Planned(
        1,
        new PlannedNotification(
            new NotificationId(notification),
            DISK,
            1,
            "Disk full",
            "Shop",
            ANN,
            new ContactMethod(
                new ContactMethodId("PMAIL"),
                ContactKind.EMAIL,
                "Work",
                "ann@example.org",
                0,
                true),
            Urgency.HIGH,
            PageReason.ASSIGNED,
            NOON,
            NOON));
  }

  @Test
  void aGenerationThatWasReadAndFollowedIsLetGo() {
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));
    write("generation-b", new JournalEntry.Opened(1));
    own("generation-b");

    relay(); // reads
    relay(); // finds nothing more, lets go
    relay(); // forgets how far it had read

    assertThat(stores.journal().generations(0)).containsExactly("generation-b");
    assertThat(timeline()).hasSize(1);
    assertThat(timeline.cursor().journalPositions()).isEqualTo(Map.of("generation-b", 1L));
  }

  @Test
  void aGenerationThatIsBeingBegunIsKept() {
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));
    write("generation-b", new JournalEntry.Opened(1));

    relay();
    relay();

    assertThat(stores.journal().generations(0)).containsExactly("generation-a", "generation-b");
  }

  @Test
  void whatIsCarriedOverIsNotToldTwice() {
    own("generation-a");
    write("generation-a", delivered("QPAGE", 1));
    relay();
    write("generation-b", new JournalEntry.Opened(1), delivered("QPAGE", 1));
    own("generation-b");

    relay();

    assertThat(timeline()).hasSize(1);
  }

  private LogEntryRelay newRelay() {
    return new LogEntryRelay(
        stores.facts(), stores.journal(), stores.leases(), timeline, stores.sideRoads().ledger());
  }

  /** Starts the relay and lets it read until it has read everything. */
  private void relay() {
    LogEntryRelay relay = newRelay();
    while (!relay.poll(NOON).isAfter(NOON)) {
      assertThat(relay.name()).isEqualTo("log-entries");
    }
    assertThat(relay.lag()).isZero();
  }

  private List<LogEntry> timeline() {
    return timeline.list(all());
  }

  private static LogEntryStore.Filter all() {
    return new LogEntryStore.Filter(null, null, null, false, 0, 10_000);
  }

  private void own(String generation) {
    Lease lease = stores.leases().acquire(0, "us", NOON, NOON.plusSeconds(15)).orElseThrow();
    assertThat(stores.leases().point(lease, generation)).isPresent();
  }

  private void write(String generation, JournalEntry... lines) {
    stores.journal().append(0, generation, List.of(lines));
  }

  private static JournalEntry delivered(String notification, int attempt) {
    return new JournalEntry.Ended(
        new NotificationId(notification),
        attempt,
        NOON,
        new Recipient(DISK, ANN, ContactKind.EMAIL, "ann@example.org"),
        new AttemptOutcome.Delivered("receipt"));
  }

  private static JournalEntry stopped(long position, String... spared) {
    List<NotificationId> ids = new ArrayList<>();
    for (String id : spared) {
      ids.add(new NotificationId(id));
    }
    return new JournalEntry.Stopped(position, DISK, ANN, PageCause.ASSIGNMENT, NOON, ids);
  }

  private void happens(String id, String note) {
    Fact fact =
        new Fact(
            new LogEntryId(id),
            DISK,
            NOON.minusSeconds(60),
            new Actor(new Agent.OfUser(ANN), ActionChannel.WEB),
            new IncidentFact.Annotated(note));
    stores
        .incidents()
        .commit(
            new EngineBatch(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fact),
                List.of(),
                new IncidentStore.Progress(0, 0)));
  }
}
