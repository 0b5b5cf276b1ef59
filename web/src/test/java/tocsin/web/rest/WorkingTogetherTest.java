package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;
import tools.jackson.databind.JsonNode;

/** Stories about several incidents, their alerts, and several people. */
class WorkingTogetherTest extends RestStories {
  private String grace = "";
  private String service = "";
  private String disk = "";
  private String memory = "";

  @BeforeEach
  void aDiskAndAMemoryAreInTrouble() {
    grace = user("Grace", "grace@example.org");
    service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    trigger(key, "disk");
    trigger(key, "memory");
    disk = found("disk");
    memory = found("memory");
  }

  private String found(String key) {
    return account.get("/incidents?incident_key=" + key).at("/incidents/0/id").stringValue();
  }

  private JsonNode incident(String id) {
    return account.get("/incidents/" + id).path("incident");
  }

  private JsonNode merge(String target, String source) {
    return account.put("/incidents/" + target + "/merge", sources(source));
  }

  private static String sources(String source) {
    return "{\"source_incidents\":[{\"id\":\"%s\",\"type\":\"incident_reference\"}]}"
        .formatted(source);
  }

  @Test
  void aMergedIncidentPointsToTheOneThatHasItsAlerts() {
    assertThat(merge(disk, memory).at("/incident/id").stringValue()).isEqualTo(disk);

    JsonNode source = incident(memory);
    assertThat(source.path("status").stringValue()).isEqualTo("resolved");
    assertThat(source.path("is_mergeable").booleanValue()).isFalse();
    assertThat(source.at("/resolve_reason/type").stringValue()).isEqualTo("merge_resolve_reason");
    assertThat(source.at("/resolve_reason/incident/id").stringValue()).isEqualTo(disk);
    assertThat(source.at("/alert_counts/all").intValue()).isZero();
    assertThat(incident(disk).at("/alert_counts/triggered").intValue()).isEqualTo(2);
    assertThat(incident(disk).path("is_mergeable").booleanValue()).isTrue();
    assertThat(account.get("/incidents/" + disk + "/alerts").findValuesAsString("alert_key"))
        .containsExactly("disk", "memory");
    assertThat(types(disk)).contains("merge_log_entry", "alert_move_log_entry");
    assertThat(types(memory))
        .contains("merge_log_entry", "alert_move_log_entry", "resolve_log_entry");
  }

  private List<String> types(String incident) {
    return account
        .get("/incidents/" + incident + "/log_entries")
        .path("log_entries")
        .findValuesAsString("type");
  }

  @Test
  void whatCannotBeMergedIsRefusedAndNothingChanges() {
    JsonNode itself = account.fails(400, "PUT", "/incidents/" + disk + "/merge", sources(disk));
    assertThat(itself.path("code").intValue()).isEqualTo(2001);
    JsonNode unknown = account.fails(400, "PUT", "/incidents/" + disk + "/merge", sources("NONE"));
    assertThat(unknown.path("code").intValue()).isEqualTo(1004);
    account.fails(400, "PUT", "/incidents/" + disk + "/merge", "{\"source_incidents\":[]}");
    account.fails(
        413,
        "PUT",
        "/incidents/" + disk + "/merge",
        "{\"source_incidents\":[" + "{\"id\":\"A\"},".repeat(250) + "{\"id\":\"A\"}]}");
    merge(disk, memory);
    JsonNode twice = account.fails(400, "PUT", "/incidents/" + disk + "/merge", sources(memory));
    assertThat(twice.path("code").intValue()).isEqualTo(1019);
    account.put("/incidents/" + disk, "{\"incident\":{\"status\":\"resolved\"}}");
    String key = integration(service);
    trigger(key, "cpu");
    JsonNode over =
        account.fails(400, "PUT", "/incidents/" + disk + "/merge", sources(found("cpu")));
    assertThat(over.path("code").intValue()).isEqualTo(1001);
  }

  @Test
  void anAlertThatMovesIsTheOtherIncidentsAndTheEmptyOneIsOver() {
    String path = "/incidents/" + memory + "/alerts";
    String alert = account.get(path).at("/alerts/0/id").stringValue();
    JsonNode moved =
        account.put(
            path + "/" + alert,
            "{\"alert\":{\"incident\":{\"id\":\"%s\",\"type\":\"incident_reference\"}}}"
                .formatted(disk));

    assertThat(moved.at("/alert/incident/id").stringValue()).isEqualTo(disk);
    assertThat(incident(memory).path("status").stringValue()).isEqualTo("resolved");
    assertThat(incident(memory).path("resolve_reason").isNull()).isTrue();
    assertThat(account.get("/incidents/" + disk + "/alerts").path("alerts")).hasSize(2);
    account.fails(404, "GET", path + "/" + alert, null);
    JsonNode all =
        account.put(
            "/incidents/" + disk + "/alerts",
            "{\"alerts\":[{\"id\":\"%s\",\"status\":\"resolved\"}]}".formatted(alert));
    assertThat(all.at("/alerts/0/status").stringValue()).isEqualTo("resolved");
    assertThat(incident(disk).at("/alert_counts/resolved").intValue()).isEqualTo(1);
    assertThat(incident(disk).path("status").stringValue()).isEqualTo("triggered");
  }

  private String request(String... targets) {
    return "{\"requester_id\":\"PADA\",\"message\":\"Please help\",\"responder_request_targets\":["
        + String.join(",", targets)
        + "]}";
  }

  private static String target(String id, String type) {
    return "{\"responder_request_target\":{\"id\":\"%s\",\"type\":\"%s\"}}".formatted(id, type);
  }

  private JsonNode ask(String... targets) {
    return RestClient.tree(
        account
            .from(null)
            .send("POST", "/incidents/" + disk + "/responder_requests", request(targets)),
        200);
  }

  @Test
  void whoIsAskedForHelpIsListedWithWhatTheySaid() {
    JsonNode asked = ask(target(grace, "user_reference")).path("responder_request");
    assertThat(asked.at("/requester/id").stringValue()).isEqualTo("PADA");
    JsonNode first = asked.at("/responder_request_targets/0/responder_request_target");
    assertThat(first.path("id").stringValue()).isEqualTo(grace);
    assertThat(first.path("type").stringValue()).isEqualTo("user");
    assertThat(first.at("/incidents_responders/0/state").stringValue()).isEqualTo("pending");

    String own = "/incidents/" + disk + "/incidents_responders/" + grace;
    RestClient ada = new RestClient(server, server.key(new UserId("PADA")), null);
    ada.fails(403, "PUT", own, "{\"incidents_responder\":{\"state\":\"joined\"}}");
    account.fails(400, "PUT", own, "{\"incidents_responder\":{\"state\":\"maybe\"}}");
    account.put(own, "{\"incidents_responder\":{\"state\":\"joined\"}}");

    JsonNode responder = incident(disk).at("/incidents_responders/0");
    assertThat(responder.path("state").stringValue()).isEqualTo("joined");
    assertThat(responder.at("/user/summary").stringValue()).isEqualTo("Grace");
    assertThat(responder.path("message").stringValue()).isEqualTo("Please help");
    assertThat(incident(disk).path("responder_requests")).hasSize(1);
    assertThat(types(disk)).contains("responder_request_log_entry", "responder_accept_log_entry");
  }

  @Test
  void onlyPendingRequestsAreTakenBack() {
    String policy = policy("Helpers", grace);
    ask(target(grace, "user_reference"), target(policy, "escalation_policy_reference"));
    JsonNode cancelled =
        account.put(
            "/incidents/" + disk + "/responder_requests/cancel",
            request(target(policy, "escalation_policy")));
    assertThat(cancelled.findValuesAsString("state")).containsExactly("pending", "user_cancelled");
    account.put(
        "/incidents/" + disk + "/incidents_responders/" + grace,
        "{\"incidents_responder\":{\"state\":\"declined\"}}");
    assertThat(incident(disk).path("incidents_responders").findValuesAsString("state"))
        .containsExactly("declined", "user_cancelled");
    account.fails(
        404,
        "PUT",
        "/incidents/" + disk + "/incidents_responders/PADA",
        "{\"incidents_responder\":{\"state\":\"joined\"}}");
  }

  @Test
  void aBadRequestForHelpIsRefused() {
    String path = "/incidents/" + disk + "/responder_requests";
    JsonNode nobody =
        account.fails(
            400,
            "POST",
            path,
            "{\"requester_id\":\"NOBODY\",\"responder_request_targets\":[%s]}"
                .formatted(target(grace, "user")));
    assertThat(nobody.path("code").intValue()).isEqualTo(1008);
    account.fails(400, "POST", path, request());
    account.fails(400, "POST", path, request(target("NOBODY", "user")));
    account.fails(400, "POST", path, request(target(grace, "team_reference")));
    account.fails(
        400,
        "POST",
        path,
        request((target(grace, "user") + ",").repeat(300) + target(grace, "user")));
    account.fails(404, "POST", "/incidents/NONE/responder_requests", request());
    assertThat(incident(disk).path("responder_requests")).isEmpty();
  }

  @Test
  void aNoteIsEditedAndDeletedWhileTheTimelineRemembers() {
    String notes = "/incidents/" + disk + "/notes";
    String id =
        RestClient.tree(account.send("POST", notes, "{\"note\":{\"content\":\"Hm\"}}"), 200)
            .at("/note/id")
            .stringValue();
    server.pass(Duration.ofMinutes(1));
    JsonNode edited = account.put(notes + "/" + id, "{\"note\":{\"content\":\"Aha\"}}");
    assertThat(edited.at("/note/content").stringValue()).isEqualTo("Aha");
    assertThat(edited.at("/note/created_at").stringValue()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(edited.at("/note/updated_at").stringValue()).isEqualTo("2026-03-02T10:01:00Z");
    assertThat(account.get(notes).path("notes").findValuesAsString("content"))
        .containsExactly("Aha");
    account.fails(400, "PUT", notes + "/" + id, "{\"note\":{\"content\":\" \"}}");
    account.fails(404, "PUT", notes + "/NONE", "{\"note\":{\"content\":\"x\"}}");
    account.delete(notes + "/" + id);
    assertThat(account.get(notes).path("notes")).isEmpty();
    account.fails(404, "DELETE", notes + "/" + id, null);
    assertThat(account.get("/log_entries/" + id).at("/log_entry/note").stringValue())
        .isEqualTo("Hm");
  }

  @Test
  void whatATriggerSaysBeyondItsTitleIsEditedByItsLogEntry() {
    String entry = incident(disk).at("/first_trigger_log_entry/id").stringValue();
    String path = "/log_entries/" + entry + "/channel";
    String body = "{\"channel\":{\"type\":\"web_trigger\",\"details\":\"All of it\"}}";
    assertThat(account.send("PUT", path, body).statusCode()).isEqualTo(202);
    assertThat(account.get("/log_entries/" + entry).at("/log_entry/channel/details").stringValue())
        .isEqualTo("All of it");
    assertThat(incident(disk).at("/body/details").stringValue()).isEqualTo("All of it");
    account.fails(400, "PUT", path, "{\"channel\":{\"type\":\"smoke\",\"details\":\"x\"}}");
    account.fails(404, "PUT", "/log_entries/NONE/channel", body);
    account.put("/incidents/" + disk, "{\"incident\":{\"title\":\"New\"}}");
    String other = account.get("/log_entries").at("/log_entries/0/id").stringValue();
    account.fails(400, "PUT", "/log_entries/" + other + "/channel", body);
  }

  @Test
  void whereToMeetIsSaidWhenAnIncidentIsMadeAndChangedLater() {
    JsonNode made =
        account.post(
            "/incidents",
            """
            {"incident":{"title":"Slow","service":{"id":"%s"},
              "conference_bridge":{"conference_number":"+1 555 0100,,42#"}}}
            """
                .formatted(service));
    assertThat(made.at("/incident/conference_bridge/conference_number").stringValue())
        .isEqualTo("+1 555 0100,,42#");
    String path = "/incidents/" + made.at("/incident/id").stringValue();
    JsonNode changed =
        account.put(
            path,
            "{\"incident\":{\"conference_bridge\":{\"conference_url\":\"https://meet.example/1\"}}}");
    assertThat(changed.at("/incident/conference_bridge/conference_url").stringValue())
        .isEqualTo("https://meet.example/1");
    account.fails(
        400,
        "PUT",
        path,
        "{\"incident\":{\"conference_bridge\":{\"conference_url\":\"javascript:alert(1)\"}}}");
    JsonNode gone = account.put(path, "{\"incident\":{\"conference_bridge\":null}}");
    assertThat(gone.at("/incident/conference_bridge").isNull()).isTrue();
  }

  @Test
  void aSnoozeWorksOnWhatIsOpenAndIsRefusedOnWhatIsOver() {
    String snooze = "/incidents/" + disk + "/snooze";
    account.post(snooze, "{\"duration\":3600}");
    account.put("/incidents/" + disk, "{\"incident\":{\"status\":\"acknowledged\"}}");
    JsonNode longer = account.post(snooze, "{\"duration\":7200}");
    assertThat(longer.at("/incident/pending_actions/0/at").stringValue())
        .isEqualTo("2026-03-02T12:00:00Z");
    assertThat(account.fails(400, "POST", snooze, "{\"duration\":604801}").path("code").intValue())
        .isEqualTo(1013);
    assertThat(
            account.fails(400, "POST", snooze, "{\"duration\":\"long\"}").path("code").intValue())
        .isEqualTo(1013);
    account.put("/incidents/" + disk, "{\"incident\":{\"status\":\"resolved\"}}");
    assertThat(account.fails(400, "POST", snooze, "{\"duration\":3600}").path("code").intValue())
        .isEqualTo(1001);
  }
}
