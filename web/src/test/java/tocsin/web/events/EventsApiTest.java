package tocsin.web.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.event.Severity;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.RunningServer;
import tocsin.web.TestAccount;

class EventsApiTest {
  private static final String KEY = TestAccount.KEY;
  private RunningServer server = new RunningServer();

  @BeforeEach
  void accountWithAService() {
    server.put(TestAccount.ADA, TestAccount.POLICY, TestAccount.CHECKOUT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTriggerIsStoredAsItCameAndAnswered202WithItsDedupKey() {
    String body = trigger("\"dedup_key\":\"disk/sda1\",", "\"component\":\"\",\"group\":\"\"");
    HttpResponse<String> answer = server.post("/v2/enqueue", body);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"disk/sda1\"}");
    assertThat(stored())
        .containsExactly(
            new Event(
                RunningServer.START,
                KEY,
                EventAction.TRIGGER,
                "disk/sda1",
                "Disk full",
                "db1",
                Severity.CRITICAL,
                body));
  }

  @Test
  void aTriggerWithoutDedupKeyGetsOne() {
    String answer = server.post("/v2/enqueue", trigger("\"dedup_key\":\"\",", "\"x\":1")).body();
    assertThat(stored().getFirst().dedupKey()).isNotEmpty();
    assertThat(answer).contains("\"dedup_key\":\"" + stored().getFirst().dedupKey() + "\"");
  }

  @Test
  void acknowledgeAndResolveNeedOnlyKeys() {
    for (String action : List.of("acknowledge", "resolve")) {
      HttpResponse<String> answer =
          server.post(
              "/v2/enqueue",
              """
              {"routing_key":"%s","event_action":"%s","dedup_key":"a","payload":{"summary":"s"}}
              """
                  .formatted(KEY, action));
      assertThat(answer.statusCode()).isEqualTo(202);
    }
    assertThat(stored()).extracting(Event::summary).containsExactly("", "");
  }

  @Test
  void aDedupKeyThatNoStoreCouldKeepIsMadeOneThatItCan() {
    HttpResponse<String> answer =
        server.post("/v2/enqueue", trigger("\"dedup_key\":\"a\\u0000\\ud800\\\"b\",", "\"x\":1"));
    assertThat(answer.body()).contains("\"dedup_key\":\"a\uFFFD\uFFFD\\\"b\"");
    assertThat(stored().getFirst().dedupKey()).isEqualTo("a\uFFFD\uFFFD\"b");
  }

  @Test
  void aChangeIsStoredAndAnsweredWithoutDedupKey() {
    HttpResponse<String> answer =
        server.post(
            "/v2/change/enqueue",
            "{\"routing_key\":\"%s\",\"payload\":{\"summary\":\"Deploy 7\"}}".formatted(KEY));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Change event processed\"}");
    Event change = stored().getFirst();
    assertThat(change.action()).isEqualTo(EventAction.CHANGE);
    assertThat(change.summary()).isEqualTo("Deploy 7");
    assertThat(change.dedupKey()).isNotEmpty();
  }

  @Test
  void theOldVersionTakesABodyWithBothSetsOfNames() {
    HttpResponse<String> answer =
        server.post(
            "/generic/2010-04-15/create_event.json",
            """
            {"service_key":"%s","event_type":"trigger","description":"Disk full",
             "incident_key":"k","event_action":"","payload":null,"routing_key":""}
            """
                .formatted(KEY));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"Event processed\",\"incident_key\":\"k\"}");
    assertThat(stored().getFirst().severity()).isNull();
    assertThat(stored().getFirst().summary()).isEqualTo("Disk full");
  }

  @Test
  void theOldVersionSaysWhatIsWrongInItsOwnWords() {
    String wrong =
        server
            .post(
                "/generic/2010-04-15/create_event.json",
                "{\"service_key\":\"short\",\"event_type\":\"fire\"}")
            .body();
    assertThat(wrong)
        .contains(
            "Service key is the wrong length (should be 32 characters)",
            "event_type is invalid (must be one of: trigger acknowledge resolve)");
    assertThat(
            server
                .post(
                    "/generic/2010-04-15/create_event.json",
                    "{\"service_key\":\"%s\",\"event_type\":\"trigger\"}".formatted(KEY))
                .body())
        .contains("Description is missing or blank");
  }

  @Test
  void anUnknownKeyIsRefused() {
    HttpResponse<String> answer =
        server.post("/v2/enqueue", trigger("", "\"x\":1").replace(KEY, "9".repeat(32)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\","
                + "\"errors\":[\"Invalid routing key\"]}");
  }

  @Test
  void whenTooMuchWaitsSendersAreAskedToComeBackLater() {
    server.close();
    server = new RunningServer(InMemoryStores.create(), 4);
    accountWithAService();
    server.pauseEngine();
    for (int i = 0; i < 10; i++) {
      server.post("/v2/enqueue", trigger("", "\"x\":1"));
    }
    HttpResponse<String> refused = server.post("/v2/enqueue", trigger("", "\"x\":1"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(refused.body()).contains("\"status\":\"throttle exceeded\"");
    HttpResponse<String> old =
        server.post(
            "/generic/2010-04-15/create_event.json",
            "{\"service_key\":\"%s\",\"event_type\":\"trigger\",\"description\":\"x\"}"
                .formatted(KEY));
    assertThat(old.statusCode()).isEqualTo(403);
    assertThat(stored()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void manyRequestsDownOneConnectionAreAnsweredInOrder() throws Exception {
    try (var socket = server.connect()) {
      StringBuilder pipelined = new StringBuilder();
      for (String key : List.of("one", "two", "three")) {
        String body =
            "{\"routing_key\":\"%s\",\"event_action\":\"resolve\",\"dedup_key\":\"%s\"}"
                .formatted(KEY, key);
        pipelined
            .append("POST /v2/enqueue HTTP/1.1\r\nHost: x\r\nContent-Length: ")
            .append(body.length())
            .append("\r\n\r\n")
            .append(body);
      }
      socket.getOutputStream().write(pipelined.toString().getBytes(StandardCharsets.US_ASCII));
      StringBuilder answers = new StringBuilder();
      while (!answers.toString().contains("\"three\"}")) {
        answers.append((char) socket.getInputStream().read());
      }
      assertThat(answers).containsSubsequence("202", "\"one\"", "202", "\"two\"", "202");
    }
  }

  private static String trigger(String top, String inPayload) {
    return """
    {"routing_key":"%s",%s"event_action":"trigger","client":"test","unknown":[{"a":1}],
     "payload":{"summary":"Disk full","source":"db1","severity":"critical",%s}}
    """
        .formatted(KEY, top, inPayload);
  }

  private List<Event> stored() {
    return server.stores.eventLog().read(0, 100).stream().map(LoggedEvent::event).toList();
  }
}
