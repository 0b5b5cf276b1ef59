package tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.EventLog;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/** What becomes of requests that are under way when the server stops. */
class StoppingTest {
  private final SlowLog log = new SlowLog();

  @Test
  void anEventThatIsBeingStoredIsAnsweredBeforeTheServerIsGone() throws Exception {
    Stores m = InMemoryStores.create();
    Stores stores =
        new Stores(
            log,
            m.incidents(),
            m.queries(),
            m.facts(),
            m.outbox(),
            m.directory(),
            m.credentials(),
            m.audit(),
            m.leases(),
            m.journal(),
            m.logEntries(),
            m.sideRoads(),
            m.closing());
    RunningServer server = new RunningServer(stores, 100);
    server.put(TestAccount.ADA, TestAccount.POLICY, TestAccount.CHECKOUT);
    CompletableFuture<HttpResponse<String>> answer =
        server.sendAsync(
            "/v2/enqueue",
            "{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"dedup_key\":\"a\"}"
                .formatted(TestAccount.KEY));
    assertThat(log.appending.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stopServing);
    awaitRefusal(server);
    assertThat(answer).isNotDone();
    assertThat(server.post("/v2/enqueue", "{}").body())
        .as("said in the words of the Events API")
        .contains("\"errors\":[\"The server is stopping. Try again soon.\"]");

    log.durable.complete(1L);

    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    stopped.get(10, TimeUnit.SECONDS);
    server.close();
  }

  private static void awaitRefusal(RunningServer server) {
    while (server.get("/health").statusCode() != 503) {
      Thread.onSpinWait();
    }
  }

  @Test
  void afterTheStopNothingIsTaken() {
    RunningServer server = new RunningServer();
    server.stopServing();
    assertThatThrownBy(() -> server.sendAsync("/health", "").get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    server.close();
  }

  /** An event log whose events become durable when the test says so. */
  private static final class SlowLog implements EventLog {
    final CountDownLatch appending = new CountDownLatch(1);
    final CompletableFuture<Long> durable = new CompletableFuture<>();

    @Override
    public CompletableFuture<Long> append(Event event) {
      appending.countDown();
      return durable;
    }

    @Override
    public List<LoggedEvent> read(long after, int max) {
      return List.of();
    }

    @Override
    public Optional<LoggedEvent> find(long position) {
      return Optional.empty();
    }

    @Override
    public long lastPosition() {
      return 0;
    }

    @Override
    public void forget(Instant before) {}

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void forgetBeyond(long bytes, long upTo) {}
  }
}
