package tocsin.server.story;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tocsin.channel.chat.slack.FakeSlack;
import tools.jackson.databind.JsonNode;

/** Slack, whose buttons are pressed by signed calls. */
final class OnSlack extends HttpMedium<FakeSlack> {
  private static final String SECRET = "the-apps-signing-secret";

  OnSlack() {
    super(new FakeSlack(), "/chat.postMessage");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "slack.token",
        FakeSlack.TOKEN,
        "slack.signing-secret",
        SECRET,
        "slack.api-url",
        provider.address() + "/api");
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public String place() {
    return "\"address\": \"" + FakeSlack.DAVID + "\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    long now = InstantSource.system().instant().getEpochSecond();
    assertStatus(403, press(page, FakeSlack.DAVID, "guessed", now, server));
    assertStatus(403, press(page, FakeSlack.DAVID, SECRET, now - 3_600, server));
    assertStatus(200, press(page, "U0EVE", SECRET, now, server));
    String _ = asked("/chat.postEphemeral", "Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    long now = InstantSource.system().instant().getEpochSecond();
    assertStatus(200, press(page, FakeSlack.DAVID, SECRET, now, server));
    String _ = asked("/chat.update", "<@" + FakeSlack.DAVID + ">");
  }

  private static HttpResponse<String> press(
      String page, String member, String secret, long at, RealServer server) {
    String body = "payload=" + URLEncoder.encode(pressed(page, member), StandardCharsets.UTF_8);
    return server.post(
        server.address() + "/in/slack",
        "application/x-www-form-urlencoded",
        body,
        Map.of(
            "X-Slack-Request-Timestamp",
            Long.toString(at),
            "X-Slack-Signature",
            "v0=" + signature(secret, "v0:" + at + ":" + body)));
  }

  private static String pressed(String page, String member) {
    JsonNode message = Tree.of(page);
    JsonNode button = Tree.object(message, "action_id", "acknowledge");
    JsonNode block =
        message
            .path("blocks")
            .valueStream()
            .filter(each -> each.has("block_id"))
            .findFirst()
            .orElseThrow();
    return """
    {"type": "block_actions", "user": {"id": "%s"}, "channel": {"id": "D0DAVID"},
     "actions": [{"block_id": "%s", "value": "%s"}],
     "message": {"ts": "1.001", "text": "x", "blocks": %s}}
    """
        .formatted(
            member,
            block.path("block_id").asString(),
            button.path("value").asString(),
            message.path("blocks"));
  }

  private static String signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String way() {
    return "chat";
  }
}
