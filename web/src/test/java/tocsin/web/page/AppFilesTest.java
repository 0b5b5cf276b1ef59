package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tocsin can be installed, and its service worker found, by a browser that nobody logged in with.
 */
class AppFilesTest {
  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theManifestNamesPicturesThatAreThere() {
    Browser guest = stage.stranger();
    assertThat(guest.get("/ui/login").body()).contains("rel=\"manifest\"");
    Browser.Shown manifest = guest.get("/ui/manifest.webmanifest");
    assertThat(manifest.header("Content-Type")).isEqualTo("application/manifest+json");

    List<String> pictures =
        Pattern.compile("\"src\": \"([^\"]+)\"")
            .matcher(manifest.body())
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(pictures).hasSize(3);
    assertThat(pictures).allMatch(picture -> guest.get(picture).status() == 200);
  }

  @Test
  void theServiceWorkerIsAskedForAnewAndMayCallNobodyElse() {
    Browser.Shown worker = stage.stranger().get("/ui/sw.js");

    assertThat(worker.status()).isEqualTo(200);
    assertThat(worker.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(worker.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; connect-src 'self'; img-src 'self'");
    assertThat(worker.body()).doesNotContain("{icon", "http");
  }
}
