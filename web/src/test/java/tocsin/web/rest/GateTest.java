package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.id.UserId;
import tocsin.storage.CredentialStore.Kind;
import tocsin.web.access.Secrets;

/** Who may use the REST API and how often, and what happens to requests that make no sense. */
class GateTest extends RestStories {
  @Test
  void keysHaveTheFormThatClientsExpectAndAreStoredAsHashes() {
    String key = server.key(null);
    assertThat(key).matches("^[0-9a-zA-Z_\\-+/=]{20}$");
    assertThat(server.stores.credentials().find(Kind.API_TOKEN, key)).isEmpty();
    assertThat(server.stores.credentials().find(Kind.API_TOKEN, Secrets.hash(key))).isPresent();
  }

  @Test
  void bothSchemesTakeAnyKey() {
    String key = server.key(null);
    for (String scheme :
        new String[] {"Token token=", "token token=", "Bearer ", "bearer ", "Token token=\""}) {
      String end = scheme.endsWith("\"") ? "\"" : "";
      assertThat(status(scheme + key + end)).as(scheme).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Token token=wrong", "Bearer wrong", "Basic dXNlcjpwYXNz", "Token", "Bearer a b"})
  void anythingElseIs401(String authorization) {
    assertThat(status(authorization)).isEqualTo(401);
  }

  @Test
  void noKeyIs401WithItsCode() {
    HttpResponse<String> answer = server.get("/users");
    assertThat(RestClient.tree(answer, 401).at("/error/code").intValue()).isEqualTo(2006);
  }

  @Test
  void aRevokedKeyStopsWorking() {
    String key = server.key(null);
    assertThat(status("Bearer " + key)).isEqualTo(200);
    server.stores.credentials().revoke(Kind.API_TOKEN, Secrets.hash(key));
    server.pass(Duration.ofSeconds(5));
    assertThat(status("Bearer " + key)).isEqualTo(401);
  }

  @Test
  void someMayOnlyRead() {
    String id = user("Olga", "olga@example.org");
    account.put("/users/" + id, "{\"user\":{\"role\":\"read_only_user\"}}");
    RestClient olga = new RestClient(server, server.key(new UserId(id)), null);
    olga.get("/incidents");
    assertThat(olga.fails(403, "POST", "/teams", "{\"team\":{}}").path("code").intValue())
        .isEqualTo(2010);
  }

  @Test
  void beyondTheLimitCallersWaitAndAreToldHowLong() {
    RestClient client = new RestClient(server, server.key(null), null);
    HttpResponse<String> first = client.send("GET", "/abilities", null);
    assertThat(header(first, "ratelimit-limit")).isEqualTo("960");
    assertThat(header(first, "ratelimit-remaining")).isEqualTo("959");
    for (int i = 0; i < 959; i++) {
      client.send("GET", "/abilities", null);
    }
    HttpResponse<String> refused = client.send("GET", "/abilities", null);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .isEqualTo("{\"error\":{\"message\":\"Rate Limit Exceeded\",\"code\":2020}}");
    assertThat(header(refused, "ratelimit-reset")).isEqualTo("60");
    assertThat(account.send("GET", "/abilities", null).statusCode())
        .as("others are not held up")
        .isEqualTo(200);
    server.pass(Duration.ofSeconds(1));
    assertThat(client.send("GET", "/abilities", null).statusCode()).isEqualTo(200);
  }

  @Test
  void abilitiesAreThereMissingOrUnknown() {
    assertThat(account.send("GET", "/abilities/teams", null).statusCode()).isEqualTo(204);
    assertThat(account.fails(402, "GET", "/abilities/sso", null).path("code").intValue())
        .isEqualTo(2014);
    account.fails(404, "GET", "/abilities/flying", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "{\"team\":[]}",
        "{\"team\":{}}",
        "{\"team\":{\"name\":7}}",
        "{\"team\":{\"name\":\"  \"}}",
        "{\"team\":{\"name\":\"x\"}} more",
        "{\"team\":{\"name\":\"x\",\"description\":[]}}"
      })
  void aBodyThatMakesNoSenseIsAClear400AndChangesNothing(String body) {
    assertThat(account.fails(400, "POST", "/teams", body).path("code").intValue()).isEqualTo(2001);
    assertNothingChanged();
  }

  @Test
  void hugeDeepAndBrokenBodiesAreRefusedAndChangeNothing() {
    String name = "{\"team\":{\"name\":\"";
    account.fails(400, "POST", "/teams", name + "x".repeat(101) + "\"}}");
    account.fails(413, "POST", "/teams", name + "x".repeat(2 << 20) + "\"}}");
    account.fails(400, "POST", "/teams", "{\"team\":" + "[".repeat(100_000));
    byte[] latin = (name + "Caf\u00e9\"}}").getBytes(StandardCharsets.ISO_8859_1);
    HttpRequest.Builder request =
        server
            .request("/teams")
            .header("Authorization", "Bearer " + server.key(null))
            .POST(HttpRequest.BodyPublishers.ofByteArray(latin));
    assertThat(server.send(request).statusCode()).isEqualTo(400);
    assertNothingChanged();
  }

  @Test
  void addressesThatMakeNoSenseAreA4xx() {
    account.fails(404, "GET", "/users/" + "x".repeat(500), null);
    account.fails(404, "GET", "/users/%00", null);
    account.fails(404, "GET", "/users/%C3%A4", null);
    account.fails(404, "GET", "/incidents/99999999999999999999", null);
    account.fails(405, "DELETE", "/users", null);
    assertThat(account.send("GET", "/teams/", null).statusCode())
        .as("no redirect, whatever the slash")
        .isEqualTo(200);
  }

  private void assertNothingChanged() {
    assertThat(account.get("/teams").path("teams")).isEmpty();
  }

  private int status(String authorization) {
    return server
        .send(server.request("/users").header("Authorization", authorization))
        .statusCode();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
