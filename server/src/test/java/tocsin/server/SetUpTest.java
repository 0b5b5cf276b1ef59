package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.channel.pocket.Pocket;
import tocsin.core.id.UserId;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.storage.CredentialStore.Credential;
import tocsin.storage.CredentialStore.Kind;
import tocsin.storage.Stores;
import tocsin.web.openapi.Contract;

/** How somebody gets in for the first time: by key, or by link. */
class SetUpTest {
  @TempDir Path folder;

  private final World world = World.real();

  @Test
  void theKeyThatInitMakesOpensTheRestApi() throws IOException, InterruptedException {
    String key;
    try (Stores stores = DataFolder.open(folder)) {
      key = new NewAccount(stores, world).make("Ann", "ann@example.org", ZoneOffset.UTC);
    }
    try (Tocsin tocsin = start()) {
      assertThat(get(tocsin, "/users", key)).contains("\"email\":\"ann@example.org\"");
      assertThat(get(tocsin, "/users", "x".repeat(20))).contains("2006");
    }
  }

  @Test
  void eachStartGivesANewLinkUntilSomebodyCanLogIn() throws IOException, InterruptedException {
    String first;
    try (Tocsin tocsin = start()) {
      first = FirstLink.path(tocsin, world).orElseThrow();
      UserId nobody = new UserId("PNOBODY");
      Credential left =
          new Credential(
              Kind.PASSWORD, "PNOBODY", nobody, "password", "x", world.clock().instant(), null);
      tocsin.stores().credentials().save(left); // by a first set-up that failed half-way
    }
    try (Tocsin tocsin = start()) {
      String second = FirstLink.path(tocsin, world).orElseThrow();
      assertThat(second).startsWith("/ui/setup/").isNotEqualTo(first);
      assertThat(get(tocsin, first, "")).contains("This link was used");
      assertThat(get(tocsin, second, "")).contains("name=\"password\"");
    }
  }

  @Test
  void aNewDataFolderIsForItsOwnerAlone() throws IOException {
    Path made = folder.resolve("data");
    DataFolder.open(made).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }

  private Tocsin start() {
    Settings settings = SettingSources.read(Map.of("port", "0"), Map.of(), null, null);
    Outlets.Maker outlets = Outlets.into(new Pocket(), world.clock());
    return Tocsin.start(settings, world, DataFolder.open(folder), outlets);
  }

  private static String get(Tocsin tocsin, String path, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tocsin.address() + path))
            .header("Authorization", "Token token=" + key)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Contract.check(request, answer);
      return answer.body();
    }
  }
}
