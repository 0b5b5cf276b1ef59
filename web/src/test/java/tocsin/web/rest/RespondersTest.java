package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about services, integrations, escalation policies, schedules and who is on call. */
class RespondersTest extends RestStories {
  @Test
  void aServiceHasEveryFieldThatClientsReadBack() {
    String policy = policy("P", "PADA");
    JsonNode service =
        account
            .post(
                "/services",
                """
                {"service":{"type":"service","name":"Checkout","description":null,
                  "auto_resolve_timeout":0,"acknowledgement_timeout":600,
                  "incident_urgency_rule":{"type":"constant","urgency":"severity_based"},
                  "alert_creation":"create_alerts_and_incidents",
                  "escalation_policy":{"id":"%s","type":"escalation_policy_reference"}}}
                """
                    .formatted(policy))
            .path("service");
    assertThat(service.path("status").stringValue()).isEqualTo("active");
    assertThat(service.path("auto_resolve_timeout").isNull()).isTrue();
    assertThat(service.path("acknowledgement_timeout").intValue()).isEqualTo(600);
    assertThat(service.path("support_hours").isNull()).isTrue();
    assertThat(service.path("integrations").isArray()).isTrue();
    assertThat(service.at("/incident_urgency_rule/urgency").stringValue())
        .isEqualTo("severity_based");
    assertThat(service.at("/escalation_policy/summary").stringValue()).isEqualTo("P");
    String id = service.path("id").stringValue();
    assertThat(account.get("/services?query=check").at("/services/0/id").stringValue())
        .isEqualTo(id);
    assertThat(
            account
                .put("/services/" + id, "{\"service\":{\"status\":\"disabled\"}}")
                .at("/service/status")
                .stringValue())
        .isEqualTo("disabled");
    account.delete("/services/" + id);
    account.fails(404, "GET", "/services/" + id, null);
  }

  @Test
  void anIntegrationGivesAKeyThatTakesEvents() {
    String service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    assertThat(key).matches("[0-9a-f]{32}");
    trigger(key, "a");
    assertThat(account.get("/services/" + service).at("/service/status").stringValue())
        .isEqualTo("critical");
    JsonNode whole = account.get("/services/" + service + "?include%5B%5D=integrations");
    assertThat(whole.at("/service/integrations/0/integration_key").stringValue()).isEqualTo(key);
    String id = whole.at("/service/integrations/0/id").stringValue();
    JsonNode renamed =
        account.put(
            "/services/" + service + "/integrations/" + id,
            "{\"integration\":{\"name\":\"Prometheus\"}}");
    assertThat(renamed.at("/integration/name").stringValue()).isEqualTo("Prometheus");
    assertThat(renamed.at("/integration/integration_key").stringValue()).isEqualTo(key);
  }

  @Test
  void aPolicyThatIsUsedStays() {
    String policy = policy("P", "PADA");
    service("Checkout", policy);
    account.fails(400, "DELETE", "/escalation_policies/" + policy, null);
  }

  @Test
  void aPolicyIsReadBackAsItWasGivenAndCheckedWhenItIsNot() {
    String id = policy("P", "PADA");
    JsonNode policy =
        account.get(
            "/escalation_policies/" + id + "?include%5B%5D=escalation_rule_assignment_strategies");
    assertThat(policy.at("/escalation_policy/num_loops").intValue()).isEqualTo(1);
    JsonNode rule = policy.at("/escalation_policy/escalation_rules/0");
    assertThat(rule.path("escalation_delay_in_minutes").intValue()).isEqualTo(30);
    assertThat(rule.at("/escalation_rule_assignment_strategy/type").stringValue())
        .isEqualTo("assign_to_everyone");
    assertThat(rule.at("/targets/0/type").stringValue()).isEqualTo("user_reference");
    JsonNode error =
        account.fails(
            400,
            "POST",
            "/escalation_policies",
            """
            {"escalation_policy":{"name":"P","num_loops":99,"escalation_rules":[
              {"escalation_delay_in_minutes":0,"targets":[]},
              {"escalation_delay_in_minutes":5,"targets":[{"id":"NOBODY","type":"user"}]},
              7]}}
            """);
    assertThat(error.path("errors").toString())
        .contains("Num loops must be a whole number from 0 to 9")
        .contains("must be a list of objects");
  }

  private String schedule() {
    return account
        .post(
            "/schedules",
            """
            {"schedule":{"type":"schedule","name":"Primary","time_zone":"Europe/Berlin",
              "schedule_layers":[
                {"name":"Low","start":"2026-03-01T00:00:00Z",
                 "rotation_virtual_start":"2026-03-01 00:00:00 +0000 UTC",
                 "rotation_turn_length_seconds":86400,
                 "users":[{"user":{"id":"PADA","type":"user_reference"}}]},
                {"name":"High","start":"2026-03-01T00:00:00+01","end":null,
                 "rotation_virtual_start":"2026-03-01",
                 "rotation_turn_length_seconds":604800,
                 "users":[{"user":{"id":"%s","type":"user_reference"}}],
                 "restrictions":[{"type":"daily_restriction","start_time_of_day":"09:00:00",
                   "duration_seconds":28800}]}]}}
            """
                .formatted(user("Grace", "grace@example.org")))
        .at("/schedule/id")
        .stringValue();
  }

  @Test
  void layersComeBackHighestFirstAndRenderedOnlyWhenAWindowIsAskedFor() {
    String id = schedule();
    JsonNode plain = account.get("/schedules/" + id).path("schedule");
    assertThat(plain.at("/schedule_layers/0/name").stringValue()).isEqualTo("High");
    assertThat(plain.at("/final_schedule/rendered_schedule_entries")).isEmpty();
    assertThat(plain.at("/final_schedule/rendered_coverage_percentage").isNull()).isTrue();
    JsonNode rendered =
        account
            .get("/schedules/" + id + "?since=2026-03-02T00:00:00%2B01:00&until=2026-03-03")
            .path("schedule");
    assertThat(
            rendered.at("/final_schedule/rendered_schedule_entries").findValuesAsString("summary"))
        .containsExactly("Ada", "Grace", "Ada");
    assertThat(rendered.at("/final_schedule/rendered_coverage_percentage").doubleValue())
        .isEqualTo(100);
    assertThat(rendered.at("/final_schedule/rendered_schedule_entries/1/start").stringValue())
        .isEqualTo("2026-03-02T09:00:00+01:00");
    assertThat(
            account
                .get("/schedules/" + id + "/users?since=2026-03-02&until=2026-03-03")
                .path("users"))
        .hasSize(2);
    account.fails(400, "GET", "/schedules/" + id + "?since=2026-03-02&until=2036-03-03", null);
  }

  @Test
  void aLayerLeftOutOfAnUpdateIsEndedAndNotForgotten() {
    String id = schedule();
    String layer =
        account.get("/schedules/" + id).at("/schedule/schedule_layers/0/id").stringValue();
    JsonNode after =
        account.put(
            "/schedules/" + id,
            """
            {"schedule":{"schedule_layers":[
              {"id":"%s","name":"High","start":"2026-03-01T00:00:00Z",
               "rotation_virtual_start":"2026-03-01T00:00:00Z",
               "rotation_turn_length_seconds":604800,"users":[{"user":{"id":"PADA"}}]}]}}
            """
                .formatted(layer));
    assertThat(after.at("/schedule/schedule_layers")).hasSize(2);
    assertThat(after.at("/schedule/schedule_layers/1/name").stringValue()).isEqualTo("Low");
    assertThat(after.at("/schedule/schedule_layers/1/end").stringValue())
        .isEqualTo("2026-03-02T11:00:00+01:00");
  }

  @Test
  void overridesAreMadeOneByOneOrManyAtOnceAndEndEarly() {
    String id = schedule();
    String path = "/schedules/" + id + "/overrides";
    JsonNode one =
        account.post(
            path,
            """
            {"override":{"start":"2026-03-02T09:00:00Z","end":"2026-03-02T12:00:00Z",
              "user":{"id":"PADA","type":"user_reference"}}}
            """);
    JsonNode many =
        account.post(
            path,
            """
            {"overrides":[
              {"start":"2026-03-05T09:00:00Z","end":"2026-03-05T12:00:00Z","user":{"id":"PADA"}},
              {"start":"2026-03-05T12:00:00Z","end":"2026-03-05T09:00:00Z","user":{"id":"PADA"}}]}
            """);
    assertThat(many.isArray()).isTrue();
    assertThat(many.at("/0/status").intValue()).isEqualTo(201);
    assertThat(many.at("/1/status").intValue()).isEqualTo(400);
    assertThat(many.at("/1/errors/0").stringValue()).isEqualTo("Override must end after its start");
    assertThat(account.get(path + "?since=2026-03-01&until=2026-03-31").path("overrides"))
        .hasSize(2);
    account.delete(path + "/" + many.at("/0/override/id").stringValue());
    assertThat(
            account
                .send("DELETE", path + "/" + one.at("/override/id").stringValue(), null)
                .statusCode())
        .as("a running override is cut short")
        .isEqualTo(200);
    assertThat(
            account
                .get(path + "?since=2026-03-01&until=2026-03-31")
                .at("/overrides/0/end")
                .stringValue())
        .isEqualTo("2026-03-02T11:00:00+01:00");
    account.fails(400, "GET", path, null);
  }

  @Test
  void aScheduleThatIsUsedStays() {
    String schedule = schedule();
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
    assertThat(
            account
                .fails(400, "DELETE", "/schedules/" + schedule, null)
                .at("/errors/0")
                .stringValue())
        .isEqualTo("Schedule can't be deleted if it's being used by escalation policies");
    String service = service("Checkout", policy);
    trigger(integration(service), "a");
    String other = policy("Other", "PADA");
    account.put(
        "/services/" + service, "{\"service\":{\"escalation_policy\":{\"id\":\"" + other + "\"}}}");
    account.delete("/escalation_policies/" + policy);
    assertThat(
            account
                .fails(400, "DELETE", "/schedules/" + schedule, null)
                .at("/errors/0")
                .stringValue())
        .isEqualTo(
            "Schedule can't be deleted if it's being used by an escalation policy snapshot with"
                + " open incidents");
  }

  @Test
  void aPreviewIsRenderedAndNotKept() {
    JsonNode preview =
        RestClient.tree(
            account.send(
                "POST",
                "/schedules/preview?since=2026-03-02&until=2026-03-03",
                """
                {"schedule":{"name":"X","time_zone":"UTC","schedule_layers":[
                  {"start":"2026-03-01T00:00:00Z","rotation_virtual_start":"2026-03-01T00:00:00Z",
                   "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}}]}]}}
                """),
            200);
    assertThat(preview.at("/schedule/final_schedule/rendered_schedule_entries")).hasSize(1);
    assertThat(account.get("/schedules").path("schedules")).isEmpty();
  }

  @Test
  void oncallsTellWhoIsAskedAtEachLevelNow() {
    String schedule = schedule();
    account.post(
        "/escalation_policies",
        """
        {"escalation_policy":{"name":"S","escalation_rules":[
          {"escalation_delay_in_minutes":5,
           "targets":[{"id":"%s","type":"schedule_reference"}]},
          {"escalation_delay_in_minutes":5,"targets":[{"id":"PADA","type":"user_reference"}]}]}}
        """
            .formatted(schedule));
    JsonNode oncalls = account.get("/oncalls?time_zone=UTC").path("oncalls");
    assertThat(oncalls).hasSize(2);
    assertThat(oncalls.at("/0/user/summary").stringValue()).isEqualTo("Grace");
    assertThat(oncalls.at("/0/start").stringValue()).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(oncalls.at("/0/escalation_level").intValue()).isEqualTo(1);
    assertThat(oncalls.at("/1/schedule").isNull()).isTrue();
    assertThat(oncalls.at("/1/start").isNull()).isTrue();
    assertThat(account.get("/oncalls?schedule_ids%5B%5D=" + schedule).path("oncalls")).hasSize(1);
    assertThat(
            account
                .get("/oncalls?user_ids%5B%5D=PADA&since=2026-03-02&until=2026-03-04")
                .path("oncalls"))
        .hasSize(4);
    assertThat(
            account.get("/oncalls?earliest=true&since=2026-03-02&until=2026-03-04").path("oncalls"))
        .hasSize(3);
  }
}
