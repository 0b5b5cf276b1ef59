package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.handoff.HandoffNotice;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.HandoffRuleId;
import tocsin.core.id.ScheduleId;
import tocsin.storage.HandoffStore;

/** What every {@link HandoffStore} keeps to. */
public abstract class HandoffStoreContract extends StoresContract {
  private static HandoffNotice notice(Instant at) {
    return new HandoffNotice(
        Samples.ANA,
        new HandoffRuleId("H1"),
        new ContactMethodId("M1"),
        new ScheduleId("S1"),
        HandoffNotice.Edge.BEGINS,
        at,
        0,
        Samples.NOON,
        "");
  }

  private HandoffStore store() {
    return stores.sideRoads().handoffs();
  }

  @Test
  void whatIsPlannedIsDueAlsoAfterARestart() {
    assertThat(store().mark()).isEmpty();
    HandoffNotice planned = notice(Samples.NOON.plusSeconds(60));
    store().plan(List.of(planned), Samples.NOON);
    reopen();

    assertThat(store().mark()).contains(Samples.NOON);
    assertThat(store().due(Samples.NOON.minusMillis(1), 10)).isEmpty();
    assertThat(store().due(Samples.NOON, 10)).containsExactly(planned);
  }

  @Test
  void aChangeThatWasToldIsNotPlannedAgain() {
    HandoffNotice planned = notice(Samples.NOON);
    store().plan(List.of(planned), Samples.NOON);
    store().save(planned.attempted(Samples.NOON).over("Sent"));
    store().plan(List.of(planned), Samples.NOON.plusSeconds(9));
    reopen();

    assertThat(store().due(Samples.NOON.plus(Duration.ofDays(1)), 10)).isEmpty();
    assertThat(store().mark()).contains(Samples.NOON.plusSeconds(9));
  }

  @Test
  void theEarliestIsDueFirstAndNoMoreThanAskedFor() {
    HandoffNotice first = notice(Samples.NOON.plusSeconds(1));
    HandoffNotice second = notice(Samples.NOON.plusSeconds(2));
    store().plan(List.of(first, second), Samples.NOON);
    store().save(first.attempted(Samples.NOON));

    assertThat(store().due(Samples.NOON.plusSeconds(60), 10))
        .containsExactly(second, first.attempted(Samples.NOON));
    assertThat(store().due(Samples.NOON.plusSeconds(60), 1)).containsExactly(second);
  }

  @Test
  void oldChangesAreForgotten() {
    HandoffNotice old = notice(Samples.NOON);
    store().plan(List.of(old), Samples.NOON);
    store().forget(Samples.NOON);
    assertThat(store().due(Samples.NOON, 10)).hasSize(1);

    store().forget(Samples.NOON.plusMillis(1));

    assertThat(store().due(Samples.NOON, 10)).isEmpty();
  }
}
