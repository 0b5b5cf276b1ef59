package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Programs written with PagerDuty's library for JavaScript, {@code @pagerduty/pdjs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PdjsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SecureServer server;
  private NodeClients node;
  private String service;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = new SecureServer(folder, Map.of());
    node = new NodeClients(server, folder.resolve("home"));
    String ada = server.api.user("Ada", "ada@example.org");
    service = server.api.service("Checkout", server.api.policy("Checkout on call", ada));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyPageOfAListIsFetchedOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      String unused = server.api.user("Person " + i, "person" + i + "@example.org");
    }
    int users = server.api.get("/users?total=true").path("total").intValue();
    JsonNode all = run("everything", "/users", "2");
    assertThat(all.path("pages").intValue()).isEqualTo((users + 1) / 2);
    assertThat(all.path("things").findValuesAsString("email"))
        .hasSize(users)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatAnAnswerPointsToLiesUnderTheAddressThatWasAsked() throws Exception {
    assertThat(run("get", "/users").at("/data/users/0/self").stringValue())
        .startsWith("https://api.pagerduty.com/users/");
    JsonNode direct = run("getFrom", server.authority(), "/users");
    assertThat(direct.at("/data/users/0/self").stringValue())
        .startsWith(server.process.address() + "/users/");
  }

  @Test
  void anIncidentIsCreatedAcknowledgedAndResolved() throws Exception {
    JsonNode created =
        run(
            "post",
            "/incidents",
            Installation.OWNER,
            """
            {"incident": {"type": "incident", "title": "No orders",
             "service": {"id": "%s", "type": "service_reference"}}}
            """
                .formatted(service));
    assertThat(created.path("status").intValue()).isEqualTo(201);
    String path = "/incidents/" + created.at("/data/incident/id").stringValue();
    for (String status : new String[] {"acknowledged", "resolved"}) {
      String body = "{\"incident\": {\"type\": \"incident\", \"status\": \"%s\"}}";
      JsonNode put = run("put", path, Installation.OWNER, body.formatted(status));
      assertThat(put.at("/data/incident/status").stringValue()).isEqualTo(status);
    }
    assertThat(run("open", "/incidents").at("/data/incidents").findValuesAsString("title"))
        .doesNotContain("No orders");
  }

  @Test
  void somethingIsDeletedAndIsGone() throws Exception {
    String user = server.api.user("Gone", "gone@example.org");
    assertThat(run("remove", "/users/" + user).path("status").intValue()).isEqualTo(204);
    JsonNode gone = run("get", "/users/" + user);
    assertThat(gone.path("status").intValue()).isEqualTo(404);
    assertThat(gone.at("/data/error/code").intValue()).isEqualTo(2100);
  }

  @Test
  void eventsTriggerAcknowledgeAndResolve() throws Exception {
    String key = server.api.integration(service, "events_api_v2_inbound_integration");
    for (String[] step :
        new String[][] {
          {"trigger", "triggered"}, {"acknowledge", "acknowledged"}, {"resolve", "resolved"}
        }) {
      JsonNode sent = run("send", step[0], key, "disk-db1");
      assertThat(sent.path("status").intValue()).isEqualTo(202);
      assertThat(sent.at("/data/dedup_key").stringValue()).isEqualTo("disk-db1");
      Eventually.until(
          "it is " + step[1],
          () -> step[1].equals(server.api.incident("disk-db1").path("status").asString()));
    }
    assertThat(run("change", key).path("status").intValue()).isEqualTo(202);
  }

  @Test
  void aWrongEventIsExplained() throws Exception {
    JsonNode refused = run("send", "trigger", "too-short", "k");
    assertThat(refused.path("status").intValue()).isEqualTo(400);
    assertThat(refused.at("/data/errors/0").stringValue()).contains("routing_key");
  }

  private JsonNode run(String... arguments) throws Exception {
    return JSON.readTree(node.run("pdjs.js", arguments));
  }
}
