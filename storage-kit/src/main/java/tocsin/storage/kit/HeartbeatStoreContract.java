package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.core.id.IntegrationId;
import tocsin.storage.HeartbeatStore;

/** What every {@link HeartbeatStore} keeps to. */
public abstract class HeartbeatStoreContract extends StoresContract {
  private static final HeartbeatState BACKUP =
      new HeartbeatState(new IntegrationId("PBACKUP"), Samples.NOON, false);
  private static final HeartbeatState CRON = HeartbeatState.unheard(new IntegrationId("PCRON"));

  private HeartbeatStore store() {
    return stores.sideRoads().heartbeats();
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(store().all()).isEmpty();
  }

  @Test
  void whatIsSavedIsThereAfterARestartAndCanBeReplaced() {
    store().save(List.of(BACKUP, CRON));
    HeartbeatState lost = new HeartbeatState(BACKUP.integration(), Samples.NOON, true);
    store().save(List.of(lost));
    reopen();

    assertThat(store().all()).containsExactlyInAnyOrder(lost, CRON);
  }
}
