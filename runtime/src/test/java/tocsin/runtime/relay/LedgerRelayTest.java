package tocsin.runtime.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Recipient;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.ShardLeases.Lease;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

class LedgerRelayTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Stores stores = InMemoryStores.create();
  private final JournalReaders readers =
      new JournalReaders(
          stores.journal(), stores.leases(), Set.of(LogEntryRelay.NAME, LedgerRelay.NAME));

  @Test
  void everyAttemptStandsInTheLedger() {
    own("generation-a");
    write("generation-a", attempt("QONE", 1), attempt("QTWO", 1));
    ledger(NOON);
    write("generation-a", attempt("QONE", 2));
    ledger(NOON);

    assertThat(entries()).extracting(e -> e.attempts().size()).containsExactly(2, 1);
  }

  @Test
  void aJournalThatOneReaderHasNotReadIsKeptForIt() {
    followed();
    ledger(NOON);
    ledger(NOON);
    assertThat(stores.journal().generations(0)).contains("generation-a");

    timeline(NOON);
    timeline(NOON);
    assertThat(stores.journal().generations(0)).containsExactly("generation-b");
    assertThat(stores.logEntries().cursor().journalPositions()).containsKey("generation-a");
    ledger(NOON);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aReaderThatIsDownForAWeekIsNotWaitedForAnyLonger() {
    followed();
    ledger(NOON);
    ledger(NOON);
    ledger(NOON.plus(JournalReaders.PATIENCE));
    assertThat(stores.journal().generations(0)).contains("generation-a");

    ledger(NOON.plus(JournalReaders.PATIENCE).plusSeconds(1));
    assertThat(stores.journal().generations(0)).containsExactly("generation-b");
  }

  private void followed() {
    own("generation-a");
    write("generation-a", attempt("QONE", 1));
    write("generation-b", new JournalEntry.Opened(1));
    own("generation-b");
  }

  private void ledger(Instant now) {
    Instant _ = new LedgerRelay(readers, stores.sideRoads().ledger()).poll(now);
  }

  private void timeline(Instant now) {
    Instant _ =
        new LogEntryRelay(
                stores.facts(),
                readers,
                stores.logEntries(),
                stores.sideRoads().ledger(),
                nobody -> {})
            .poll(now);
  }

  private List<LedgerEntry> entries() {
    return stores
        .sideRoads()
        .ledger()
        .list(new LedgerStore.Filter(null, null, Set.of(), null, null, 0, 10));
  }

  private void own(String generation) {
    Lease lease = stores.leases().acquire(0, "us", NOON, NOON.plusSeconds(15)).orElseThrow();
    assertThat(stores.leases().point(lease, generation)).isPresent();
  }

  private void write(String generation, JournalEntry... lines) {
    stores.journal().append(0, generation, List.of(lines));
  }

  private static JournalEntry attempt(String notification, int attempt) {
    return new JournalEntry.Ended(
        new NotificationId(notification),
        attempt,
        NOON,
        new Recipient(
            new IncidentId("QDISK"), new UserId("PANN"), ContactKind.EMAIL, "ann@example.org"),
        new AttemptOutcome.Postponed("busy", NOON.plusSeconds(10)));
  }
}
