package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * API keys are made and revoked on pages: the account's by administrators, one's own by oneself.
 */
class KeysPageTest {
  private final Stage stage = new Stage();
  private Browser david = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    david = stage.browser(Cast.DAVID.id());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aKeyOfTheAccountIsShownOnceWorksAndIsRevoked() throws Exception {
    david.get("/ui/keys");
    Browser.Shown made = david.post("/ui/keys", "name", "Terraform");
    assertThat(made.words()).contains("Copy the key now", "Terraform", "by David", "never used");
    String key = secret(made);
    assertThat(key).matches("[A-Za-z0-9_-]{20}");
    assertThat(status("GET", "/users", key)).isEqualTo(200);

    Browser.Shown again = david.get("/ui/keys");
    assertThat(again.body()).doesNotContain(key);
    assertThat(again.words()).contains("used within the last hour");
    String id = again.body().replaceAll("(?s).*/ui/keys/([A-Za-z0-9_-]+)\".*", "$1");
    assertThat(david.follow(david.post("/ui/keys/" + id)).words())
        .contains("The key is revoked.", "None yet.");
    stage.pass(Duration.ofSeconds(6));
    assertThat(status("GET", "/users", key)).isEqualTo(401);
    assertThat(david.get("/ui/audit").words())
        .contains("made api key Terraform", "deleted api key Terraform");
  }

  @Test
  void ownKeysAreMadeOnTheProfileAndActAsTheirOwner() throws Exception {
    Browser olga = stage.browser(Cast.OLGA.id());
    olga.get("/ui/me");
    String key = secret(olga.post("/ui/me/keys", "name", "Laptop", "read_only", "on"));
    assertThat(status("GET", "/users/me", key)).isEqualTo(200);
    assertThat(status("POST", "/api_keys", key)).as("it only reads").isEqualTo(403);
    assertThat(olga.get("/ui/keys").status()).isEqualTo(403);
    assertThat(olga.get("/ui/me").body()).doesNotContain(key).contains("Laptop", "read only");

    String shown = david.get("/ui/keys").words();
    assertThat(shown).contains("Laptop read only acts as Olga");
    String id = olga.get("/ui/me").body().replaceAll("(?s).*/ui/me/keys/([\\w-]+)\".*", "$1");
    Browser joseph = stage.browser(Cast.JOSEPH.id());
    joseph.get("/ui/me");
    assertThat(joseph.post("/ui/me/keys/" + id).status()).as("not his").isEqualTo(404);
    assertThat(olga.follow(olga.post("/ui/me/keys/" + id)).words()).contains("The key is revoked.");
  }

  @Test
  void aKeyWithoutANameIsNotMade() {
    david.get("/ui/keys");
    Browser.Shown refused = david.post("/ui/keys", "name", " ");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.words()).contains("Name can't be blank.", "No key was made.");
    assertThat(david.post("/ui/me/keys").words()).contains("Name can't be blank.");
    assertThat(david.get("/ui/keys").words()).contains("None yet.");
  }

  private static String secret(Browser.Shown shown) {
    return shown.body().replaceAll("(?s).*aria-label=\"The new key\">([^<]+)<.*", "$1");
  }

  private int status(String method, String path, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.url() + path))
            .header("Authorization", "Token token=" + key)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
