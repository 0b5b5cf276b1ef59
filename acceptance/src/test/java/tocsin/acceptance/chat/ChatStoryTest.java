package tocsin.acceptance.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;
import tools.jackson.databind.JsonNode;

/** Ann is on call and reads Slack; Bob is on call for something else and reads Telegram. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatStoryTest {
  private static final String SECRET = "the-apps-signing-secret";
  private static final String ANN = "U0ANN";
  private static final String BOB = "4711";

  private final BlockingQueue<String> telegramNews = new LinkedBlockingQueue<>();
  private final FakeChatServer slack =
      new FakeChatServer(request -> "{\"ok\":true,\"channel\":\"D0ANN\",\"ts\":\"1.001\"}");
  private final FakeChatServer telegram = new FakeChatServer(this::telegram);
  private ServerProcess server;
  private RestApi api;
  private String ann;
  private String shop;
  private String depot;

  private String telegram(FakeChatServer.Request request) {
    if (!request.path().endsWith("/getUpdates")) {
      return "{\"ok\":true,\"result\":{\"message_id\":7,\"chat\":{\"id\":4711}}}";
    }
    try {
      String news = telegramNews.poll(1, TimeUnit.SECONDS);
      return "{\"ok\":true,\"result\":[" + (news == null ? "" : news) + "]}";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "{\"ok\":true,\"result\":[]}";
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    server =
        installation.serve(
            Map.of(
                "slack.token",
                "xoxb-1",
                "slack.signing-secret",
                SECRET,
                "slack.api-url",
                slack.address() + "/api",
                "telegram.token",
                "99:abc",
                "telegram.api-url",
                telegram.address(),
                "log.level",
                "warn"));
    api = installation.api(server);
    ann = person("Ann", "slack_contact_method", ANN);
    shop = door("Shop", ann);
    depot = door("Depot", person("Bob", "telegram_contact_method", BOB));
  }

  /** Somebody who is told at once, there and nowhere else. */
  private String person(String name, String type, String address) {
    String user = api.user(name, name.toLowerCase(Locale.ROOT) + "@example.org");
    String method =
        api.post(
                "/users/" + user + "/contact_methods",
                """
                {"contact_method": {"type": "%s", "label": "Chat", "address": "%s"}}
                """
                    .formatted(type, address))
            .at("/contact_method/id")
            .stringValue();
    JsonNode unused =
        api.post(
            "/users/" + user + "/notification_rules",
            """
            {"notification_rule": {"type": "assignment_notification_rule", "urgency": "high",
             "start_delay_in_minutes": 0, "contact_method": {"id": "%s", "type": "%s"}}}
            """
                .formatted(method, type));
    return user;
  }

  private String door(String service, String user) {
    String id = api.service(service, api.policy(service, user));
    return api.integration(id, "events_api_v2_inbound_integration");
  }

  @AfterAll
  void stop() {
    server.close();
    slack.close();
    telegram.close();
  }

  @Test
  void aButtonOnSlackAcknowledgesForWhoeverPressedIt() throws Exception {
    api.event(shop, "trigger", "slack-1", "Disk of <!channel> is full");
    JsonNode message = slack.first("/chat.postMessage", "Disk of").body();
    assertThat(message.path("channel").asString()).isEqualTo(ANN);
    assertThat(message.path("text").asString()).contains("&lt;!channel&gt;");

    assertThat(press(button(message, "U0STRANGER"), Instant.now())).isEqualTo(200);
    slack.first("/chat.postEphemeral", "Nobody here");
    assertThat(press(button(message, ANN), Instant.now().minusSeconds(3_600))).isEqualTo(403);
    assertThat(status("slack-1")).isEqualTo("triggered");

    assertThat(press(button(message, ANN), Instant.now())).isEqualTo(200);
    assertAcknowledgedInChat("slack-1", "Ann");
    assertThat(slack.first("/chat.update", "Acknowledged #").words()).contains("<@U0ANN>");
  }

  @Test
  void aButtonOnTelegramAcknowledgesThroughAFirewallAndWordsResolve() throws Exception {
    api.event(depot, "trigger", "telegram-1", "Gate 4 is stuck");
    JsonNode message = telegram.first("/sendMessage", "Gate 4 is stuck").body();
    assertThat(message.path("chat_id").asString()).isEqualTo(BOB);
    String code =
        FakeChatServer.object(message, "text", "Acknowledge")
            .orElseThrow()
            .path("callback_data")
            .asString();

    telegramNews.add(
        """
        {"update_id": 1, "callback_query": {"id": "cq1", "from": {"id": %s}, "data": "%s",
         "message": {"message_id": 7, "text": "Gate", "chat": {"id": %s}}}}
        """
            .formatted(BOB, code, BOB));
    assertAcknowledgedInChat("telegram-1", "Bob");
    telegram.first("/answerCallbackQuery", "Acknowledged #");

    telegramNews.add(
        """
        {"update_id": 2, "message": {"message_id": 8, "text": "resolve", "from": {"id": %s},
         "chat": {"id": %s, "type": "private"}}}
        """
            .formatted(BOB, BOB));
    Eventually.until("it is resolved", () -> status("telegram-1").equals("resolved"));
  }

  @Test
  void aRoomSeesEachIncidentAsOneMessageWhoseButtonsActForWhoeverPresses() throws Exception {
    String kiosk = api.service("Kiosk", api.policy("Kiosk", ann));
    String door = api.integration(kiosk, "events_api_v2_inbound_integration");
    JsonNode unused =
        api.post(
            "/webhook_subscriptions",
            """
            {"webhook_subscription": {"type": "webhook_subscription", "description": "Operations",
              "delivery_method": {"type": "http_delivery_method", "url": "slack:C0OPS",
                "format": "slack"},
              "events": ["incident.triggered", "incident.acknowledged", "incident.resolved"],
              "filter": {"type": "service_reference", "id": "%s"}}}
            """
                .formatted(kiosk));
    api.event(door, "trigger", "room-1", "Till 3 is offline");
    JsonNode message = slack.first("/chat.postMessage", "\"C0OPS\"").body();
    assertThat(message.toString()).contains("Till 3 is offline", "New incident");

    assertThat(press(button(message, "U0STRANGER"), Instant.now())).isEqualTo(200);
    assertThat(status("room-1")).isEqualTo("triggered");
    assertThat(press(button(message, ANN), Instant.now())).isEqualTo(200);
    assertAcknowledgedInChat("room-1", "Ann");
    assertThat(slack.first("/chat.update", "Acknowledged by Ann").words())
        .contains("1.001", "Till 3 is offline");
  }

  private String status(String dedupKey) {
    return api.incident(dedupKey).path("status").asString("");
  }

  private void assertAcknowledgedInChat(String dedupKey, String name) {
    Eventually.until("it is acknowledged", () -> status(dedupKey).equals("acknowledged"));
    String id = api.incident(dedupKey).path("id").asString();
    Eventually.until("the timeline tells it", () -> entry(id).has("agent"));
    assertThat(entry(id).at("/agent/summary").asString()).isEqualTo(name);
    assertThat(entry(id).at("/channel/type").asString()).isEqualTo("chat");
  }

  private JsonNode entry(String incident) {
    JsonNode entries = api.get("/incidents/" + incident + "/log_entries");
    return FakeChatServer.object(entries, "type", "acknowledge_log_entry")
        .orElseGet(FakeChatServer.JSON::createObjectNode);
  }

  /** What Slack sends when that member presses "Acknowledge". */
  private static String button(JsonNode message, String member) {
    JsonNode button = FakeChatServer.object(message, "action_id", "acknowledge").orElseThrow();
    JsonNode block =
        message
            .path("blocks")
            .valueStream()
            .filter(each -> each.has("block_id"))
            .findFirst()
            .orElseThrow();
    return """
    {"type": "block_actions", "user": {"id": "%s"}, "channel": {"id": "D0ANN"},
     "actions": [{"block_id": "%s", "value": "%s"}],
     "message": {"ts": "1.001", "text": "x", "blocks": %s}}
    """
        .formatted(
            member,
            block.path("block_id").asString(),
            button.path("value").asString(),
            message.path("blocks"));
  }

  private int press(String payload, Instant at)
      throws IOException, InterruptedException, GeneralSecurityException {
    String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    String stamp = Long.toString(at.getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(("v0:" + stamp + ":" + body).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/in/slack"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", stamp)
            .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signature))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }
  }
}
