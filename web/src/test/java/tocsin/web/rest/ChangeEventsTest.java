package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.runtime.relay.ChangeEventRelay;
import tools.jackson.databind.JsonNode;

/** Stories about what was changed, told by deployment tools and asked for by people. */
class ChangeEventsTest extends RestStories {
  private static final String BODY =
      """
      {"routing_key":"%s","payload":{"summary":"%s","source":"ci","timestamp":"%s",
        "custom_details":{"build":7}},"links":[{"href":"https://ci.example.org/7","text":"Build"}]}
      """;

  private void deployed(String key, String summary, String at) {
    assertThat(server.post("/v2/change/enqueue", BODY.formatted(key, summary, at)).statusCode())
        .isEqualTo(202);
  }

  private void relay() {
    var relay =
        new ChangeEventRelay(
            server.stores.eventLog(),
            server.stores.sideRoads().changes(),
            server.directory::current,
            Duration.ofDays(30));
    while (!relay.poll(server.now.get()).isAfter(server.now.get())) {
      assertThat(relay.lag()).isNotNegative();
    }
    assertThat(relay.lag()).isZero();
  }

  @Test
  void aChangeThatAToolSentIsShownAsItCame() {
    String service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    trigger(key, "a");
    deployed(key, "Deployed 7", "2026-03-02T09:00:00.5+00:00");
    relay();

    JsonNode listed = account.get("/change_events?total=true");
    assertThat(listed.path("total").intValue()).isEqualTo(1);
    String id = listed.at("/change_events/0/id").stringValue();
    JsonNode change = account.get("/change_events/" + id).path("change_event");
    assertThat(change.path("summary").stringValue()).isEqualTo("Deployed 7");
    assertThat(change.path("timestamp").stringValue()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(change.path("source").stringValue()).isEqualTo("ci");
    assertThat(change.at("/custom_details/build").intValue()).isEqualTo(7);
    assertThat(change.at("/links/0/text").stringValue()).isEqualTo("Build");
    assertThat(change.path("images").isArray()).isTrue();
    assertThat(change.at("/services/0/id").stringValue()).isEqualTo(service);
    assertThat(change.at("/integration/type").stringValue())
        .isEqualTo("events_api_v2_inbound_integration_reference");
    relay();
    assertThat(account.get("/change_events").path("change_events")).hasSize(1);
  }

  @Test
  void changesAreFoundByServiceTimeAndIntegration() {
    String policy = policy("P", "PADA");
    String checkout = service("Checkout", policy);
    String search = service("Search", policy);
    deployed(integration(checkout), "one", "2026-03-02T07:00:00Z");
    deployed(integration(search), "two", "2026-03-02T08:00:00Z");
    relay();

    assertThat(summaries("/change_events")).containsExactly("two", "one");
    assertThat(summaries("/services/" + checkout + "/change_events")).containsExactly("one");
    assertThat(summaries("/change_events?since=2026-03-02T07:30:00Z")).containsExactly("two");
    assertThat(summaries("/change_events?until=2026-03-02T07:30:00Z")).containsExactly("one");
    String door = account.get("/services/" + search).at("/service/integrations/0/id").stringValue();
    assertThat(summaries("/change_events?integration_ids[]=" + door)).containsExactly("two");
    assertThat(summaries("/change_events?team_ids[]=PNOTEAM")).isEmpty();
    account.fails(404, "GET", "/services/PNONE/change_events", null);
    account.fails(400, "GET", "/change_events?since=yesterday", null);
  }

  @Test
  void anIncidentShowsWhatWasChangedShortlyBeforeIt() {
    String service = service("Checkout", policy("P", "PADA"));
    String key = integration(service);
    deployed(key, "long ago", "2026-02-28T07:00:00Z");
    deployed(key, "just before", "2026-03-02T09:50:00Z");
    trigger(key, "a");
    relay();

    String incident = account.get("/incidents").at("/incidents/0/id").stringValue();
    JsonNode related = account.get("/incidents/" + incident + "/related_change_events");
    assertThat(related.path("change_events").findValuesAsString("summary"))
        .contains("just before")
        .doesNotContain("long ago");
    assertThat(related.at("/change_events/0/correlation_reason/reason").stringValue())
        .isEqualTo("most_recent");
  }

  @Test
  void aChangeIsMadeAndEditedByRestToo() {
    String key = integration(service("Checkout", policy("P", "PADA")));
    var answer =
        account.send(
            "POST", "/change_events", BODY.formatted(key, "By REST", "2026-03-02T09:00:00Z"));
    assertThat(answer.statusCode()).isEqualTo(202);
    relay();
    String path =
        "/change_events/" + account.get("/change_events").at("/change_events/0/id").stringValue();
    JsonNode edited =
        account.put(path, "{\"change_event\":{\"summary\":\"Edited\",\"custom_details\":{}}}");
    assertThat(edited.at("/change_event/summary").stringValue()).isEqualTo("Edited");
    assertThat(edited.at("/change_event/custom_details")).isEmpty();
    assertThat(edited.at("/change_event/source").stringValue()).isEqualTo("ci");

    account.fails(400, "PUT", path, "{\"change_event\":{\"summary\":\"\",\"links\":{}}}");
    account.fails(400, "POST", "/change_events", "{\"routing_key\":\"x\"}");
    account.fails(404, "GET", "/change_events/QNONE", null);
  }

  private List<String> summaries(String path) {
    return account
        .get(path)
        .path("change_events")
        .valueStream()
        .map(change -> change.path("summary").stringValue())
        .toList();
  }
}
