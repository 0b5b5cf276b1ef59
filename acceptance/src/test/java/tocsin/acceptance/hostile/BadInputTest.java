package tocsin.acceptance.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.acceptance.BareAnswer;
import tocsin.acceptance.EventConnection;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/** Whatever comes in, others are served, nobody sees a stack trace, and memory stays bounded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final int CLIENTS = 64;
  private static final int MEGABYTE = 1 << 20;

  /** Heap limit, code, threads and buffers of the process together. */
  private static final long MOST_MEGABYTES = 900;

  private ServerProcess server;
  private RestApi api;
  private String key;
  private int good;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    server = installation.serve(Map.of("log.level", "info"));
    api = installation.api(server);
    String policy = api.policy("Ann", api.user("Ann", "ann@example.org"));
    key = api.integration(api.service("Shop", policy), "events_api_v2_inbound_integration");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void othersAreServedAsEver() throws Exception {
    serves();
    assertThat(server.errors()).doesNotContain("\tat ");
    assertThat(server.residentMegabytes()).isLessThan(MOST_MEGABYTES);
  }

  private void serves() throws IOException, InterruptedException {
    String dedupKey = "good-" + good++;
    try (EventConnection connection = new EventConnection(server.address())) {
      assertThat(connection.send(event(dedupKey, "All is well"))).isEqualTo(202);
    }
    Eventually.until("the incident is there", () -> api.incident(dedupKey).isObject());
    assertThat(api.get("/health").isObject()).isTrue();
  }

  private String event(String dedupKey, String summary) {
    return """
    {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
     "payload": {"summary": "%s", "source": "s", "severity": "critical"}}
    """
        .formatted(key, dedupKey, summary);
  }

  private static String post(int length, String body) {
    return "POST /v2/enqueue HTTP/1.1\r\nHost: tocsin\r\nContent-Length: "
        + length
        + "\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"trigger\"",
        "{\"routing_key\": 5}",
        "{\"routing_key\": \"x\", \"event_action\": {}}",
        "{\"payload\": [[[[]]]]}",
        "{\"a\": 1e999999999}",
        "\u00ff\u00fe\u00c0\u0080"
      })
  void aBodyThatIsNoEventGetsAClearNo(String body) throws Exception {
    try (RawClient client = new RawClient(server.address())) {
      isAClearNo(client.say(post(body.length(), body)).answer());
    }
  }

  @Test
  void aBodyNestedWithoutEndGetsAClearNo() throws Exception {
    for (String bracket : List.of("[", "{\"a\":")) {
      String body = bracket.repeat(50_000);
      try (RawClient client = new RawClient(server.address())) {
        isAClearNo(client.say(post(body.length(), body)).answer());
      }
    }
  }

  private static void isAClearNo(String answer) throws IOException {
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "tocsin.", "\tat ");
    assertThat(BareAnswer.read("", new ByteArrayInputStream(answer.getBytes(UTF_8))))
        .isEqualTo(400);
  }

  @Test
  void noiseIsAnsweredOrCutOff() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < CLIENTS; i++) {
      byte[] noise = new byte[random.nextInt(20_000)];
      random.nextBytes(noise);
      try (RawClient client = new RawClient(server.address())) {
        boolean unused = client.isCutOffWhileSaying(noise, 1);
        assertThat(client.answer()).doesNotContain("HTTP/1.1 5", "Exception", "\tat ");
      }
    }
  }

  @Test
  void aHeadWithoutEndIsCutOff() throws Exception {
    byte[] header = ("X-More: " + "a".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    try (RawClient client = new RawClient(server.address())) {
      RawClient unused = client.say("GET /health HTTP/1.1\r\n");
      assertThat(client.isCutOffWhileSaying(header, 50_000)).isTrue();
    }
  }

  @Test
  void aBodyThatIsTooLargeIsNeverTakenWhole() throws Exception {
    byte[] block = new byte[MEGABYTE];
    try (RawClient client = new RawClient(server.address())) {
      RawClient unused = client.say(post(2_000 * MEGABYTE, ""));
      assertThat(client.isCutOffWhileSaying(block, 2_000)).isTrue();
    }
    try (RawClient client = new RawClient(server.address())) {
      RawClient unused =
          client.say("POST /v2/enqueue HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      byte[] chunk =
          ("100000\r\n" + " ".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.UTF_8);
      assertThat(client.isCutOffWhileSaying(chunk, 2_000)).isTrue();
    }
  }

  @Test
  void requestsThatNeverEndKeepNobodyElseOut() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    String whole = post(400_000, "{\"routing_key\": \"" + "a".repeat(300_000));
    try {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new RawClient(server.address()).say("POST /v2/enq"));
        clients.add(new RawClient(server.address()).say(whole));
        clients.add(new RawClient(server.address()));
      }
      serves();
    } finally {
      clients.forEach(RawClient::close);
    }
  }

  @Test
  void halfAnEventIsNone() throws Exception {
    String body = event("half", "Only half of this came");
    try (RawClient client = new RawClient(server.address())) {
      String answer = client.say(post(body.length() + 1, body)).answer();
      assertThat(answer).doesNotContain("HTTP/1.1 202");
    }
    serves();
    assertThat(api.incident("half").isMissingNode()).isTrue();
  }
}
