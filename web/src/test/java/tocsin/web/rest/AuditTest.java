package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;
import tools.jackson.databind.JsonNode;

/** Every change says who made it, by which way, and what is different; never a secret. */
class AuditTest extends RestStories {
  @Test
  void aServiceIsMadeChangedAndDeletedAndEachIsWrittenDown() {
    String grace = user("Grace", "grace@example.org");
    account.put("/users/" + grace, "{\"user\":{\"role\":\"admin\"}}");
    RestClient client = new RestClient(server, server.key(new UserId(grace)), null);
    String service = service("Shop", policy("P", grace));
    client.put("/services/" + service, "{\"service\":{\"name\":\"Store\"}}");
    client.delete("/services/" + service);

    JsonNode records = account.get("/services/" + service + "/audit/records").path("records");

    assertThat(actions(records))
        .as("a service is disabled before it goes")
        .containsExactly("delete", "update", "update", "create");
    JsonNode update = records.get(2);
    assertThat(update.at("/actors/0/id").stringValue()).isEqualTo(grace);
    assertThat(update.at("/method/type").stringValue()).isEqualTo("api_token");
    assertThat(update.at("/root_resource/type").stringValue()).isEqualTo("service_reference");
    JsonNode field = update.at("/details/fields/0");
    assertThat(field.path("name").stringValue()).isEqualTo("name");
    assertThat(field.path("before_value").stringValue()).isEqualTo("Shop");
    assertThat(field.path("value").stringValue()).isEqualTo("Store");
    assertThat(records.get(3).at("/actors/0/type").stringValue()).isEqualTo("api_key_reference");
  }

  @Test
  void secretsAreNeverWrittenDown() {
    String routingKey = integration(service("Shop", policy("P", "PADA")));
    String all = account.send("GET", "/audit/records", null).body();
    assertThat(all).contains("integrations", "(not shown)").doesNotContain(routingKey);
  }

  @Test
  void recordsComePageByPageWithACursor() {
    for (int i = 0; i < 5; i++) {
      user("User " + i, "user" + i + "@example.org");
    }
    JsonNode first = account.get("/audit/records?limit=3");
    assertThat(first.path("records")).hasSize(3);
    JsonNode second =
        account.get("/audit/records?limit=3&cursor=" + first.path("next_cursor").stringValue());
    assertThat(second.path("records")).hasSize(2);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    account.fails(400, "GET", "/audit/records?cursor=nonsense", null);
  }

  @Test
  void questionsNarrowAndNonsenseIsRefused() {
    String id = user("Grace", "grace@example.org");
    server.pass(Duration.ofHours(1));
    account.put("/users/" + id, "{\"user\":{\"name\":\"Amazing Grace\"}}");
    assertThat(records("?actions%5B%5D=update")).hasSize(1);
    assertThat(records("?root_resource_types%5B%5D=users")).hasSize(2);
    assertThat(records("?root_resource_types%5B%5D=teams")).isEmpty();
    assertThat(records("?method_type=browser")).isEmpty();
    assertThat(records("?actor_type=api_key_reference")).hasSize(2);
    assertThat(records("?since=2026-03-02T10:30:00Z")).hasSize(1);
    assertThat(records("?until=2026-03-02T10:30:00Z")).hasSize(1);
    for (String query : List.of("?actions%5B%5D=fly", "?since=2001-01-01", "?limit=x")) {
      account.fails(400, "GET", "/audit/records" + query, null);
    }
  }

  @Test
  void onlyAdministratorsRead() {
    String id = user("Grace", "grace@example.org");
    RestClient grace = new RestClient(server, server.key(new UserId(id)), null);
    grace.fails(403, "GET", "/audit/records", null);
    grace.fails(403, "GET", "/users/" + id + "/audit/records", null);
  }

  private JsonNode records(String query) {
    return account.get("/audit/records" + query).path("records");
  }

  private static List<String> actions(JsonNode records) {
    return records.valueStream().map(each -> each.path("action").stringValue()).toList();
  }
}
