package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tocsin.core.incident.Incident;
import tocsin.web.access.Sessions;

class LiveTest {
  @Test
  @Timeout(20)
  void anOpenPageHearsWhichIncidentChanged() throws Exception {
    try (Stage stage = new Stage();
        HttpClient client = HttpClient.newHttpClient()) {
      Cast.enter(stage);
      try (BufferedReader lines = open(stage, client)) {
        assertThat(lineWith(lines, "event")).isEqualTo("event: ping");

        Incident incident = stage.trigger(Cast.KEY, "k", "db2kafka is down", "");

        assertThat(lineWith(lines, "event: changed")).isEqualTo("event: changed");
        assertThat(lines.readLine()).isEqualTo("data: " + incident.id());
      }
    }
  }

  @Test
  @Timeout(20)
  void aServerThatStopsEndsTheStreamsInsteadOfWaitingForThem() throws Exception {
    Stage stage = new Stage();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Cast.enter(stage);
      try (BufferedReader lines = open(stage, client)) {
        assertThat(lineWith(lines, "event")).isEqualTo("event: ping");

        stage.close();

        assertThat(lineWith(lines, "event: changed")).as("the end").isEqualTo("null");
      }
    }
  }

  @Test
  void strangersHearNothing() throws Exception {
    try (Stage stage = new Stage()) {
      assertThat(stage.stranger().get("/ui/live").status()).isEqualTo(403);
    }
  }

  private static BufferedReader open(Stage stage, HttpClient client)
      throws IOException, InterruptedException {
    String secret =
        new Sessions(stage.stores.credentials(), stage.app.random())
            .open(Cast.DAVID.id(), "a test", stage.now.get());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.url() + "/ui/live"))
            .header("Cookie", "tocsin_session=" + secret)
            .build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String lineWith(BufferedReader lines, String beginning) throws IOException {
    while (true) {
      String line = lines.readLine();
      if (line == null || line.startsWith(beginning)) {
        return String.valueOf(line);
      }
    }
  }
}
