package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about urgency by support hours, round robin and maintenance windows. */
class ServiceSettingsTest extends RestStories {
  private static final String OFFICE_HOURS =
      """
      {"service":{
        "incident_urgency_rule":{"type":"use_support_hours",
          "during_support_hours":{"type":"constant","urgency":"high"},
          "outside_support_hours":{"type":"constant","urgency":"low"}},
        "support_hours":{"type":"fixed_time_per_day","time_zone":"Europe/Berlin",
          "days_of_week":[1,2,3,4,5],"start_time":"12:00:00","end_time":"17:00:00"},
        "scheduled_actions":[{"type":"urgency_change","to_urgency":"high",
          "at":{"type":"named_time","name":"support_hours_start"}}]}}
      """;

  private String window(String service, String start, String end) {
    return """
    {"maintenance_window":{"type":"maintenance_window","description":"New disks",
      "start_time":"%s","end_time":"%s",
      "services":[{"id":"%s","type":"service_reference"}]}}
    """
        .formatted(start, end, service);
  }

  private JsonNode only(String query) {
    JsonNode windows = account.get("/maintenance_windows" + query).path("maintenance_windows");
    assertThat(windows).hasSize(1);
    return windows.get(0);
  }

  private long count(String query) {
    return account.get("/maintenance_windows" + query).path("maintenance_windows").size();
  }

  private String status(String service) {
    return account.get("/services/" + service).at("/service/status").stringValue();
  }

  private JsonNode incidents() {
    return account.get("/incidents").path("incidents");
  }

  @Test
  void supportHoursAreReadBackAsTheyWereGivenAndStayWhenOthersChange() {
    String service = service("Checkout", policy("P", "PADA"));
    account.put("/services/" + service, OFFICE_HOURS);
    JsonNode after =
        account
            .put("/services/" + service, "{\"service\":{\"description\":\"new\"}}")
            .path("service");

    assertThat(after.at("/incident_urgency_rule/type").stringValue())
        .isEqualTo("use_support_hours");
    assertThat(after.at("/incident_urgency_rule/outside_support_hours/urgency").stringValue())
        .isEqualTo("low");
    assertThat(after.path("support_hours").toString())
        .isEqualTo(
            "{\"type\":\"fixed_time_per_day\",\"time_zone\":\"Europe/Berlin\","
                + "\"days_of_week\":[1,2,3,4,5],\"start_time\":\"12:00:00\","
                + "\"end_time\":\"17:00:00\"}");
    assertThat(after.at("/scheduled_actions/0/at/name").stringValue())
        .isEqualTo("support_hours_start");

    JsonNode constant =
        account
            .put(
                "/services/" + service,
                """
                {"service":{"incident_urgency_rule":{"type":"constant","urgency":"low"},
                  "support_hours":null,"scheduled_actions":[]}}
                """)
            .path("service");
    assertThat(constant.path("support_hours").isNull()).isTrue();
    assertThat(constant.path("scheduled_actions")).isEmpty();
  }

  @Test
  void aLowIncidentOutsideSupportHoursSaysWhenItWillBeRaisedAndIs() {
    String service = service("Checkout", policy("P", "PADA"));
    account.put("/services/" + service, OFFICE_HOURS);
    trigger(integration(service), "disk");
    JsonNode low = incidents().get(0);
    assertThat(low.path("urgency").stringValue()).isEqualTo("low");
    assertThat(low.path("pending_actions").toString())
        .isEqualTo(
            "[{\"type\":\"urgency_change\",\"at\":\"2026-03-02T11:00:00Z\",\"to\":\"high\"}]");

    server.pass(Duration.ofHours(1));

    JsonNode high = incidents().get(0);
    assertThat(high.path("urgency").stringValue()).isEqualTo("high");
    assertThat(high.at("/pending_actions/0/type").stringValue()).isEqualTo("escalate");
  }

  @Test
  void impossibleSettingsAreRefusedAllAtOnceAndNothingIsKept() {
    String service = service("Checkout", policy("P", "PADA"));
    JsonNode error =
        account.fails(
            400,
            "PUT",
            "/services/" + service,
            """
            {"service":{"status":"sleepy",
              "incident_urgency_rule":{"type":"use_support_hours",
                "during_support_hours":{"type":"constant","urgency":"loud"}},
              "support_hours":{"type":"fixed_time_per_day","time_zone":"Mars/Base",
                "days_of_week":[0,8],"start_time":"25:00","end_time":"soon"},
              "scheduled_actions":[{"type":"urgency_change","to_urgency":"low","at":{}}]}}
            """);

    assertThat(error.path("errors").toString())
        .contains("Status must be one of")
        .contains("urgency must be one of: high, low, severity_based")
        .contains("outside support hours can't be blank")
        .contains("time zone is not a known time zone")
        .contains("days of week must be one to seven numbers")
        .contains("start time must be a time of day")
        .contains("to urgency must be high")
        .contains("support_hours_start or support_hours_end");
    account.fails(
        400,
        "PUT",
        "/services/" + service,
        "{\"service\":{\"incident_urgency_rule\":{\"type\":\"use_support_hours\"}}}");
    account.fails(
        400, "PUT", "/services/" + service, "{\"service\":{\"support_hours\":{\"type\":\"x\"}}}");
    assertThat(
            account
                .get("/services/" + service)
                .at("/service/incident_urgency_rule/type")
                .stringValue())
        .isEqualTo("constant");
  }

  @Test
  void aRoundRobinPolicyIsReadBackAndSharesItsIncidents() {
    String grace = user("Grace", "grace@example.org");
    String body =
        """
        {"escalation_policy":{"name":"Ring","on_call_handoff_notifications":"always",
          "escalation_rules":[{"escalation_delay_in_minutes":5,
            "escalation_rule_assignment_strategy":{"type":"%s"},
            "targets":[{"id":"PADA","type":"user_reference"},
              {"id":"%s","type":"user_reference"}]}]}}
        """;
    JsonNode made =
        account
            .post("/escalation_policies", body.formatted("round_robin", grace))
            .path("escalation_policy");
    String id = made.path("id").stringValue();
    assertThat(made.path("on_call_handoff_notifications").stringValue()).isEqualTo("always");
    assertThat(made.at("/escalation_rules/0").has("escalation_rule_assignment_strategy")).isFalse();
    assertThat(
            account
                .get(
                    "/escalation_policies/"
                        + id
                        + "?include%5B%5D=escalation_rule_assignment_strategies")
                .at("/escalation_policy/escalation_rules/0/escalation_rule_assignment_strategy")
                .toString())
        .isEqualTo("{\"type\":\"round_robin\"}");

    String key = integration(service("Checkout", id));
    trigger(key, "disk");
    trigger(key, "cpu");
    assertThat(
            account
                .get("/incidents?sort_by=incident_number:asc")
                .path("incidents")
                .values()
                .stream()
                .map(i -> i.at("/assignments/0/assignee/summary").stringValue()))
        .containsExactly("Ada", "Grace");
    account.fails(400, "POST", "/escalation_policies", body.formatted("coin_toss", grace));
  }

  @Test
  void aWindowThatStartsInThePastStartsNowAndItsServiceIsInMaintenance() {
    String service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    JsonNode made =
        account
            .post(
                "/maintenance_windows",
                window(service, "2026-03-01T00:00:00Z", "2026-03-02T12:00:00Z"))
            .path("maintenance_window");

    assertThat(made.path("start_time").stringValue()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(made.path("sequence_number").intValue()).isEqualTo(1);
    assertThat(made.path("summary").stringValue()).isEqualTo("New disks");
    assertThat(made.at("/created_by/id").stringValue()).isEqualTo("PADA");
    assertThat(made.path("teams").isArray()).isTrue();
    assertThat(status(service)).isEqualTo("maintenance");

    trigger(key, "disk");
    assertThat(incidents()).isEmpty();
    JsonNode why =
        account.get("/services/" + service + "/unanswered_events").path("unanswered_events");
    assertThat(why.at("/0/reason").stringValue()).isEqualTo("maintenance");
    assertThat(why.at("/0/count").intValue()).isEqualTo(1);
    assertThat(why.at("/0/latest_dedup_key").stringValue()).isEqualTo("disk");
    JsonNode refused =
        account.fails(
            400,
            "POST",
            "/incidents",
            """
            {"incident":{"type":"incident","title":"slow",
              "service":{"id":"%s","type":"service_reference"}}}
            """
                .formatted(service));
    assertThat(refused.at("/errors/0").stringValue()).contains("in maintenance");

    server.pass(Duration.ofHours(2));
    assertThat(status(service)).isEqualTo("active");
    trigger(key, "disk");
    assertThat(incidents()).hasSize(1);
  }

  @Test
  void windowsAreFoundByTimeServiceAndWords() {
    String checkout = service("Checkout", policy("P", "PADA"));
    String search = service("Search", policy("Q", "PADA"));
    account.post(
        "/maintenance_windows", window(checkout, "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"));
    account.post(
        "/maintenance_windows", window(search, "2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z"));

    assertThat(only("?filter=ongoing").at("/services/0/id").stringValue()).isEqualTo(checkout);
    assertThat(only("?filter=future").at("/services/0/id").stringValue()).isEqualTo(search);
    assertThat(count("?filter=open")).isEqualTo(2);
    assertThat(count("?filter=past")).isZero();
    assertThat(count("?service_ids%5B%5D=" + search)).isEqualTo(1);
    assertThat(count("?team_ids%5B%5D=PNONE")).isZero();
    assertThat(count("?query=DISKS")).isEqualTo(2);
    assertThat(count("?query=lunch")).isZero();
    server.pass(Duration.ofHours(1));
    assertThat(only("?filter=past").at("/services/0/id").stringValue()).isEqualTo(checkout);
    assertThat(count("?filter=all")).isEqualTo(2);
    account.fails(400, "GET", "/maintenance_windows?filter=tomorrow", null);
    assertThat(
            only("?filter=future&include%5B%5D=services&include%5B%5D=users")
                .at("/services/0/type")
                .stringValue())
        .isEqualTo("service");
  }

  @Test
  void aWindowToComeIsDeletedAnOngoingOneEndsAndAPastOneStays() {
    String service = service("Checkout", policy("P", "PADA"));
    String future =
        account
            .post(
                "/maintenance_windows",
                window(service, "2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z"))
            .at("/maintenance_window/id")
            .stringValue();
    account.delete("/maintenance_windows/" + future);
    account.fails(404, "GET", "/maintenance_windows/" + future, null);

    String ongoing =
        account
            .post(
                "/maintenance_windows",
                window(service, "2026-03-02T10:00:00Z", "2026-03-02T15:00:00Z"))
            .at("/maintenance_window/id")
            .stringValue();
    server.pass(Duration.ofMinutes(30));
    account.delete("/maintenance_windows/" + ongoing);
    assertThat(status(service)).isEqualTo("active");
    assertThat(only("?filter=past").path("end_time").stringValue())
        .isEqualTo("2026-03-02T10:30:00Z");

    JsonNode error = account.fails(405, "DELETE", "/maintenance_windows/" + ongoing, null);
    assertThat(error.path("code").intValue()).isEqualTo(5003);
    account.fails(
        400,
        "PUT",
        "/maintenance_windows/" + ongoing,
        "{\"maintenance_window\":{\"end_time\":\"2026-03-03T00:00:00Z\"}}");
  }

  @Test
  void aWindowThatHasBegunKeepsItsStartWhenItIsMadeLonger() {
    String service = service("Checkout", policy("P", "PADA"));
    JsonNode made =
        account
            .post(
                "/maintenance_windows",
                window(service, "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"))
            .path("maintenance_window");
    server.pass(Duration.ofMinutes(30));
    JsonNode longer =
        account
            .put(
                "/maintenance_windows/" + made.path("id").stringValue(),
                window(service, made.path("start_time").stringValue(), "2026-03-02T13:00:00Z"))
            .path("maintenance_window");

    assertThat(longer.path("start_time")).isEqualTo(made.path("start_time"));
    assertThat(longer.path("end_time").stringValue()).isEqualTo("2026-03-02T13:00:00Z");
    assertThat(longer.path("sequence_number").intValue()).isEqualTo(1);
  }

  @Test
  void anImpossibleWindowIsRefused() {
    String service = service("Checkout", policy("P", "PADA"));
    JsonNode error =
        account.fails(
            400,
            "POST",
            "/maintenance_windows",
            "{\"maintenance_window\":{\"services\":[{\"id\":\"PNONE\"}]}}");
    assertThat(error.path("errors").toString())
        .contains("Start time can't be blank")
        .contains("End time can't be blank")
        .contains("Service PNONE was not found");
    for (String end :
        new String[] {"2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "9999-12-31T00:00:00Z"}) {
      account.fails(
          400, "POST", "/maintenance_windows", window(service, "2026-03-02T12:00:00Z", end));
    }
    assertThat(count("")).isZero();
  }

  @Test
  void aDeletedServiceTakesItsOpenIncidentsWithIt() {
    String service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    for (int i = 0; i < 300; i++) {
      trigger(key, "key-" + i);
    }
    account.delete("/services/" + service);

    account.fails(404, "GET", "/services/" + service, null);
    assertThat(
            account
                .get("/incidents?statuses%5B%5D=triggered&statuses%5B%5D=acknowledged")
                .path("incidents"))
        .isEmpty();
    assertThat(
            account.get("/incidents?statuses%5B%5D=resolved&total=true").path("total").intValue())
        .isEqualTo(300);
  }
}
