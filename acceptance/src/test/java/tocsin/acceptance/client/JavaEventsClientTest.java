package tocsin.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dikhan.pagerduty.client.events.PagerDutyEventsClient;
import com.github.dikhan.pagerduty.client.events.domain.AcknowledgeIncident;
import com.github.dikhan.pagerduty.client.events.domain.ChangeEvent;
import com.github.dikhan.pagerduty.client.events.domain.ChangeEventPayload;
import com.github.dikhan.pagerduty.client.events.domain.EventResult;
import com.github.dikhan.pagerduty.client.events.domain.Payload;
import com.github.dikhan.pagerduty.client.events.domain.ResolveIncident;
import com.github.dikhan.pagerduty.client.events.domain.Severity;
import com.github.dikhan.pagerduty.client.events.domain.TriggerIncident;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.CheckingProxy;
import tocsin.acceptance.Eventually;

/** A Java program that sends events with the package com.github.dikhan:pagerduty-client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaEventsClientTest {
  private static final String TRUSTED = "javax.net.ssl.trustStore";

  private SecureServer server;
  private CheckingProxy proxy;
  private PagerDutyEventsClient client;
  private String key;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = new SecureServer(folder, Map.of());
    String ada = server.api.user("Ada", "ada@example.org");
    String service = server.api.service("Checkout", server.api.policy("On call", ada));
    key = server.api.integration(service, "events_api_v2_inbound_integration");
    ThrowAwayCertificate certificate = server.certificate;
    proxy = new CheckingProxy(server.process.address(), certificate.shown(), certificate.client());
    URI address = proxy.address();
    // The client reads what it trusts when it is first used, and offers no other way to say it.
    System.setProperty(TRUSTED, certificate.trustStore().toString());
    System.setProperty(TRUSTED + "Password", ThrowAwayCertificate.PASSWORD);
    client =
        PagerDutyEventsClient.create(
            address + "/v2/enqueue", address + "/v2/change/enqueue", false);
  }

  @AfterAll
  void stop() {
    System.clearProperty(TRUSTED);
    System.clearProperty(TRUSTED + "Password");
    server.close();
    proxy.close();
  }

  @Test
  void anIncidentIsTriggeredAcknowledgedAndResolved() throws Exception {
    Payload payload =
        Payload.Builder.newBuilder()
            .setSummary("The disk is full")
            .setSource("db1")
            .setSeverity(Severity.CRITICAL)
            .setTimestamp(OffsetDateTime.parse("2026-03-01T10:00:00+01:00"))
            .setComponent("")
            .setCustomDetails(new JSONObject(Map.of("used", 97)))
            .build();
    EventResult triggered =
        client.trigger(
            TriggerIncident.TriggerIncidentBuilder.newBuilder(key, payload)
                .setDedupKey("disk-db1")
                .setClient("Watcher")
                .build());
    assertThat(triggered.getStatus()).isEqualTo("success");
    assertThat(triggered.getDedupKey()).isEqualTo("disk-db1");
    until("triggered");
    client.acknowledge(
        AcknowledgeIncident.AcknowledgeIncidentBuilder.newBuilder(key, "disk-db1").build());
    until("acknowledged");
    client.resolve(ResolveIncident.ResolveIncidentBuilder.newBuilder(key, "disk-db1").build());
    until("resolved");
  }

  @Test
  void aChangeIsTaken() throws Exception {
    ChangeEventPayload payload =
        ChangeEventPayload.Builder.newBuilder().setSummary("Version 2").setSource("ci").build();
    EventResult tracked =
        client.trackChange(ChangeEvent.ChangeEventBuilder.newBuilder(key, payload).build());
    assertThat(tracked.getStatus()).isEqualTo("success");
  }

  @Test
  void aWrongKeyIsExplained() throws Exception {
    Payload payload =
        Payload.Builder.newBuilder()
            .setSummary("s")
            .setSource("db1")
            .setSeverity(Severity.INFO)
            .build();
    EventResult refused =
        client.trigger(TriggerIncident.TriggerIncidentBuilder.newBuilder("short", payload).build());
    assertThat(refused.getStatus()).isEqualTo("invalid event");
    assertThat(refused.getErrors()).contains("routing_key");
  }

  private void until(String status) {
    Eventually.until(
        "it is " + status,
        () -> server.api.incident("disk-db1").path("status").asString().equals(status));
  }
}
