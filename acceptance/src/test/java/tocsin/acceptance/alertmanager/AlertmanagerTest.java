package tocsin.acceptance.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.CheckingProxy;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;
import tools.jackson.databind.JsonNode;

/** Alertmanager with nothing changed but the addresses in {@code pagerduty_configs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertmanagerTest {
  private ServerProcess server;
  private CheckingProxy proxy;
  private RestApi api;
  private Alertmanager alertmanager;
  private String service;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path unused = Alertmanager.program();
    Installation installation = Installation.in(folder);
    server = installation.serve(Map.of());
    api = installation.api(server);
    service = api.service("Shop", api.policy("Ann", api.user("Ann", "ann@example.org")));
    String routingKey = api.integration(service, "events_api_v2_inbound_integration");
    proxy = new CheckingProxy(server.address());
    alertmanager = new Alertmanager(folder, configuration(proxy.address(), routingKey));
  }

  /** With a service_key instead, Alertmanager calls a fixed address and ignores the url. */
  private static String configuration(URI tocsin, String routingKey) {
    return """
    route:
      receiver: tocsin
      group_by: [alertname]
      group_wait: 0s
      group_interval: 1s
      repeat_interval: 1h
    receivers:
      - name: tocsin
        pagerduty_configs:
          - routing_key: %s
            url: %s/v2/enqueue
            severity: '{{ .CommonLabels.severity }}'
            description: '{{ .CommonAnnotations.summary }}'
    """
        .formatted(routingKey, tocsin);
  }

  @AfterAll
  void stop() {
    if (alertmanager != null) {
      alertmanager.close();
    }
    if (server != null) {
      server.close();
    }
    if (proxy != null) {
      proxy.close();
    }
  }

  @Test
  void anAlertBecomesAnIncidentThatEndsWithIt() throws Exception {
    alertmanager.post(alert("InstanceDown", Instant.now().plusSeconds(600)));
    isSo("InstanceDown", "triggered");

    JsonNode alert = api.get("/incidents/" + id("InstanceDown") + "/alerts").at("/alerts/0");
    assertThat(alert.at("/severity").asString("")).as(alert.toString()).isEqualTo("warning");
    assertThat(alert.at("/body/details/firing").asString("")).contains("InstanceDown");

    alertmanager.post(alert("InstanceDown", Instant.now()));
    isSo("InstanceDown", "resolved");
  }

  @Test
  void anAlertThatComesBackIsANewIncident() throws Exception {
    alertmanager.post(alert("DiskFull", Instant.now().plusSeconds(600)));
    isSo("DiskFull", "triggered");
    alertmanager.post(alert("DiskFull", Instant.now()));
    isSo("DiskFull", "resolved");
    alertmanager.post(alert("DiskFull", Instant.now().plusSeconds(600)));

    Eventually.until("there is another incident", () -> incidents("DiskFull").size() == 2);
    isSo("DiskFull", "triggered");
  }

  private static String alert(String name, Instant endsAt) {
    return """
    [{"labels": {"alertname": "%s", "severity": "warning"},
      "annotations": {"summary": "Something about %s"}, "endsAt": "%s",
      "generatorURL": "http://prometheus.example.org/graph"}]
    """
        .formatted(name, name, endsAt);
  }

  private void isSo(String name, String status) {
    try {
      Eventually.until("its newest incident is " + status, () -> status(name).equals(status));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + alertmanager.log(), e);
    }
  }

  private String status(String name) {
    List<JsonNode> incidents = incidents(name);
    return incidents.isEmpty() ? "" : incidents.getLast().path("status").asString("");
  }

  private String id(String name) {
    return incidents(name).getLast().path("id").asString("");
  }

  /** Oldest first. */
  private List<JsonNode> incidents(String name) {
    String any = "statuses%5B%5D=triggered&statuses%5B%5D=acknowledged&statuses%5B%5D=resolved";
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode incident :
        api.get("/incidents?" + any + "&sort_by=incident_number%3Aasc&service_ids%5B%5D=" + service)
            .path("incidents")) {
      if (incident.path("title").asString("").equals("Something about " + name)) {
        found.add(incident);
      }
    }
    return found;
  }
}
