package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Directory;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.storage.Stores;

/** People who want to be paged by what this server is not set up for. */
class ReliedMediaTest {
  @TempDir Path folder;

  @Test
  void whoeverStartsAServerIsToldWhichMediumPeopleWantInVain() {
    try (Stores stores = DataFolder.open(folder)) {
      stores.directory().save(Shop.account());
      Directory directory = stores.directory().load();

      assertThat(ReliedMedia.missing(directory, Set.of(ContactKind.PUSH)))
          .singleElement()
          .asString()
          .startsWith("2 people want to be paged by e-mail")
          .contains("set email.url");
      assertThat(ReliedMedia.missing(directory, Set.of(ContactKind.EMAIL))).isEmpty();
    }
  }

  @Test
  void aServerWithoutAMailServerIsNotReadyForWhoIsReachedByMail() throws Exception {
    assertThat(readiness(Map.of("port", "0")))
        .contains("\"ready\":false", "fallback_not_set_up", "set email.url");
    assertThat(readiness(Map.of("port", "0", "email.url", "smtp://127.0.0.1:1")))
        .contains("\"ready\":true");
  }

  private String readiness(Map<String, String> said) throws Exception {
    Settings settings = SettingSources.read(said, Map.of(), null, null);
    World world = World.real();
    Path data = folder.resolve(said.size() + " settings");
    String key;
    try (Stores stores = DataFolder.open(data)) {
      key = new NewAccount(stores, world).make("Ann", "ann@example.org", ZoneOffset.UTC);
    }
    try (Tocsin tocsin = Tocsin.start(settings, world, DataFolder.open(data), Outlets::real);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(tocsin.address() + "/readiness"))
              .header("Authorization", "Token token=" + key)
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
