package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is most often got wrong about events, incidents and who is on call, told over the wire. It
 * is Monday, 2 March 2026, 10:00 UTC.
 */
class TrapsTest extends RestStories {
  private String service = "";
  private String key = "";

  @BeforeEach
  void aServiceWithADoor() {
    service = service("Checkout", policy("P", "PADA"));
    key = integration(service);
  }

  @Test
  void throughAnotherDoorNothingIsAcknowledgedOrResolved() {
    String other = integration(service);
    trigger(key, "disk");
    send(other, "acknowledge", "disk");
    send(other, "resolve", "disk");
    assertThat(statuses("disk")).containsExactly("triggered");
    trigger(other, "disk");
    assertThat(statuses("disk")).as("the same key of another door").hasSize(2);
    send(key, "acknowledge", "disk");
    send(other, "resolve", "disk");
    assertThat(statuses("disk")).containsExactlyInAnyOrder("acknowledged", "resolved");
  }

  @Test
  void afterTheResolveATriggerMakesANewIncidentAndNeverReopensTheOldOne() {
    trigger(key, "disk");
    send(key, "resolve", "disk");
    trigger(key, "disk");
    assertThat(statuses("disk")).containsExactlyInAnyOrder("resolved", "triggered");
  }

  @Test
  void theTitleIsWhatWasSaidFirst() {
    trigger(key, "disk");
    server.post(
        "/v2/enqueue",
        """
        {"routing_key":"%s","event_action":"trigger","dedup_key":"disk",
         "payload":{"summary":"Disk very full","source":"db1","severity":"critical"}}
        """
            .formatted(key));
    assertThat(incident("disk").path("title").stringValue()).isEqualTo("Disk full");
    assertThat(incident("disk").at("/alert_counts/all").intValue()).isEqualTo(1);
  }

  @Test
  void bothVersionsOfEventsSpeakOfTheSameAlerts() {
    trigger(key, "disk");
    server.post(
        "/generic/2010-04-15/create_event.json",
        "{\"service_key\":\"%s\",\"event_type\":\"acknowledge\",\"incident_key\":\"disk\"}"
            .formatted(key));
    assertThat(statuses("disk")).containsExactly("acknowledged");
  }

  @Test
  void whatAPersonMadeIsOutOfReachOfEvents() {
    account.post(
        "/incidents",
        """
        {"incident":{"type":"incident","title":"By hand","incident_key":"disk",
          "service":{"id":"%s","type":"service_reference"}}}
        """
            .formatted(service));
    send(key, "resolve", "disk");
    assertThat(statuses("disk")).containsExactly("triggered");
    trigger(key, "disk");
    assertThat(statuses("disk")).containsExactly("triggered", "triggered");
  }

  @Test
  void aServiceIsAsBadAsItsWorstIncident() {
    assertThat(status()).isEqualTo("active");
    trigger(key, "disk");
    trigger(key, "memory");
    assertThat(status()).isEqualTo("critical");
    send(key, "acknowledge", "disk");
    assertThat(status()).isEqualTo("critical");
    send(key, "acknowledge", "memory");
    assertThat(status()).isEqualTo("warning");
    send(key, "resolve", "disk");
    assertThat(status()).isEqualTo("warning");
    send(key, "resolve", "memory");
    assertThat(status()).isEqualTo("active");
    account.put("/services/" + service, "{\"service\":{\"status\":\"disabled\"}}");
    assertThat(status()).isEqualTo("disabled");
  }

  @Test
  void lowUrgencyNeitherEscalatesByItselfNorByHandButIsReassigned() {
    account.put(
        "/services/" + service,
        "{\"service\":{\"incident_urgency_rule\":{\"type\":\"constant\",\"urgency\":\"low\"}}}");
    trigger(key, "disk");
    assertThat(incident("disk").path("pending_actions").toString()).doesNotContain("escalate");
    server.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    String path = "/incidents/" + incident("disk").path("id").stringValue();
    assertThat(
            account
                .fails(400, "PUT", path, "{\"incident\":{\"escalation_level\":2}}")
                .path("code")
                .intValue())
        .isEqualTo(1006);
    String grace = user("Grace", "grace@example.org");
    JsonNode after =
        account.put(
            path,
            "{\"incident\":{\"assignments\":[{\"assignee\":{\"id\":\"%s\",\"type\":\"user_reference\"}}]}}"
                .formatted(grace));
    assertThat(after.at("/incident/assigned_via").stringValue()).isEqualTo("direct_assignment");
    assertThat(after.at("/incident/assignments/0/assignee/id").stringValue()).isEqualTo(grace);
  }

  @Test
  void whoIsOnALevelTwiceIsToldTwiceAndPeriodsAreToldWhole() {
    String grace = user("Grace", "grace@example.org");
    String schedule =
        account
            .post(
                "/schedules",
                """
                {"schedule":{"name":"Rota","time_zone":"UTC","schedule_layers":[
                  {"start":"2026-03-01T00:00:00Z","rotation_virtual_start":"2026-03-01T00:00:00Z",
                   "rotation_turn_length_seconds":86400,
                   "users":[{"user":{"id":"PADA"}},{"user":{"id":"%s"}}]}]}}
                """
                    .formatted(grace))
            .at("/schedule/id")
            .stringValue();
    String policy =
        account
            .post(
                "/escalation_policies",
                """
                {"escalation_policy":{"name":"Both","escalation_rules":[
                  {"escalation_delay_in_minutes":5,"targets":[
                    {"id":"%s","type":"schedule_reference"},
                    {"id":"%s","type":"user_reference"}]}]}}
                """
                    .formatted(schedule, grace))
            .at("/escalation_policy/id")
            .stringValue();
    String asked = "/oncalls?escalation_policy_ids%5B%5D=" + policy + "&user_ids%5B%5D=" + grace;

    JsonNode now = account.get(asked).path("oncalls");
    assertThat(now).hasSize(2);
    JsonNode turn = now.get(0).path("schedule").isNull() ? now.get(1) : now.get(0);
    assertThat(turn.path("start").stringValue()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(turn.path("end").stringValue()).isEqualTo("2026-03-03T00:00:00Z");
    String days = asked + "&since=2026-03-02T12:00:00Z&until=2026-03-04T12:00:00Z";
    assertThat(account.get(days).path("oncalls")).as("two turns, and always").hasSize(3);
    assertThat(account.get(days + "&earliest=true").path("oncalls")).hasSize(1);
    assertThat(account.get(days + "&schedule_ids%5B%5D=null").path("oncalls"))
        .singleElement()
        .satisfies(always -> {
          assertThat(always.path("start").isNull()).isTrue();
          assertThat(always.path("end").isNull()).isTrue();
        });
    account.fails(400, "GET", asked + "&since=2026-03-01&until=2026-06-02", null);
  }

  private void send(String routingKey, String action, String dedupKey) {
    server.post(
        "/v2/enqueue",
        "{\"routing_key\":\"%s\",\"event_action\":\"%s\",\"dedup_key\":\"%s\"}"
            .formatted(routingKey, action, dedupKey));
  }

  private JsonNode incident(String key) {
    return account.get("/incidents?incident_key=" + key).at("/incidents/0");
  }

  private List<String> statuses(String key) {
    return account.get("/incidents?incident_key=" + key).path("incidents").values().stream()
        .map(each -> each.path("status").stringValue())
        .toList();
  }

  private String status() {
    return account.get("/services/" + service).at("/service/status").stringValue();
  }
}
