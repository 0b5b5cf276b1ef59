package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResolveReason;
import tocsin.storage.FactLog;

/** What every {@link FactLog} keeps to. */
public abstract class FactLogContract extends StoresContract {
  private static final Incident FIRST = Samples.incident(1);
  private static final Incident SECOND = Samples.incident(2);
  private static final Fact ONE = Samples.note("L1", FIRST, "one");
  private static final Fact TWO = Samples.note("L2", SECOND, "two — zwei 🔔");
  private static final Fact THREE =
      Samples.fact("L3", FIRST, new IncidentFact.Resolved(ResolveReason.BY_HAND));

  private void threeFacts() {
    new Batch().put(FIRST, SECOND).add(ONE, TWO).commit(stores.incidents(), 1);
    new Batch().add(THREE).commit(stores.incidents(), 2);
  }

  @Test
  void anEmptyLogHasNoFacts() {
    assertThat(stores.facts().lastPosition()).isZero();
    assertThat(stores.facts().read(0, 10)).isEmpty();
    assertThat(stores.facts().of(new IncidentId("Q1"))).isEmpty();
  }

  @Test
  void factsAreReadInTheOrderInWhichTheyWereDecided() {
    threeFacts();

    List<FactLog.Row> rows = stores.facts().read(0, 10);

    assertThat(rows).extracting(FactLog.Row::fact).containsExactly(ONE, TWO, THREE);
    assertThat(rows).extracting(FactLog.Row::position).isSorted().doesNotHaveDuplicates();
    assertThat(rows.getFirst().position()).isPositive();
    assertThat(stores.facts().lastPosition()).isEqualTo(rows.getLast().position());
    assertThat(stores.facts().read(rows.get(0).position(), 1))
        .extracting(FactLog.Row::fact)
        .containsExactly(TWO);
    assertThat(stores.facts().read(rows.getLast().position(), 10)).isEmpty();
  }

  @Test
  void anIncidentsHistoryHoldsItsOwnFactsInOrder() {
    threeFacts();

    assertThat(stores.facts().of(FIRST.id())).containsExactly(ONE, THREE);
    assertThat(stores.facts().of(SECOND.id())).containsExactly(TWO);
  }

  @Test
  void factsAreThereAfterARestartAndPositionsGoOn() {
    threeFacts();
    long last = stores.facts().lastPosition();
    reopen();
    new Batch().add(Samples.note("L4", FIRST, "four")).commit(stores.incidents(), 3);

    assertThat(stores.facts().of(FIRST.id())).hasSize(3);
    assertThat(stores.facts().lastPosition()).isGreaterThan(last);
  }
}
