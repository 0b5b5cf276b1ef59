package tocsin.acceptance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.EventConnection;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** The disk fills up while events come in: what was answered 202 before and after stays. */
class FullDiskTest {
  private final List<String> accepted = new ArrayList<>();
  private int next;

  @Test
  void eventsAreRefusedWhileThereIsNoRoomAndNoneThatWasAcceptedIsLost(@TempDir Path folder)
      throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64)) {
      Installation installation = Installation.in(folder.resolve("disk"));
      try (ServerProcess server = installation.serve(Map.of("log.level", "error"))) {
        RestApi api = installation.api(server);
        String service = api.service("Shop", api.policy("Ann", api.user("Ann", "ann@example.org")));
        String key = api.integration(service, "events_api_v2_inbound_integration");
        try (EventConnection connection = new EventConnection(server.address())) {
          assertThat(send(connection, key)).isEqualTo(202);
          disk.fill();
          Eventually.until("an event is refused", () -> tried(connection, key) != 202);
          disk.empty();
          Eventually.until("an event is taken again", () -> tried(connection, key) == 202);
        }
        for (String dedupKey : accepted) {
          Eventually.until("the incident is there", () -> api.incident(dedupKey).isObject());
        }
        installation.balances();
      }
    }
  }

  private int tried(EventConnection connection, String key) {
    try {
      return send(connection, key);
    } catch (IOException e) {
      throw new AssertionError("The server hung up", e);
    }
  }

  private int send(EventConnection connection, String key) throws IOException {
    String dedupKey = "full-" + next++;
    String body =
        """
        {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
         "payload": {"summary": "Number %s", "source": "%s", "severity": "critical"}}
        """;
    int status = connection.send(body.formatted(key, dedupKey, dedupKey, "x".repeat(100_000)));
    assertThat(status).isIn(202, 429, 503);
    if (status == 202) {
      accepted.add(dedupKey);
    }
    return status;
  }
}
