package tocsin.web.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.web.RunningServer;
import tocsin.web.TestAccount;

/** Whatever is sent to the Events API: a clear 4xx, nothing stored, and the server fine after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadEventsTest {
  private static final String KEY = TestAccount.KEY;
  private final RunningServer server = new RunningServer();

  BadEventsTest() {
    server.put(TestAccount.ADA, TestAccount.POLICY, TestAccount.CHECKOUT);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void nothingIsStoredAndTheServerIsFine() {
    assertThat(server.stores.eventLog().lastPosition()).isZero();
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("nothing", bytes("")),
        Arguments.of("no JSON", bytes("hello")),
        Arguments.of("cut off", bytes("{\"routing_key\":\"" + KEY)),
        Arguments.of("a list", bytes("[1,2]")),
        Arguments.of("a string", bytes("\"x\"")),
        Arguments.of("null", bytes("null")),
        Arguments.of("two objects", bytes("{}{}")),
        Arguments.of("garbage behind", bytes("{} x")),
        Arguments.of("a trailing comma", bytes("{\"a\":1,}")),
        Arguments.of("single quotes", bytes("{'a':1}")),
        Arguments.of("nested too deep", bytes("{\"a\":" + "[".repeat(100_000))),
        Arguments.of("deep and closed", bytes("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}")),
        Arguments.of("a form", bytes("routing_key=x&event_action=trigger")),
        Arguments.of("an endless number", bytes("{\"a\":" + "9".repeat(100_000) + "}")),
        Arguments.of("UTF-16", goodBody("x").getBytes(StandardCharsets.UTF_16)),
        Arguments.of("UTF-16 without mark", goodBody("x").getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of("Latin-1", goodBody("Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
        Arguments.of("half a surrogate pair", broken(0xED, 0xA0, 0x80)),
        Arguments.of("overlong UTF-8", broken(0xC0, 0xAF)),
        Arguments.of("a control character", goodBody("a\u0001b").getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void unreadable(String what, byte[] body) {
    for (String path :
        new String[] {
          "/v2/enqueue", "/v2/change/enqueue", "/generic/2010-04-15/create_event.json"
        }) {
      HttpResponse<String> answer = server.post(path, body);
      assertThat(answer.statusCode()).as(what).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo(
              "{\"status\":\"Unrecognized object\",\"message\":\"Event object format is"
                  + " unrecognized\",\"errors\":[\"JSON parse error\"]}");
    }
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of("{}", "'routing_key' is missing or blank"),
        Arguments.of("{}", "'event_action' is missing or blank"),
        Arguments.of("{\"routing_key\":null}", "'routing_key' is missing or blank"),
        Arguments.of("{\"routing_key\":42}", "'routing_key' must be a string"),
        Arguments.of("{\"routing_key\":{\"a\":1}}", "'routing_key' must be a string"),
        Arguments.of(
            "{\"routing_key\":\"x\"}",
            "Length of 'routing_key' is incorrect (should be 32 characters)"),
        Arguments.of(
            "{\"routing_key\":\"" + "-".repeat(32) + "\"}",
            "'routing_key' cannot contain non-alphanumeric characters."),
        Arguments.of("{\"event_action\":\"fire\"}", "'event_action' is invalid"),
        Arguments.of("{\"event_action\":\"Trigger\"}", "'event_action' is invalid"),
        Arguments.of("{\"event_action\":\"resolve\"}", "'dedup_key' is missing or blank"),
        Arguments.of(
            "{\"event_action\":\"acknowledge\",\"dedup_key\":\" \"}",
            "'dedup_key' is missing or blank"),
        Arguments.of(
            "{\"event_action\":\"resolve\",\"dedup_key\":\"" + "k".repeat(256) + "\"}",
            "'dedup_key' is too long (at most 255 characters)"),
        Arguments.of(trigger("null"), "'payload' is missing or blank"),
        Arguments.of(trigger("\"text\""), "'payload' must be an object"),
        Arguments.of(trigger("[]"), "'payload' must be an object"),
        Arguments.of(trigger("{}"), "'payload.summary' is missing or blank"),
        Arguments.of(trigger("{}"), "'payload.source' is missing or blank"),
        Arguments.of(trigger("{\"summary\":7}"), "'payload.summary' must be a string"),
        Arguments.of(
            trigger("{\"severity\":\"Critical\"}"),
            "'payload.severity' is invalid (must be one of the following: 'critical', 'warning',"
                + " 'error' or 'info')"),
        Arguments.of(
            trigger("{\"summary\":\"" + "s".repeat(1025) + "\"}"),
            "'payload.summary' is too long (at most 1024 characters)"),
        Arguments.of(
            trigger("{\"summary\":\"a\"},\"payload\":{\"source\":\"b\"}"),
            "'payload.summary' is missing or blank"),
        Arguments.of("{\"links\":\"x\"}", "'links' must be a list of objects"),
        Arguments.of("{\"images\":[1]}", "'images' must be a list of objects"));
  }

  @ParameterizedTest
  @MethodSource
  void invalid(String body, String error) {
    HttpResponse<String> answer = server.post("/v2/enqueue", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"status\":\"invalid event\"").contains(error);
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedAndTheConnectionStaysUsable() {
    byte[] huge = goodBody("x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer = server.post("/v2/enqueue", huge);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .contains("\"status\":\"invalid event\"", "The body may have at most 524288 bytes.");
  }

  @Test
  void aClientThatHangsUpInMidBodyLeavesNothingBehind() throws Exception {
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(
              bytes("POST /v2/enqueue HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"a\""));
    }
    assertThat(server.get("/metrics").body()).contains("tocsin_http_body_bytes");
  }

  @Test
  void aWrongMethodIsRefused() {
    assertThat(server.get("/v2/enqueue").statusCode()).isEqualTo(405);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String trigger(String payload) {
    return "{\"event_action\":\"trigger\",\"payload\":" + payload + "}";
  }

  private static String goodBody(String summary) {
    return """
    {"routing_key":"%s","event_action":"trigger",
     "payload":{"summary":"%s","source":"a","severity":"info"}}\
    """
        .formatted(KEY, summary);
  }

  /** A good body, but for these bytes in a place that is passed over. */
  private static byte[] broken(int... wrong) {
    byte[] body = bytes(goodBody("x").replaceFirst("\\{", "{\"skipped\":\"####\","));
    int at = new String(body, StandardCharsets.UTF_8).indexOf("####");
    for (int i = 0; i < wrong.length; i++) {
      body[at + i] = (byte) wrong[i];
    }
    return body;
  }
}
