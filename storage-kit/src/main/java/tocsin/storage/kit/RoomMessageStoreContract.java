package tocsin.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tocsin.core.id.ReceiverId;
import tocsin.storage.RoomMessageStore;

/** What every {@link RoomMessageStore} keeps to. */
public abstract class RoomMessageStoreContract extends StoresContract {
  private static final ReceiverId OPERATIONS = new ReceiverId("POPS");
  private static final ReceiverId OTHERS = new ReceiverId("POTHERS");

  private RoomMessageStore store() {
    return stores.sideRoads().roomMessages();
  }

  @Test
  void aMessageIsKnownAfterARestartToo() {
    store().keep(OPERATIONS, "Q1", "C0OPS 1.001");
    store().keep(OPERATIONS, "Q2", "C0OPS 1.002");
    store().keep(OTHERS, "Q1", "C0OTHERS 7.7");
    reopen();

    assertThat(store().find(OPERATIONS, "Q1")).contains("C0OPS 1.001");
    assertThat(store().find(OTHERS, "Q1")).contains("C0OTHERS 7.7");
    assertThat(store().find(OTHERS, "Q2")).isEmpty();
  }

  @Test
  void aLaterMessageTakesThePlaceAndAForgottenOneIsGone() {
    store().keep(OPERATIONS, "Q1", "first");
    store().keep(OPERATIONS, "Q1", "second");
    assertThat(store().find(OPERATIONS, "Q1")).contains("second");

    store().forget(OPERATIONS, "Q1");
    store().forget(OPERATIONS, "Q1");
    assertThat(store().find(OPERATIONS, "Q1")).isEmpty();
  }

  @Test
  void onlyTheLatestAreKept() throws Exception {
    store().keep(OPERATIONS, "renewed", "before");
    store().keep(OPERATIONS, "oldest", "m");
    store().keep(OPERATIONS, "renewed", "after");
    try (ExecutorService all = Executors.newFixedThreadPool(200)) {
      List<Callable<Object>> keeping = new ArrayList<>();
      for (int i = 2; i < RoomMessageStore.MOST; i++) {
        String resource = "Q" + i;
        keeping.add(Executors.callable(() -> store().keep(OTHERS, resource, "m")));
      }
      for (Future<Object> kept : all.invokeAll(keeping)) {
        Object unused = kept.get();
      }
    }
    assertThat(store().find(OPERATIONS, "renewed")).contains("after");

    store().keep(OTHERS, "latest", "m");
    store().keep(OTHERS, "last", "m");

    assertThat(store().find(OPERATIONS, "oldest")).isEmpty();
    assertThat(store().find(OTHERS, "latest")).contains("m");
    assertThat(store().find(OTHERS, "Q3")).contains("m");
  }
}
