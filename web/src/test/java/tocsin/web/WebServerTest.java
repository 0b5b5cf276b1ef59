package tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tocsin.runtime.health.PartState;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebServerTest {
  private RunningServer server = new RunningServer();

  @BeforeAll
  void start() {
    assertThat(server.url()).doesNotEndWith(":0");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void healthTellsEveryPartAndIsGoodWhileTheMainRoadRuns() {
    HttpResponse<String> answer = server.get("/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"part\":\"engine\"", "\"status\":\"running\"", "\"last_failure\":\"broken\"");
  }

  @Test
  void probesThatOnlyWantTheStatusMayAskForTheHead() {
    HttpResponse<String> answer = server.send(server.request("/health").HEAD());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void longAnswersAreCompressedForThoseWhoTakeIt() {
    for (int i = 0; i < 10; i++) {
      server.get("/health");
    }
    HttpResponse<String> zipped =
        server.send(server.request("/metrics").header("Accept-Encoding", "gzip, br"));
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(server.get("/metrics").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void healthIsBadWhenAPartOfTheMainRoadDoesNotRun() {
    server.engine.set(PartState.Status.RESTARTING);
    try {
      assertThat(server.get("/health").statusCode()).isEqualTo(503);
    } finally {
      server.engine.set(PartState.Status.RUNNING);
    }
  }

  @Test
  void metricsAreForPrometheus() {
    server.get("/health");
    assertThat(server.get("/metrics").body()).contains("tocsin_http_requests_seconds_count");
  }

  @Test
  void anUnknownAddressIsAClearJsonProblem() {
    HttpResponse<String> answer = server.get("/no/such/thing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"Not Found\",\"code\":2100}}");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void theWrongMethodIsAClearJsonProblem() {
    assertThat(server.post("/health", "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void aBrokenRequestLineOrAHugeHeaderHurtsNobodyElse() throws Exception {
    for (String broken :
        new String[] {
          "NONSENSE\r\n\r\n",
          "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
          "GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"
        }) {
      try (var socket = server.connect()) {
        socket.getOutputStream().write(broken.getBytes(StandardCharsets.US_ASCII));
        String answer =
            new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        assertThat(answer).matches("HTTP/1\\.[01] 4\\d\\d");
      }
    }
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }
}
