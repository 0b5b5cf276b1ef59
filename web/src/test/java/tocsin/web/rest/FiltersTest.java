package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Stories about the questions that clients ask less often: each filter narrows what it should, and
 * each thing that can be listed can be asked for alone. It is Monday, 2 March 2026, 10:00 UTC.
 */
class FiltersTest extends RestStories {
  private static final String DAY = "since=2026-03-02T00:00:00Z&until=2026-03-03T00:00:00Z";
  private static final String LONG_AGO = "since=2025-03-02T00:00:00Z&until=2025-03-03T00:00:00Z";

  private String team(String name) {
    return account
        .post("/teams", "{\"team\":{\"type\":\"team\",\"name\":\"%s\"}}".formatted(name))
        .at("/team/id")
        .stringValue();
  }

  private String serviceWithTwoAlerts() {
    String policy = policy("Night", user("Grace", "grace@example.org"));
    String service = service("Checkout", policy);
    String key = integration(service);
    trigger(key, "disk");
    trigger(key, "cpu");
    return service;
  }

  private static JsonNode only(JsonNode reply, String list) {
    assertThat(reply.path(list)).as(list).hasSize(1);
    return reply.path(list).get(0);
  }

  @Test
  void anIncidentsAlertsAreFilteredSortedAndShownAlone() {
    String service = serviceWithTwoAlerts();
    String alerts = "/incidents/1/alerts";
    JsonNode alert =
        only(
            account.get(
                alerts
                    + "?alert_key=disk&sort_by=created_at:desc&include[]=services&limit=1&offset=0"
                    + "&total=true"),
            "alerts");
    assertThat(alert.at("/service/name").stringValue()).isEqualTo("Checkout");
    assertThat(account.get(alerts + "?alert_key=cpu").path("alerts")).isEmpty();
    String id = alert.path("id").stringValue();
    JsonNode alone = account.get(alerts + "/" + id).path("alert");
    assertThat(alone.path("alert_key").stringValue()).isEqualTo("disk");
    assertThat(alone.at("/service/id").stringValue()).isEqualTo(service);
    account.fails(404, "GET", "/incidents/2/alerts/" + id, null);
    String same =
        "{\"alerts\":[{\"id\":\"%s\",\"type\":\"alert\",\"status\":\"resolved\"}]}".formatted(id);
    assertThat(account.put(alerts + "?offset=0&limit=5&total=true", same).path("total").intValue())
        .isEqualTo(1);
  }

  @Test
  void anIncidentIncludesWhatIsAskedForAndABulkUpdateIsPaged() {
    serviceWithTwoAlerts();
    JsonNode incident =
        account
            .get(
                "/incidents/1?include[]=services&include[]=assignees&include[]=escalation_policies")
            .path("incident");
    assertThat(incident.at("/service/type").stringValue()).isEqualTo("service");
    assertThat(incident.at("/assignments/0/assignee/email").stringValue())
        .isEqualTo("grace@example.org");
    String acknowledge =
        "{\"incidents\":[{\"id\":\"%s\",\"type\":\"incident\",\"status\":\"acknowledged\"}]}"
            .formatted(incident.path("id").stringValue());
    JsonNode updated = account.put("/incidents?offset=0&limit=10&total=true", acknowledge);
    assertThat(updated.path("total").intValue()).isEqualTo(1);
    assertThat(updated.path("more").booleanValue()).isFalse();
  }

  @Test
  void logEntriesAreOfATimeATeamAndAnOverview() {
    serviceWithTwoAlerts();
    String team = team("Payments");
    for (String entries : new String[] {"/incidents/1/log_entries", "/log_entries"}) {
      String shown = "&time_zone=Europe/Berlin&include[]=incidents&limit=50&offset=0&total=true";
      JsonNode found = account.get(entries + "?" + DAY + shown);
      assertThat(found.path("total").intValue()).isPositive();
      assertThat(found.at("/log_entries/0/created_at").stringValue()).endsWith("+01:00");
      assertThat(found.at("/log_entries/0/incident/type").stringValue()).isEqualTo("incident");
      assertThat(account.get(entries + "?" + LONG_AGO).path("log_entries")).isEmpty();
      assertThat(account.get(entries + "?is_overview=true").path("log_entries").size())
          .isLessThanOrEqualTo(found.path("log_entries").size());
    }
    assertThat(account.get("/log_entries?team_ids[]=" + team).path("log_entries")).isEmpty();
  }

  @Test
  void servicesAndPoliciesAreFoundByTeamNameAndWhatTheyInclude() {
    String service = serviceWithTwoAlerts();
    String team = team("Payments");
    JsonNode found =
        only(
            account.get("/services?name=Checkout&time_zone=UTC&include[]=escalation_policies"),
            "services");
    assertThat(found.path("id").stringValue()).isEqualTo(service);
    String policy = found.at("/escalation_policy/id").stringValue();
    assertThat(found.at("/escalation_policy/escalation_rules")).hasSize(2);
    assertThat(account.get("/services?team_ids[]=" + team).path("services")).isEmpty();

    String asked = "/escalation_policies?query=night&user_ids[]=PADA&sort_by=name:desc";
    assertThat(account.get(asked + "&include[]=targets").path("escalation_policies")).hasSize(1);
    assertThat(account.get(asked + "&team_ids[]=" + team).path("escalation_policies")).isEmpty();
    JsonNode oncall =
        account
            .get("/oncalls?escalation_policy_ids[]=" + policy + "&include[]=users")
            .at("/oncalls/0");
    assertThat(oncall.at("/user/type").stringValue()).isEqualTo("user");
  }

  @Test
  void schedulesOverflowTheirWindowWhenAskedTo() {
    String overflow = "?overflow=true&since=2026-03-02T06:00:00Z&until=2026-03-02T18:00:00Z";
    String body =
        """
        {"schedule":{"name":"Rota","time_zone":"UTC","schedule_layers":[{"name":"L",
          "start":"2026-03-01T00:00:00Z","rotation_virtual_start":"2026-03-01T00:00:00Z",
          "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}},
          {"user":{"id":"%s"}}]}]}}
        """
            .formatted(user("Grace", "grace@example.org"));
    JsonNode made = account.post("/schedules?overflow=true", body).path("schedule");
    String path = "/schedules/" + made.path("id").stringValue();
    JsonNode whole = account.get(path + overflow + "&time_zone=Europe/Berlin").path("schedule");
    assertThat(whole.at("/final_schedule/rendered_schedule_entries/0/start").stringValue())
        .isEqualTo("2026-03-02T01:00:00+01:00");
    JsonNode again = account.put(path + "?overflow=true", body).path("schedule");
    assertThat(again.path("name").stringValue()).isEqualTo("Rota");
    JsonNode preview =
        account
            .ask("/schedules/preview" + overflow, body)
            .at("/schedule/final_schedule/rendered_schedule_entries/0");
    assertThat(preview.path("end").stringValue()).isEqualTo("2026-03-03T00:00:00Z");
    String team = team("Payments");
    String list = "/schedules?query=ROT&include[]=final_schedule&time_zone=UTC&" + DAY;
    assertThat(account.get(list).at("/schedules/0/final_schedule/rendered_coverage_percentage"))
        .isNotNull();
    assertThat(account.get(list).path("schedules")).hasSize(1);
    assertThat(account.get(list + "&team_ids[]=" + team).path("schedules")).isEmpty();
  }

  @Test
  void aPersonsWaysAndRulesAreListedShownChangedAndRemoved() {
    String grace = "/users/" + user("Grace", "grace@example.org");
    JsonNode way = only(account.get(grace + "/contact_methods"), "contact_methods");
    String method = way.path("id").stringValue();
    assertThat(
            account
                .get(grace + "/contact_methods/" + method)
                .at("/contact_method/address")
                .stringValue())
        .isEqualTo("grace@example.org");

    String rules = grace + "/notification_rules";
    JsonNode rule =
        account.get(rules + "?include[]=contact_methods&urgency=low").at("/notification_rules/0");
    assertThat(rule.at("/contact_method/address").stringValue()).isEqualTo("grace@example.org");
    String path = rules + "/" + rule.path("id").stringValue();
    assertThat(
            account
                .get(path + "?include[]=contact_methods")
                .at("/notification_rule/urgency")
                .stringValue())
        .isEqualTo("low");
    String later =
        """
        {"notification_rule":{"type":"assignment_notification_rule","start_delay_in_minutes":7,
          "contact_method":{"id":"%s","type":"email_contact_method"},"urgency":"low"}}
        """
            .formatted(method);
    assertThat(account.put(path, later).at("/notification_rule/start_delay_in_minutes").intValue())
        .isEqualTo(7);
    account.delete(path);
    account.fails(404, "GET", path, null);
  }

  @Test
  void teamsAreFoundRenamedEmptiedAndHandOnWhatTheyOwn() {
    String payments = team("Payments");
    String heirs = team("Heirs");
    assertThat(only(account.get("/teams?query=pay"), "teams").path("id").stringValue())
        .isEqualTo(payments);
    assertThat(
            account
                .get("/teams/" + payments + "?include[]=privileges")
                .at("/team/name")
                .stringValue())
        .isEqualTo("Payments");
    String renamed = "{\"team\":{\"type\":\"team\",\"name\":\"Money\"}}";
    assertThat(account.put("/teams/" + payments, renamed).at("/team/name").stringValue())
        .isEqualTo("Money");
    String member = "/teams/" + payments + "/users/PADA";
    assertThat(account.send("PUT", member, "{\"role\":\"manager\"}").statusCode()).isEqualTo(204);
    JsonNode members = account.get("/teams/" + payments + "/members?limit=5&offset=0&total=true");
    assertThat(members.path("total").intValue()).isEqualTo(1);
    account.delete(member);
    assertThat(account.get("/teams/" + payments + "/members").path("members")).isEmpty();
    account.delete("/teams/" + payments + "?reassignment_team=" + heirs);
    account.fails(404, "GET", "/teams/" + payments, null);
  }

  @Test
  void changesNotificationsAndWindowsAreAskedForByTimeAndAlone() {
    String service = serviceWithTwoAlerts();
    String team = team("Payments");
    String changes = "/services/" + service + "/change_events";
    String every = "&limit=5&offset=0&total=true&integration_ids[]=PNONE&team_ids[]=" + team;
    assertThat(account.get(changes + "?" + DAY + every).path("change_events")).isEmpty();
    assertThat(account.get("/incidents/1/related_change_events?limit=3").path("change_events"))
        .isEmpty();
    assertThat(account.get("/notifications?" + DAY + "&time_zone=Asia/Tokyo").path("notifications"))
        .isEmpty();
    String window =
        account
            .post(
                "/maintenance_windows",
                """
                {"maintenance_window":{"type":"maintenance_window","description":"Move",
                  "start_time":"2026-03-02T12:00:00Z","end_time":"2026-03-02T13:00:00Z",
                  "services":[{"id":"%s","type":"service_reference"}]}}
                """
                    .formatted(service))
            .at("/maintenance_window/id")
            .stringValue();
    assertThat(
            account
                .get("/maintenance_windows/" + window + "?include[]=services")
                .at("/maintenance_window/services/0/name")
                .stringValue())
        .isEqualTo("Checkout");
  }
}
