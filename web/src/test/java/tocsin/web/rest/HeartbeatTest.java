package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import tocsin.web.RunningServer;
import tools.jackson.databind.JsonNode;

/** Stories about integrations that wait for pings. */
class HeartbeatTest extends RestStories {
  private String integrations() {
    return "/services/" + service("Backups", policy("P", "PADA")) + "/integrations";
  }

  @Test
  void aHeartbeatSaysHowLongItWaitsAndCanBeToldOtherwise() {
    String path = integrations();
    JsonNode made =
        account.post(
            path,
            """
            {"integration":{"type":"heartbeat_inbound_integration","name":"Nightly","ping_within":90000}}
            """);
    assertThat(made.at("/integration/ping_within").intValue()).isEqualTo(90_000);
    String one = path + "/" + made.at("/integration/id").stringValue();
    JsonNode changed = account.put(one, "{\"integration\":{\"ping_within\":60}}");
    assertThat(changed.at("/integration/ping_within").intValue()).isEqualTo(60);
    assertThat(
            account.put(one, "{\"integration\":{\"name\":\"N\"}}").at("/integration/ping_within"))
        .isEqualTo(changed.at("/integration/ping_within"));
  }

  @Test
  void aHeartbeatThatSaysNothingWaitsFiveMinutesAndOtherDoorsWaitForNothing() {
    String path = integrations();
    JsonNode heartbeat =
        account.post(path, "{\"integration\":{\"type\":\"heartbeat_inbound_integration\"}}");
    assertThat(heartbeat.at("/integration/ping_within").intValue()).isEqualTo(300);
    JsonNode other = account.post(path, "{\"integration\":{\"name\":\"Events\"}}");
    assertThat(other.path("integration").has("ping_within")).isFalse();
  }

  @Test
  void anImpossibleTimeIsRefused() {
    String path = integrations();
    for (String within : new String[] {"9", "0", "-1", "2678401", "\"soon\""}) {
      account.fails(
          400,
          "POST",
          path,
          "{\"integration\":{\"type\":\"heartbeat_inbound_integration\",\"ping_within\":%s}}"
              .formatted(within));
    }
    assertThat(account.get(path.replace("/integrations", "")).at("/service/integrations"))
        .isEmpty();
  }

  @Test
  void aCronJobPingsWithAnAddressAndAMonitoringToolWithEvents() {
    JsonNode made =
        account.post(
            integrations(), "{\"integration\":{\"type\":\"heartbeat_inbound_integration\"}}");
    String key = made.at("/integration/integration_key").stringValue();
    assertThat(heard()).isEmpty();

    assertThat(server.get("/heartbeat/" + key).statusCode()).isEqualTo(202);
    assertThat(heard()).containsOnly(RunningServer.START);

    server.pass(Duration.ofMinutes(1));
    String watchdog =
        """
        {"routing_key":"%s","event_action":"trigger","dedup_key":"watchdog",
          "payload":{"summary":"Watchdog","source":"prometheus","severity":"info"}}
        """;
    assertThat(server.post("/v2/enqueue", watchdog.formatted(key)).statusCode()).isEqualTo(202);
    assertThat(heard()).containsOnly(RunningServer.START.plusSeconds(60));
    assertThat(account.get("/incidents").path("incidents")).isEmpty();
  }

  @Test
  void onlyAHeartbeatsKeyPings() {
    JsonNode made = account.post(integrations(), "{\"integration\":{\"name\":\"Events\"}}");
    String key = made.at("/integration/integration_key").stringValue();
    assertThat(server.get("/heartbeat/" + key).statusCode()).isEqualTo(404);
    assertThat(server.get("/heartbeat/nobody").statusCode()).isEqualTo(404);
    assertThat(heard()).isEmpty();
  }

  private Collection<Instant> heard() {
    return server.app.intake().pings().all().values();
  }
}
