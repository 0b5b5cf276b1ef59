package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Incident;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.storage.LogEntryStore.Cursor;
import tocsin.storage.LogEntryStore.Filter;

/** What every {@link LogEntryStore} keeps to. */
public abstract class LogEntryStoreContract extends StoresContract {
  private static final Incident FIRST = Samples.incident(1);
  private static final Incident SECOND = Samples.incident(2);
  private static final LogEntry ONE = new LogEntry.OfFact(Samples.note("L1", FIRST, "one"));
  private static final LogEntry TWO = new LogEntry.OfFact(Samples.note("L2", SECOND, "two"));
  private static final LogEntry SAME_TIME =
      new LogEntry.OfStop(new LogEntryId("L0"), FIRST.id(), FIRST.createdAt(), Samples.ANA);
  private static final Cursor CURSOR = new Cursor(7, Map.of("one", 3L, "two", 4L));

  private LogEntryStore store() {
    return stores.logEntries();
  }

  private static Filter filter(
      @Nullable IncidentId incident, @Nullable Instant since, @Nullable Instant until) {
    return new Filter(incident, since, until, false, 0, 10);
  }

  private void gives(Filter filter, LogEntry... expected) {
    assertThat(store().list(filter)).containsExactly(expected);
    assertThat(store().count(filter)).isEqualTo(expected.length);
  }

  @Test
  void anEmptyStoreStandsAtTheBeginning() {
    assertThat(store().cursor()).isEqualTo(new Cursor(0, Map.of()));
    gives(filter(null, null, null));
  }

  @Test
  void entriesAndCursorAreThereAfterARestart() {
    store().append(List.of(ONE, TWO), CURSOR);
    reopen();

    assertThat(store().cursor()).isEqualTo(CURSOR);
    assertThat(store().find(ONE.id())).contains(ONE);
    assertThat(store().find(new LogEntryId("L99"))).isEmpty();
  }

  @Test
  void theCursorIsReplacedAsAWhole() {
    store().append(List.of(), CURSOR);
    store().append(List.of(), new Cursor(8, Map.of("two", 5L)));

    assertThat(store().cursor()).isEqualTo(new Cursor(8, Map.of("two", 5L)));
  }

  @Test
  void thatTheLedgerWasReadIsKept() {
    Cursor read = new Cursor(8, Map.of("two", 5L), true);
    store().append(List.of(), read);
    reopen();

    assertThat(store().cursor()).isEqualTo(read);
  }

  @Test
  void anEntryThatIsThereAlreadyStays() {
    store().append(List.of(ONE), CURSOR);
    store().append(List.of(ONE, TWO), CURSOR);

    gives(filter(null, null, null), ONE, TWO);
  }

  @Test
  void entriesAreFilteredByIncidentAndTime() {
    store().append(List.of(TWO, ONE, SAME_TIME), CURSOR);

    gives(filter(FIRST.id(), null, null), ONE, SAME_TIME);
    gives(filter(null, TWO.at(), null), TWO);
    gives(filter(null, null, TWO.at()), ONE, SAME_TIME);
    gives(filter(FIRST.id(), TWO.at(), null));
    gives(filter(new IncidentId("Q99"), null, null));
  }

  @Test
  void entriesAreOrderedByTimeThenByArrival() {
    store().append(List.of(TWO, ONE, SAME_TIME), CURSOR);

    gives(new Filter(null, null, null, false, 0, 10), ONE, SAME_TIME, TWO);
    gives(new Filter(null, null, null, true, 0, 10), TWO, SAME_TIME, ONE);
    assertThat(store().list(new Filter(null, null, null, true, 1, 1))).containsExactly(SAME_TIME);
    assertThat(store().count(new Filter(null, null, null, true, 1, 1))).isEqualTo(3);
  }
}
