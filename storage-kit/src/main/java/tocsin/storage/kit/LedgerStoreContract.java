package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.storage.LedgerStore.Filter;

/** What every {@link LedgerStore} keeps to. */
public abstract class LedgerStoreContract extends StoresContract {
  private static final LedgerEntry WAITING = entry("N1", 1, Samples.ANA, ContactKind.EMAIL, null);
  private static final LedgerEntry SENT =
      entry("N2", 2, Samples.BO, ContactKind.SMS, Samples.NOON.plusSeconds(200));
  private static final Map<String, Long> POSITIONS = Map.of("one", 3L, "two", 4L);

  private static LedgerEntry entry(
      String id, int minute, UserId user, ContactKind medium, @Nullable Instant started) {
    Instant planned = Samples.NOON.plus(Duration.ofMinutes(minute));
    return new LedgerEntry(
        new NotificationId(id),
        new IncidentId("Q1"),
        user,
        medium,
        "somewhere",
        PageReason.ASSIGNED,
        planned,
        planned,
        started == null ? LedgerEntry.State.OPEN : LedgerEntry.State.DELIVERED,
        started == null
            ? List.of()
            : List.of(
                new LedgerEntry.Attempt(
                    1, started, new AttemptOutcome.Delivered("p"), started.plusSeconds(1))),
        started == null ? null : started.plusSeconds(1));
  }

  private LedgerStore store() {
    return stores.sideRoads().ledger();
  }

  private static Filter all() {
    return new Filter(null, null, Set.of(), null, null, 0, 10);
  }

  private void gives(Filter filter, LedgerEntry... expected) {
    assertThat(store().list(filter)).containsExactly(expected);
    assertThat(store().count(filter)).isEqualTo(expected.length);
  }

  @Test
  void entriesAndPositionsAreThereAfterARestart() {
    assertThat(store().positions()).isEmpty();
    store().put(List.of(WAITING, SENT), POSITIONS);
    reopen();

    assertThat(store().positions()).isEqualTo(POSITIONS);
    assertThat(store().load(List.of(WAITING.id(), new NotificationId("N9"))))
        .isEqualTo(Map.of(WAITING.id(), WAITING));
    gives(all(), WAITING, SENT);
  }

  @Test
  void anEntryIsReplacedByItsIdAndPositionsAsAWhole() {
    store().put(List.of(WAITING), POSITIONS);
    LedgerEntry tried = entry("N1", 1, Samples.ANA, ContactKind.EMAIL, SENT.endedAt());
    store().put(List.of(tried), Map.of("two", 5L));

    gives(all(), tried);
    assertThat(store().positions()).isEqualTo(Map.of("two", 5L));
  }

  @Test
  void entriesAreFoundByIncidentUserMediumAndTheTimeOfTheFirstTry() {
    store().put(List.of(SENT, WAITING), POSITIONS);

    gives(new Filter(new IncidentId("Q1"), null, Set.of(), null, null, 0, 10), WAITING, SENT);
    gives(new Filter(new IncidentId("Q2"), null, Set.of(), null, null, 0, 10));
    gives(new Filter(null, Samples.BO, Set.of(), null, null, 0, 10), SENT);
    gives(new Filter(null, null, Set.of(ContactKind.EMAIL), null, null, 0, 10), WAITING);
    Instant started = SENT.startedAt().orElseThrow();
    gives(new Filter(null, null, Set.of(), started, started.plusMillis(1), 0, 10), SENT);
    gives(new Filter(null, null, Set.of(), Samples.NOON, started, 0, 10));
  }

  @Test
  void whatWasPlannedInATimeIsReadPageByPage() {
    LedgerEntry later = entry("N3", 2, Samples.ANA, ContactKind.SMS, null);
    store().put(List.of(SENT, later, WAITING), POSITIONS);
    Instant end = SENT.plannedAt().plusMillis(1);

    assertThat(store().planned(Samples.NOON, end, null, 2)).containsExactly(WAITING, SENT);
    assertThat(store().planned(Samples.NOON, end, SENT, 2)).containsExactly(later);
    assertThat(store().planned(Samples.NOON, SENT.plannedAt(), null, 9)).containsExactly(WAITING);
    assertThat(store().planned(SENT.plannedAt(), end, null, 9)).containsExactly(SENT, later);
  }

  @Test
  void oldEntriesAreForgotten() {
    store().put(List.of(SENT, WAITING), POSITIONS);
    store().forget(SENT.plannedAt());

    gives(all(), SENT);
  }
}
