package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.change.ChangeEvent;
import tocsin.core.id.ChangeEventId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.storage.ChangeEventStore;
import tocsin.storage.ChangeEventStore.Filter;

/** What every {@link ChangeEventStore} keeps to. */
public abstract class ChangeEventStoreContract extends StoresContract {
  private static final ServiceId OTHER = new ServiceId("V9");
  private static final ChangeEvent FIRST = change("C1", 1, Samples.CHECKOUT, "I1");
  private static final ChangeEvent SECOND = change("C2", 2, OTHER, "I2");
  private static final ChangeEvent THIRD = change("C3", 3, Samples.CHECKOUT, "I3");

  private static ChangeEvent change(String id, int minute, ServiceId service, String integration) {
    return new ChangeEvent(
        new ChangeEventId(id),
        Samples.NOON.plus(Duration.ofMinutes(minute)),
        "Deployed",
        "ci",
        new IntegrationId(integration),
        service,
        "{\"build\":7}",
        "[]",
        "[]");
  }

  private ChangeEventStore store() {
    return stores.sideRoads().changes();
  }

  private static Filter filter(
      Set<ServiceId> services, @Nullable Instant since, @Nullable Instant until) {
    return new Filter(services, Set.of(), since, until, 0, 10);
  }

  private void gives(Filter filter, ChangeEvent... expected) {
    assertThat(store().list(filter)).containsExactly(expected);
    assertThat(store().count(filter)).isEqualTo(expected.length);
  }

  @Test
  void changesAndPositionAreThereAfterARestart() {
    assertThat(store().position()).isZero();
    store().append(List.of(FIRST, SECOND), 7);
    reopen();

    assertThat(store().position()).isEqualTo(7);
    assertThat(store().find(FIRST.id())).contains(FIRST);
    assertThat(store().find(THIRD.id())).isEmpty();
  }

  @Test
  void aChangeThatIsThereAlreadyStays() {
    store().append(List.of(FIRST), 7);
    store().append(List.of(change("C1", 9, OTHER, "I9"), SECOND), 8);

    gives(filter(Set.of(), null, null), SECOND, FIRST);
  }

  @Test
  void changesAreFoundByServiceIntegrationAndTimeNewestFirst() {
    store().append(List.of(FIRST, SECOND, THIRD), 7);

    gives(filter(Set.of(), null, null), THIRD, SECOND, FIRST);
    gives(filter(Set.of(Samples.CHECKOUT), null, null), THIRD, FIRST);
    gives(filter(Set.of(Samples.CHECKOUT, OTHER), SECOND.at(), THIRD.at()), SECOND);
    gives(
        new Filter(Set.of(), Set.of(SECOND.integration(), THIRD.integration()), null, null, 0, 10),
        THIRD,
        SECOND);
    assertThat(store().list(new Filter(Set.of(), Set.of(), null, null, 1, 1)))
        .containsExactly(SECOND);
  }

  @Test
  void aChangeIsReplacedByItsId() {
    store().append(List.of(FIRST), 7);
    ChangeEvent edited = change("C1", 5, Samples.CHECKOUT, "I1");
    store().replace(edited);
    store().replace(SECOND);

    gives(filter(Set.of(), null, null), edited);
  }

  @Test
  void oldChangesAndTooManyAreForgotten() {
    store().append(List.of(FIRST, SECOND, THIRD), 7);
    store().forget(Samples.NOON, 2);
    gives(filter(Set.of(), null, null), THIRD, SECOND);
    store().forget(THIRD.at(), 2);
    gives(filter(Set.of(), null, null), THIRD);
    assertThat(store().position()).isEqualTo(7);
  }
}
