package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** An afternoon with PagerDuty's command line, {@code pd} of the package pagerduty-cli. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagerDutyCliTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FROM = Installation.OWNER;

  private SecureServer server;
  private NodeClients node;

  @BeforeAll
  void logIn(@TempDir Path folder) throws Exception {
    server = new SecureServer(folder, Map.of("rest.html-url", "https://example.pagerduty.com"));
    node = new NodeClients(server, folder.resolve("home"));
    assertThat(pd("auth:add", "--alias", "here", "--token", server.key))
        .contains("You are logged in to example");
    setUpATeam();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void setUpATeam() throws Exception {
    String grace =
        pd("user", "create", "-F", FROM, "-n", "Grace", "-e", "grace@example.org", "-p").strip();
    String linus =
        pd("user", "create", "-F", FROM, "-n", "Linus", "-e", "linus@example.org", "-p").strip();
    pd("schedule", "create", "-n", "Rota", "-u", grace, "-u", linus, "-z", "Europe/Berlin");
    pd("ep", "create", "-n", "Shop on call", "-S", "Rota", "-U", "linus@example.org");
    pd(
        "service",
        "create",
        "-F",
        FROM,
        "-n",
        "Shop",
        "-E",
        "Shop on call",
        "-t",
        "30",
        "-r",
        "240");
    pd("team", "create", "-n", "Shopkeepers");
    pd("team", "user", "add", "-n", "Shopkeepers", "-U", "grace@example.org", "-r", "responder");
    pd("team", "ep", "add", "-n", "Shopkeepers", "-E", "Shop on call");
  }

  @Test
  void peopleTeamsPoliciesAndServicesAreListed() throws Exception {
    assertThat(list("user", "list").findValuesAsString("email"))
        .contains(FROM, "grace@example.org", "linus@example.org");
    assertThat(pd("user", "list", "-n", "grace", "--csv"))
        .contains("Grace")
        .doesNotContain("Linus");
    assertThat(pd("user", "contact", "list", "-e", "grace@example.org")).contains("Email");
    assertThat(list("service", "list").at("/0/acknowledgement_timeout").intValue()).isEqualTo(1800);
    assertThat(list("ep", "list").findValuesAsString("name")).contains("Shop on call");
    assertThat(pd("team", "user", "list", "-n", "Shopkeepers")).contains("Grace", "responder");
    assertThat(pd("team", "ep", "list", "-n", "Shopkeepers")).contains("Shop on call");
  }

  @Test
  void aServiceIsSwitchedOffAndOn() throws Exception {
    pd("service", "create", "-F", FROM, "-n", "Mail", "-E", "Shop on call");
    pd("service", "disable", "-n", "Mail");
    assertThat(pd("service", "list", "-n", "Mail", "--csv")).contains("disabled");
    pd("service", "enable", "-n", "Mail");
    assertThat(pd("service", "list", "-n", "Mail", "--csv")).contains("active");
  }

  @Test
  void aScheduleIsShownAndSomebodyTakesOver() throws Exception {
    assertThat(pd("schedule", "list", "-n", "Rota", "--csv")).contains("Grace", "Linus");
    pd(
        "schedule",
        "override",
        "add",
        "-n",
        "Rota",
        "-U",
        FROM,
        "--start",
        "in 1 hour",
        "--end",
        "in 3 hours");
    JsonNode overrides = list("schedule", "override", "list", "-n", "Rota");
    assertThat(overrides).hasSize(1);
    assertThat(pd("schedule", "oncall", "-n", "Rota", "--csv")).contains("Grace");
    String[] window = {"--since", "now", "--until", "in 2 days"};
    assertThat(pd(with(window, "schedule", "render", "-n", "Rota", "--csv")))
        .contains("Grace", "owner", "Linus");
    assertThat(pd(with(window, "schedule", "show", "-n", "Rota"))).contains("Final Schedule");
    assertThat(pd("ep", "oncall", "-n", "Shop on call", "--csv")).contains("Grace", "Linus");
    assertThat(pd("user", "oncall", "--always", "-e", "linus@example.org"))
        .contains("Shop on call");
    pd("schedule", "copy", "-n", "Rota", "-d", "Copied rota");
    assertThat(pd("schedule", "list", "-n", "Copied", "--csv")).contains("Grace", "Linus");
  }

  @Test
  void anIncidentIsCreatedAnsweredAndResolved() throws Exception {
    String id =
        pd("incident", "create", "-F", FROM, "-S", "Shop", "-t", "No orders", "-d", "none", "-p")
            .strip();
    assertThat(pd("incident", "list", "-S", "Shop", "--csv"))
        .contains(id, "triggered", "No orders");
    pd("incident", "ack", "-F", FROM, "-i", id);
    assertThat(pd("incident", "list", "-s", "acknowledged", "--csv")).contains(id);
    pd("incident", "notes", "-F", FROM, "-i", id, "-n", "Looking into it");
    pd("incident", "rename", "-F", FROM, "-i", id, "-t", "No orders at all");
    pd("incident", "priority", "-F", FROM, "-i", id, "-n", "P1");
    pd("incident", "assign", "-F", FROM, "-i", id, "-U", "linus@example.org");
    assertThat(pd("incident", "notes", "-i", id)).contains("Looking into it");
    assertThat(pd("incident", "list", "-e", "linus", "--csv"))
        .contains(id, "triggered", "P1", "No orders at all", "Linus");
    pd("incident", "resolve", "-F", FROM, "-i", id);
    assertThat(pd("incident", "list", "-s", "closed", "--notes", "--csv"))
        .contains(id, "resolved", "owner: Looking into it");
    Eventually.until("the timeline is told", () -> timeline(id).contains("Resolved by owner"));
    assertThat(timeline(id)).contains("trigger_log_entry", "acknowledge_log_entry");
    assertThat(pd("log", "--since", "1 day ago", "--csv")).contains("No orders at all");
  }

  @Test
  void anAcknowledgedIncidentIsSnoozedByTheWay() throws Exception {
    String id = pd("incident", "create", "-F", FROM, "-S", "Shop", "-t", "Slow", "-p").strip();
    pd("incident", "ack", "-F", FROM, "-i", id, "-z", "2h");
    JsonNode incident = server.api.get("/incidents/" + id).path("incident");
    assertThat(incident.path("status").stringValue()).isEqualTo("acknowledged");
    assertThat(incident.path("pending_actions").findValuesAsString("type"))
        .contains("unacknowledge");
    pd("incident", "resolve", "-F", FROM, "-i", id);
  }

  @Test
  void eventsAreSentAndTheirAlertIsSeen() throws Exception {
    String service = list("service", "list", "-n", "Shop").at("/0/id").stringValue();
    String key = server.api.integration(service, "events_api_v2_inbound_integration");
    String[] about = {
      "-r", key, "-d", "disk-7", "--source", "db7", "--summary", "The disk is full"
    };
    assertThat(pd(with(about, "event", "alert", "-k", "used", "-v", "97"))).contains("disk-7");
    Eventually.until("there is an incident", () -> server.api.incident("disk-7").has("id"));
    String id = server.api.incident("disk-7").path("id").stringValue();
    assertThat(pd("incident", "alerts", "-i", id, "--csv")).contains("The disk is full");
    pd(with(about, "event", "alert", "-a", "resolve"));
    Eventually.until(
        "it is resolved",
        () -> server.api.incident("disk-7").path("status").asString().equals("resolved"));
    assertThat(pd("event", "change", "-r", key, "--source", "ci", "--summary", "Version 2"))
        .contains("Change event processed");
  }

  @Test
  void anyAddressCanBeAsked() throws Exception {
    assertThat(JSON.readTree(pd("rest", "fetch", "-e", "abilities")).toString()).contains("teams");
    assertThat(JSON.readTree(pd("rest", "get", "-e", "/services", "-P", "query=Shop")).toString())
        .contains("\"name\":\"Shop\"");
  }

  @Test
  void aWrongKeyIsRefused() throws Exception {
    assertThat(
            node.fails(
                "node_modules/pagerduty-cli/bin/run", "user", "list", "--token", "x".repeat(20)))
        .contains("Token auth failed");
  }

  private String timeline(String incident) {
    try {
      return pd("incident", "log", "-i", incident, "--csv");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode list(String... arguments) throws Exception {
    return JSON.readTree(pd(with(new String[] {"--json"}, arguments)));
  }

  private static String[] with(String[] more, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String pd(String... arguments) throws Exception {
    return node.run("node_modules/pagerduty-cli/bin/run", arguments);
  }
}
