package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;
import tocsin.web.access.Sessions;
import tools.jackson.databind.JsonNode;

/** API keys are made, shown once, listed and revoked by REST. */
class KeysTest extends RestStories {
  private static String wish(String name, boolean onlyReads) {
    return "{\"api_key\":{\"name\":\"%s\",\"read_only\":%s}}".formatted(name, onlyReads);
  }

  private RestClient with(JsonNode made) {
    return new RestClient(server, made.path("key").stringValue(), null);
  }

  private RestClient of(String user) {
    return new RestClient(server, server.key(new UserId(user)), null);
  }

  @Test
  void aKeyOfTheAccountWorksUntilItIsRevokedAndIsShownOnlyOnce() {
    RestClient ada = of("PADA");
    JsonNode made = ada.post("/api_keys", wish("Terraform", false)).path("api_key");
    assertThat(made.path("key").stringValue()).matches("[A-Za-z0-9_-]{20}");
    assertThat(made.path("user").isNull()).isTrue();
    assertThat(made.at("/created_by/id").stringValue()).isEqualTo("PADA");
    assertThat(made.path("last_used_at").isNull()).isTrue();
    String path = "/api_keys/" + made.path("id").stringValue();

    RestClient terraform = with(made);
    terraform.get("/services");
    JsonNode shown = ada.get(path).path("api_key");
    assertThat(shown.has("key")).isFalse();
    assertThat(shown.path("last_used_at").stringValue()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(ada.get("/api_keys?limit=50&offset=0&total=true").path("api_keys"))
        .extracting(key -> key.path("name").stringValue())
        .contains("Terraform");

    ada.delete(path);
    server.pass(Duration.ofSeconds(6));
    assertThat(terraform.send("GET", "/services", null).statusCode()).isEqualTo(401);
    ada.fails(404, "GET", path, null);
    ada.fails(404, "DELETE", path, null);
  }

  @Test
  void aReadOnlyKeyOnlyReads() {
    RestClient reads = with(account.post("/api_keys", wish("Reads", true)).path("api_key"));
    reads.get("/services");
    reads.fails(403, "POST", "/api_keys", wish("More", false));
    reads.fails(403, "GET", "/api_keys", null);
  }

  @Test
  void peopleMakeKeysThatActAsThemAndNobodyElseDoes() {
    String grace = user("Grace", "grace@example.org");
    String own = "/users/" + grace + "/api_keys";
    JsonNode made = of(grace).post(own, wish("Laptop", false)).path("api_key");
    assertThat(made.at("/user/id").stringValue()).isEqualTo(grace);
    assertThat(with(made).get("/users/me").at("/user/id").stringValue()).isEqualTo(grace);
    String path = own + "/" + made.path("id").stringValue();

    of("PADA").fails(403, "POST", own, wish("As Grace", false));
    account.fails(403, "POST", own, wish("As Grace", false));
    of(grace).fails(403, "POST", "/users/PADA/api_keys", wish("As Ada", false));
    of(grace).fails(403, "POST", "/api_keys", wish("As an administrator", false));
    of(grace).fails(403, "GET", "/users/PADA/api_keys", null);

    assertThat(of("PADA").get(own).path("api_keys")).isNotEmpty();
    of(grace).get(path);
    of(grace).delete(path);
    of(grace).fails(404, "GET", path, null);
  }

  @Test
  void onlyOwnersRevokeTheKeysOfOwners() {
    String grace = user("Grace", "grace@example.org");
    account.put("/users/" + grace, "{\"user\":{\"role\":\"admin\"}}");
    JsonNode adas = of("PADA").post("/users/PADA/api_keys", wish("A", false)).path("api_key");
    String path = "/api_keys/" + adas.path("id").stringValue();
    of(grace).fails(403, "DELETE", path, null);
    account.fails(403, "DELETE", path, null);
    of("PADA").delete(path);
  }

  @Test
  void whatCannotBeAKeyIsRefusedAndNothingIsMade() {
    int before = account.get("/api_keys").path("api_keys").size();
    for (String wrong :
        new String[] {
          "{}",
          "{\"api_key\":{}}",
          "{\"api_key\":{\"name\":\" \"}}",
          "{\"api_key\":{\"name\":\"x\",\"read_only\":\"yes\"}}",
          wish("x".repeat(101), false)
        }) {
      account.fails(400, "POST", "/api_keys", wrong);
    }
    assertThat(account.get("/api_keys").path("api_keys")).hasSize(before);
    String grace = user("Grace", "grace@example.org");
    RestClient client = of(grace);
    String own = "/users/" + grace + "/api_keys";
    for (int i = 1; i < 20; i++) {
      client.post(own, wish("K" + i, false));
    }
    assertThat(client.fails(400, "POST", own, wish("K", false)).at("/errors/0").stringValue())
        .contains("at most 20");
  }

  @Test
  void whenAKeyWasUsedIsNotedOncePerHour() {
    JsonNode made = account.post("/api_keys", wish("T", false)).path("api_key");
    String path = "/api_keys/" + made.path("id").stringValue();
    with(made).get("/services");
    server.pass(Duration.ofMinutes(30));
    with(made).get("/services");
    assertThat(account.get(path).at("/api_key/last_used_at").stringValue())
        .isEqualTo("2026-03-02T10:00:00Z");
    server.pass(Duration.ofMinutes(31));
    with(made).get("/services");
    assertThat(account.get(path).at("/api_key/last_used_at").stringValue())
        .isEqualTo("2026-03-02T11:01:00Z");
  }

  @Test
  void whatLetsSomebodyInGoesWithThemAndIsWrittenDown() {
    String grace = user("Grace", "grace@example.org");
    JsonNode key =
        of(grace).post("/users/" + grace + "/api_keys", wish("Laptop", false)).path("api_key");
    var sessions = new Sessions(server.stores.credentials(), server.app.random());
    String cookie = sessions.open(new UserId(grace), "a browser", server.now.get());
    server.pass(Duration.ofMinutes(1));
    account.delete("/users/" + grace);
    server.pass(Duration.ofSeconds(6));

    assertThat(with(key).send("GET", "/users/me", null).statusCode()).isEqualTo(401);
    assertThat(sessions.user(cookie, server.now.get())).isEmpty();
    String records =
        account.get("/audit/records?since=2026-03-02T10:00:30Z").path("records").toString();
    assertThat(records)
        .contains("\"summary\":\"Laptop\"", "\"name\":\"session_ended\"", "\"summary\":\"Grace\"")
        .doesNotContain(key.path("key").stringValue(), cookie);
  }
}
