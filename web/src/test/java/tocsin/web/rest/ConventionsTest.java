package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.web.openapi.OpenApi;
import tools.jackson.databind.JsonNode;

/** What clients take for granted of every address, told over all that the document describes. */
class ConventionsTest extends RestStories {
  @Test
  void everyListIsPagedTheSameWay() {
    for (String list : lists()) {
      assertThat(account.get(list).path("limit").intValue()).as(list).isEqualTo(25);
      assertThat(account.get(with(list, "limit=0")).path("limit").intValue())
          .as("no client steps by nothing for ever at " + list)
          .isEqualTo(25);
      assertThat(account.get(with(list, "limit=1000")).path("limit").intValue()).isEqualTo(100);
      assertThat(account.get(with(list, "offset=7&limit=3")).path("offset").intValue())
          .as(list)
          .isEqualTo(7);
      account.fails(400, "GET", with(list, "offset=9950&limit=51"), null);
      account.fails(400, "GET", with(list, "offset=-1"), null);
      account.fails(400, "GET", with(list, "limit=all"), null);
    }
  }

  @Test
  void everyListCountsOnlyWhenItIsAsked() {
    for (String list : lists()) {
      for (String yes : new String[] {"true", "1"}) {
        assertThat(account.get(with(list, "total=" + yes)).path("total").isNumber())
            .as(list)
            .isTrue();
      }
      for (String no : new String[] {"false", "0"}) {
        assertThat(account.get(with(list, "total=" + no)).path("total").isNull()).as(list).isTrue();
      }
    }
  }

  @Test
  void aSlashAtTheEndIsNeverARedirect() {
    for (String list : lists()) {
      int query = list.indexOf('?');
      String slashed =
          query < 0 ? list + "/" : list.substring(0, query) + "/" + list.substring(query);
      assertThat(account.send("GET", slashed, null).statusCode()).as(slashed).isEqualTo(200);
    }
  }

  @Test
  void theHeadOfAThingIsAnsweredLikeTheThingWithoutItsBody() {
    HttpResponse<String> head = account.send("HEAD", "/users", null);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ratelimit-remaining")).isPresent();
    assertThat(account.send("HEAD", "/users/PNOBODY", null).statusCode()).isEqualTo(404);
  }

  @Test
  void whoTriesAnotherMethodIsToldWhichThereAre() {
    assertThat(allowed("OPTIONS", "/users")).isEqualTo("GET, HEAD, POST");
    assertThat(allowed("PATCH", "/users/PADA")).isEqualTo("DELETE, GET, HEAD, PUT");
    assertThat(allowed("DELETE", "/users/PADA/contact_methods/")).isEqualTo("GET, HEAD, POST");
    assertThat(allowed("GET", "/v2/enqueue")).isEqualTo("POST");
  }

  private String allowed(String method, String path) {
    HttpResponse<String> answer = account.send(method, path, null);
    assertThat(answer.statusCode()).isEqualTo(405);
    return answer.headers().firstValue("Allow").orElse("");
  }

  @Test
  void whateverIsAcceptedOrTriedEarlyTheAnswerIsJson() {
    String key = server.key(null);
    for (String accept :
        new String[] {
          "", "*/*", "application/json", "text/html", "application/vnd.pagerduty+json;version=2"
        }) {
      var request =
          server
              .request("/users")
              .header("Authorization", "Token token=" + key)
              .header("X-Early-Access", "flexible-schedules-early-access");
      HttpResponse<String> answer =
          server.send(accept.isEmpty() ? request : request.header("Accept", accept));
      assertThat(RestClient.tree(answer, 200).path("users")).as(accept).isNotEmpty();
    }
  }

  @Test
  void whatIsIncludedMustNotBeKnown() {
    JsonNode plain = account.get("/users");
    assertThat(account.get("/users?include%5B%5D=nonsense")).isEqualTo(plain);
  }

  @Test
  void addressesInAnswersFollowTheProxyInFront() {
    var request =
        server
            .request("/users/PADA")
            .header("Authorization", "Token token=" + server.key(null))
            .header("X-Forwarded-Proto", "https");
    JsonNode user = RestClient.tree(server.send(request), 200).path("user");
    String base = server.url().replace("http:", "https:");
    assertThat(user.path("self").stringValue()).isEqualTo(base + "/users/PADA");
    assertThat(user.path("html_url").stringValue()).isEqualTo(base + "/ui/people/PADA");
  }

  @Test
  void nobodyKnownIsNobodyWhoActs() {
    String service = service("Checkout", policy("P", "PADA"));
    String body =
        """
        {"incident":{"type":"incident","title":"Down","service":{"id":"%s","type":"service_reference"}}}
        """
            .formatted(service);
    for (String from : new String[] {"nobody@example.org", ""}) {
      JsonNode error =
          account.from(from.isEmpty() ? null : from).fails(400, "POST", "/incidents", body);
      assertThat(error.path("code").intValue()).isEqualTo(1008);
      assertThat(error.path("message").stringValue()).isEqualTo("Requester User Not Found");
    }
    RestClient ada = new RestClient(server, server.key(tocsin.web.TestAccount.ADA.id()), null);
    assertThat(ada.post("/incidents", body).at("/incident/id").stringValue()).isNotBlank();
  }

  @Test
  void timesAreToldInTheZoneThatIsAskedFor() {
    String policy = policy("P", "PADA");
    String service = service("Checkout", policy);
    account.post(
        "/incidents",
        "{\"incident\":{\"title\":\"Down\",\"service\":{\"id\":\"" + service + "\"}}}");
    assertThat(created("/incidents")).isEqualTo("2026-03-02T10:00:00Z");
    for (String zone : new String[] {"America/New_York", "Eastern%20Time%20(US%20%26%20Canada)"}) {
      assertThat(created("/incidents?time_zone=" + zone)).isEqualTo("2026-03-02T05:00:00-05:00");
    }
    account.fails(400, "GET", "/incidents?time_zone=Mars", null);
  }

  private String created(String path) {
    return account.get(path).at("/incidents/0/created_at").stringValue();
  }

  @Test
  void namesAreSortedAsAsked() {
    String policy = policy("P", "PADA");
    for (String name : List.of("beta", "Alpha", "gamma")) {
      String unused = service(name, policy);
    }
    assertThat(names("/services")).containsExactly("Alpha", "beta", "gamma");
    assertThat(names("/services?sort_by=name:asc")).containsExactly("Alpha", "beta", "gamma");
    assertThat(names("/services?sort_by=name%3Adesc")).containsExactly("gamma", "beta", "Alpha");
  }

  private List<String> names(String path) {
    return account.get(path).path("services").values().stream()
        .map(service -> service.path("name").stringValue())
        .toList();
  }

  @Test
  void aScheduleThatAnOpenIncidentBeganWithIsKept() {
    String schedule =
        account
            .post(
                "/schedules",
                """
                {"schedule":{"name":"Rota","time_zone":"UTC","schedule_layers":[{"start":"2026-03-01",
                  "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}}]}]}}
                """)
            .at("/schedule/id")
            .stringValue();
    String policy = policy("P", "PADA");
    String rules =
        "{\"escalation_policy\":{\"escalation_rules\":[{\"escalation_delay_in_minutes\":30,"
            + "\"targets\":[{\"id\":\"%s\",\"type\":\"%s\"}]}]}}";
    account.put("/escalation_policies/" + policy, rules.formatted(schedule, "schedule_reference"));
    account.post(
        "/incidents",
        "{\"incident\":{\"title\":\"Down\",\"service\":{\"id\":\""
            + service("Checkout", policy)
            + "\"}}}");
    assertThat(whyNot(schedule))
        .isEqualTo("Schedule can't be deleted if it's being used by escalation policies");
    account.put("/escalation_policies/" + policy, rules.formatted("PADA", "user_reference"));
    assertThat(whyNot(schedule))
        .isEqualTo(
            "Schedule can't be deleted if it's being used by an escalation policy snapshot with open"
                + " incidents");
  }

  private String whyNot(String schedule) {
    JsonNode errors = account.fails(400, "DELETE", "/schedules/" + schedule, null).path("errors");
    assertThat(errors).hasSize(1);
    return errors.at("/0").stringValue();
  }

  /** The addresses of all paged lists that need no id; with a window where one is needed. */
  private static List<String> lists() {
    return OpenApi.document().path("paths").properties().stream()
        .filter(path -> !path.getKey().contains("{"))
        .filter(
            path -> parameters(path.getValue()).anyMatch("#/components/parameters/total"::equals))
        .map(path ->
            needsRange(path.getValue())
                ? path.getKey() + "?since=2026-03-01T00:00:00Z&until=2026-03-02T00:00:00Z"
                : path.getKey())
        .toList();
  }

  private static Stream<String> parameters(JsonNode path) {
    return path.at("/get/parameters").values().stream().map(each -> each.path("$ref").asString(""));
  }

  private static boolean needsRange(JsonNode path) {
    return path.at("/get/parameters").values().stream()
        .anyMatch(each ->
            each.path("name").asString("").equals("since") && each.path("required").asBoolean());
  }

  private static String with(String path, String query) {
    return path + (path.contains("?") ? "&" : "?") + query;
  }
}
