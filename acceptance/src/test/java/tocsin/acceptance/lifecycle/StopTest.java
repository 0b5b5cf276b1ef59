package tocsin.acceptance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.EventConnection;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** SIGTERM ends everything in order, whatever is under way. */
class StopTest {
  private static final int SENDERS = 16;
  private static final Duration PROMISED = Duration.ofSeconds(5);

  @Test
  void itStopsInOrderUnderLoadAndWithAMailServerThatNeverAnswers(@TempDir Path folder)
      throws Exception {
    Installation installation = Installation.in(folder);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String mail = "smtp://127.0.0.1:" + silent.getLocalPort() + "?starttls=never";
      ServerProcess server = installation.serve(Map.of("email.url", mail, "log.level", "error"));
      Set<String> accepted = loadUntilItStops(installation, server);

      assertThat(server.exitCode()).as(server.errors()).isZero();
      try (ServerProcess again = installation.serve(Map.of("email.url", mail))) {
        RestApi api = installation.api(again);
        for (String key : accepted) {
          Eventually.until("it is there", () -> api.incident(key).isObject());
        }
      }
    }
  }

  /** The keys that were answered 202 until the end. */
  private static Set<String> loadUntilItStops(Installation installation, ServerProcess server)
      throws InterruptedException {
    RestApi api = installation.api(server);
    String policy = api.policy("Ann", api.user("Ann", "ann@example.org"));
    String key = api.integration(api.service("Shop", policy), "events_api_v2_inbound_integration");
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    CountDownLatch begun = new CountDownLatch(SENDERS * 3);
    List<CompletableFuture<?>> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      int sender = i;
      senders.add(
          CompletableFuture.runAsync(
              () -> send(server, key, "sender" + sender, accepted, begun),
              task -> Thread.ofPlatform().start(task)));
    }
    Eventually.until(
        "events are taken",
        () -> begun.getCount() == 0 || senders.stream().anyMatch(CompletableFuture::isDone));
    server.terminate();
    assertThat(server.endsWithin(PROMISED)).as("stopped within " + PROMISED).isTrue();
    senders.forEach(CompletableFuture::join);
    return accepted;
  }

  private static void send(
      ServerProcess server, String key, String name, Set<String> accepted, CountDownLatch begun) {
    String body =
        """
        {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
         "payload": {"summary": "s", "source": "s", "severity": "critical"}}
        """;
    try (EventConnection connection = new EventConnection(server.address())) {
      for (int i = 0; ; i++) {
        String dedupKey = name + "-" + i % 10;
        if (connection.send(body.formatted(key, dedupKey)) == 202) {
          accepted.add(dedupKey);
          begun.countDown();
        }
      }
    } catch (IOException e) {
      // It has stopped.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
