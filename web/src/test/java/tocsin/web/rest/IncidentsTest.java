package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;
import tools.jackson.databind.JsonNode;

/** Stories about incidents: how they are made, found, and worked on. */
class IncidentsTest extends RestStories {
  private String incident(String service) {
    return account
        .post(
            "/incidents",
            """
            {"incident":{"type":"incident","title":"The shop is down",
              "service":{"id":"%s","type":"service_reference"},
              "body":{"type":"incident_body","details":"All of it"}}}
            """
                .formatted(service))
        .at("/incident/id")
        .stringValue();
  }

  @Test
  void anIncidentMadeByHandHasEveryFieldThatClientsReadBack() {
    String grace = user("Grace", "grace@example.org");
    String id = incident(service("Checkout", policy("P", grace)));
    JsonNode incident = account.get("/incidents/" + id).path("incident");
    assertThat(incident.path("summary").stringValue()).isEqualTo("[#1] The shop is down");
    assertThat(incident.path("incident_number").intValue()).isEqualTo(1);
    assertThat(incident.path("status").stringValue()).isEqualTo("triggered");
    assertThat(incident.path("urgency").stringValue()).isEqualTo("high");
    assertThat(incident.path("assigned_via").stringValue()).isEqualTo("escalation_policy");
    assertThat(incident.at("/assignments/0/assignee/id").stringValue()).isEqualTo(grace);
    assertThat(incident.path("acknowledgements")).isEmpty();
    assertThat(incident.path("priority").isNull()).isTrue();
    assertThat(incident.path("resolved_at").isNull()).isTrue();
    assertThat(incident.at("/pending_actions/0/type").stringValue()).isEqualTo("escalate");
    assertThat(incident.at("/body/details").stringValue()).isEqualTo("All of it");
    assertThat(incident.at("/alert_counts/all").intValue()).isZero();
    assertThat(incident.at("/first_trigger_log_entry/type").stringValue())
        .isEqualTo("trigger_log_entry_reference");
    assertThat(account.get("/incidents/1").at("/incident/id").stringValue()).isEqualTo(id);
    account.fails(404, "GET", "/incidents/2", null);
  }

  @Test
  void acknowledgingByRestIsDoneByWhoeverFromNames() {
    String grace = user("Grace", "grace@example.org");
    String id = incident(service("Checkout", policy("P", grace)));
    String acknowledge =
        "{\"incident\":{\"type\":\"incident_reference\",\"status\":\"acknowledged\"}}";
    JsonNode incident =
        account.from("grace@example.org").put("/incidents/" + id, acknowledge).path("incident");
    assertThat(incident.path("status").stringValue()).isEqualTo("acknowledged");
    assertThat(incident.at("/acknowledgements/0/acknowledger/id").stringValue()).isEqualTo(grace);
    assertThat(
            account
                .from("nobody@example.org")
                .fails(400, "PUT", "/incidents/" + id, acknowledge)
                .path("code")
                .intValue())
        .isEqualTo(1008);
    assertThat(
            account
                .from(null)
                .fails(400, "PUT", "/incidents/" + id, acknowledge)
                .path("code")
                .intValue())
        .isEqualTo(1008);
    RestClient ada = new RestClient(server, server.key(new UserId("PADA")), null);
    assertThat(ada.put("/incidents/" + id, acknowledge).at("/incident/acknowledgements"))
        .as("a user's own key needs no From")
        .hasSize(2);
  }

  @Test
  void aResolvedIncidentStaysResolved() {
    String id = incident(service("Checkout", policy("P", "PADA")));
    String resolve =
        "{\"incident\":{\"status\":\"resolved\",\"resolution\":\"Switched it on again\"}}";
    JsonNode incident = account.put("/incidents/" + id, resolve).path("incident");
    assertThat(incident.path("assignments")).isEmpty();
    assertThat(incident.path("resolved_at").stringValue()).isEqualTo("2026-03-02T10:00:00Z");
    JsonNode error = account.fails(400, "PUT", "/incidents/" + id, resolve);
    assertThat(error.path("code").intValue()).isEqualTo(1001);
    assertThat(account.get("/incidents/" + id + "/notes").at("/notes/0/content").stringValue())
        .isEqualTo("Switched it on again");
  }

  @Test
  void whatCannotBeDoneIsRefusedWithItsCode() {
    String id = incident(service("Checkout", policy("P", "PADA")));
    assertCode(1003, "{\"status\":\"triggered\"}", id);
    assertCode(1006, "{\"escalation_level\":7}", id);
    assertCode(1007, "{\"assignments\":[{\"assignee\":{\"id\":\"NOBODY\"}}]}", id);
    assertCode(1014, "{\"escalation_policy\":{\"id\":\"NONE\"}}", id);
    assertCode(1020, "{\"priority\":{\"id\":\"NONE\"}}", id);
    account.put("/incidents/" + id, "{\"incident\":{\"urgency\":\"low\"}}");
    assertCode(1006, "{\"escalation_level\":2}", id);
    JsonNode snooze =
        account.fails(400, "POST", "/incidents/" + id + "/snooze", "{\"duration\":0}");
    assertThat(snooze.path("code").intValue()).isEqualTo(1013);
  }

  private void assertCode(int code, String change, String id) {
    JsonNode error = account.fails(400, "PUT", "/incidents/" + id, "{\"incident\":" + change + "}");
    assertThat(error.path("code").intValue()).as(change).isEqualTo(code);
  }

  @Test
  void nobodyOnCallRefusesACreateByHand() {
    String grace = user("Grace", "grace@example.org");
    String schedule =
        account
            .post(
                "/schedules",
                """
                {"schedule":{"name":"Later","time_zone":"UTC","schedule_layers":[
                  {"start":"2027-01-01T00:00:00Z","rotation_virtual_start":"2027-01-01T00:00:00Z",
                   "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"%s"}}]}]}}
                """
                    .formatted(grace))
            .at("/schedule/id")
            .stringValue();
    String policy =
        account
            .post(
                "/escalation_policies",
                """
                {"escalation_policy":{"name":"S","escalation_rules":[
                  {"escalation_delay_in_minutes":5,
                   "targets":[{"id":"%s","type":"schedule_reference"}]}]}}
                """
                    .formatted(schedule))
            .at("/escalation_policy/id")
            .stringValue();
    JsonNode error =
        account.fails(
            400,
            "POST",
            "/incidents",
            "{\"incident\":{\"title\":\"x\",\"service\":{\"id\":\"%s\"}}}"
                .formatted(service("Checkout", policy)));
    assertThat(error.path("code").intValue()).isEqualTo(1015);
  }

  @Test
  void anIncidentKeyIsGivenOnce() {
    String service = service("Checkout", policy("P", "PADA"));
    String body =
        "{\"incident\":{\"title\":\"x\",\"incident_key\":\"k\",\"service\":{\"id\":\"%s\"}}}"
            .formatted(service);
    account.post("/incidents", body);
    assertThat(account.fails(400, "POST", "/incidents", body).at("/errors/0").stringValue())
        .isEqualTo("Open incident with matching dedup key already exists on this service");
    assertThat(account.get("/incidents?incident_key=k").path("incidents")).hasSize(1);
  }

  @Test
  void severalAreChangedAtOnceOrNone() {
    String service = service("Checkout", policy("P", "PADA"));
    String one = incident(service);
    String two = incident(service);
    String both =
        "{\"incidents\":[{\"id\":\"%s\",\"status\":\"acknowledged\"},{\"id\":\"%s\",\"type\":\"incident\",\"status\":\"resolved\"}]}"
            .formatted(one, two);
    JsonNode changed = account.put("/incidents", both);
    assertThat(changed.path("incidents").findValuesAsString("status"))
        .contains("acknowledged", "resolved");
    assertThat(account.fails(400, "PUT", "/incidents", both).path("code").intValue())
        .isEqualTo(1001);
    String three = incident(service);
    account.fails(
        400,
        "PUT",
        "/incidents",
        "{\"incidents\":[{\"id\":\"%s\",\"status\":\"resolved\"},{\"id\":\"%s\",\"status\":\"resolved\"}]}"
            .formatted(three, two));
    assertThat(account.get("/incidents/" + three).at("/incident/status").stringValue())
        .as("all or none")
        .isEqualTo("triggered");
    assertThat(
            account
                .fails(
                    400,
                    "PUT",
                    "/incidents",
                    "{\"incidents\":[{\"id\":\"NONE\",\"status\":\"resolved\"}]}")
                .path("code")
                .intValue())
        .isEqualTo(1004);
    account.fails(
        413,
        "PUT",
        "/incidents",
        "{\"incidents\":[" + "{\"id\":\"A\"},".repeat(250) + "{\"id\":\"A\"}]}");
  }

  @Test
  void aSnoozeEndsByItself() {
    String id = incident(service("Checkout", policy("P", "PADA")));
    JsonNode snoozed = account.post("/incidents/" + id + "/snooze", "{\"duration\":3600}");
    assertThat(snoozed.at("/incident/status").stringValue()).isEqualTo("acknowledged");
    assertThat(snoozed.at("/incident/pending_actions/0/type").stringValue())
        .isEqualTo("unacknowledge");
    assertThat(snoozed.at("/incident/pending_actions/0/at").stringValue())
        .isEqualTo("2026-03-02T11:00:00Z");
    server.pass(Duration.ofHours(1));
    assertThat(account.get("/incidents/" + id).at("/incident/status").stringValue())
        .isEqualTo("triggered");
  }

  @Test
  void whatAMonitoringToolReportedIsReadBackWithTheAlert() {
    String service = service("Checkout", policy("P", "PADA"));
    trigger(integration(service), "disk/1");
    JsonNode incident = account.get("/incidents?incident_key=disk/1").at("/incidents/0");
    assertThat(incident.at("/alert_counts/triggered").intValue()).isEqualTo(1);
    String path = "/incidents/" + incident.path("id").stringValue() + "/alerts";
    JsonNode alert = account.get(path).at("/alerts/0");
    assertThat(alert.path("summary").stringValue()).isEqualTo("Disk full");
    assertThat(alert.path("alert_key").stringValue()).isEqualTo("disk/1");
    assertThat(alert.path("severity").stringValue()).isEqualTo("critical");
    assertThat(alert.at("/body/details/free").intValue()).isZero();
    assertThat(alert.at("/body/contexts/0/href").stringValue()).isEqualTo("http://x");
    assertThat(alert.at("/body/cef_details/source_component").stringValue()).isEqualTo("disk");
    String own = path + "/" + alert.path("id").stringValue();
    assertThat(alert.path("self").stringValue()).isEqualTo(server.url() + own);
    assertThat(alert.at("/integration/type").stringValue())
        .isEqualTo("events_api_v2_inbound_integration_reference");
    JsonNode resolved = account.put(own, "{\"alert\":{\"status\":\"resolved\"}}");
    assertThat(resolved.at("/alert/status").stringValue()).isEqualTo("resolved");
    assertThat(
            account
                .get("/incidents/" + incident.path("id").stringValue())
                .at("/incident/status")
                .stringValue())
        .as("with its last alert the incident is over")
        .isEqualTo("resolved");
    assertThat(account.get(path + "?statuses%5B%5D=triggered").path("alerts")).isEmpty();
  }

  @Test
  void theTimelineTellsWhatHappenedNewestFirst() {
    String id = incident(service("Checkout", policy("P", "PADA")));
    account.put("/incidents/" + id, "{\"incident\":{\"status\":\"acknowledged\"}}");
    JsonNode note =
        RestClient.tree(
            account.send("POST", "/incidents/" + id + "/notes", "{\"note\":{\"content\":\"Hm\"}}"),
            200);
    assertThat(note.at("/note/user/summary").stringValue()).isEqualTo("Ada");
    JsonNode entries = account.get("/incidents/" + id + "/log_entries?total=true");
    assertThat(entries.path("log_entries").findValuesAsString("type"))
        .containsSubsequence(
            "annotate_log_entry", "acknowledge_log_entry", "assign_log_entry", "trigger_log_entry");
    assertThat(entries.at("/log_entries/0/note").stringValue()).isEqualTo("Hm");
    assertThat(entries.at("/log_entries/0/channel/type").stringValue()).isEqualTo("note");
    assertThat(entries.path("total").intValue()).isEqualTo(4);
    String entry = entries.at("/log_entries/1/id").stringValue();
    JsonNode one =
        account.get(
            "/log_entries/"
                + entry
                + "?time_zone=Asia/Tokyo&include[]=incidents".replace("[]", "%5B%5D"));
    assertThat(one.at("/log_entry/summary").stringValue()).isEqualTo("Acknowledged by Ada");
    assertThat(one.at("/log_entry/created_at").stringValue())
        .isEqualTo("2026-03-02T19:00:00+09:00");
    assertThat(one.at("/log_entry/incident/title").stringValue()).isEqualTo("The shop is down");
    assertThat(account.get("/log_entries?is_overview=true").path("log_entries")).hasSize(4);
  }

  @Test
  void theTimelineOfAUserIsWhatTheyDidAndWhatWasDoneToThem() {
    String grace = user("Grace", "grace@example.org");
    String alan = user("Alan", "alan@example.org");
    incident(service("Search", policy("A", alan)));
    String id = incident(service("Checkout", policy("P", grace)));
    account.put("/incidents/" + id, "{\"incident\":{\"status\":\"acknowledged\"}}");

    assertThat(types(grace)).containsExactly("assign_log_entry");
    assertThat(types("PADA"))
        .as("who asked Grace and Alan, too")
        .containsExactly(
            "acknowledge_log_entry",
            "assign_log_entry",
            "trigger_log_entry",
            "assign_log_entry",
            "trigger_log_entry");
    JsonNode page = account.get("/users/PADA/log_entries?limit=1&offset=1&total=true");
    assertThat(page.path("log_entries")).hasSize(1);
    assertThat(page.path("total").intValue()).isEqualTo(5);
    String before = "/users/PADA/log_entries?until=2000-01-01";
    assertThat(account.get(before).path("log_entries")).isEmpty();
    account.fails(404, "GET", "/users/PNOBODY/log_entries", null);
  }

  private List<String> types(String user) {
    return account
        .get("/users/" + user + "/log_entries")
        .path("log_entries")
        .findValuesAsString("type")
        .stream()
        .filter(type -> type.endsWith("_log_entry"))
        .toList();
  }

  @Test
  void incidentsAreFoundByWhatTheyAre() {
    String grace = user("Grace", "grace@example.org");
    String service = service("Checkout", policy("P", "PADA"));
    String other = service("Mail", policy("Q", grace));
    String one = incident(service);
    String two = incident(other);
    account.put(
        "/incidents/" + two, "{\"incident\":{\"status\":\"acknowledged\",\"urgency\":\"low\"}}");
    assertFound("statuses%5B%5D=acknowledged&statuses%5B%5D=resolved", two);
    assertFound("service_ids%5B%5D=" + service, one);
    assertFound("user_ids%5B%5D=" + grace, two);
    assertFound("urgencies%5B%5D=high", one);
    assertFound("sort_by=incident_number:desc", two, one);
    assertFound("sort_by=urgency:asc,created_at:asc&include%5B%5D=services", one, two);
    assertFound("since=2026-03-01&until=2026-03-02");
    assertFound("team_ids%5B%5D=NONE");
    server.pass(Duration.ofDays(40));
    assertFound("");
    assertFound("date_range=all", one, two);
    account.fails(400, "GET", "/incidents?since=2020-01-01&until=2026-01-01", null);
    account.fails(400, "GET", "/incidents?sort_by=colour", null);
    account.fails(400, "GET", "/incidents?statuses%5B%5D=burning", null);
    account.fails(400, "GET", "/incidents?since=yesterday", null);
  }

  private void assertFound(String query, String... ids) {
    assertThat(account.get("/incidents?" + query).path("incidents"))
        .extracting(incident -> incident.path("id").stringValue())
        .containsExactly(ids);
  }

  @Test
  void prioritiesAreListedAndSet() {
    JsonNode priorities = account.get("/priorities").path("priorities");
    assertThat(priorities.findValuesAsString("name")).containsExactly("P1", "P2", "P3", "P4", "P5");
    String id = incident(service("Checkout", policy("P", "PADA")));
    String p1 = priorities.at("/0/id").stringValue();
    assertThat(
            account
                .put("/incidents/" + id, "{\"incident\":{\"priority\":{\"id\":\"" + p1 + "\"}}}")
                .at("/incident/priority/name")
                .stringValue())
        .isEqualTo("P1");
    assertThat(
            account
                .put("/incidents/" + id, "{\"incident\":{\"priority\":null}}")
                .at("/incident/priority")
                .isNull())
        .isTrue();
  }

  @Test
  void aDeletedServiceLeavesNoOpenIncidents() {
    String service = service("Checkout", policy("P", "PADA"));
    String id = incident(service);
    account.delete("/services/" + service);
    JsonNode incident = account.get("/incidents/" + id).path("incident");
    assertThat(incident.path("status").stringValue()).isEqualTo("resolved");
    assertThat(incident.at("/service/id").stringValue()).isEqualTo(service);
    assertThat(incident.at("/service/summary").stringValue()).isEqualTo("(deleted)");
  }
}
