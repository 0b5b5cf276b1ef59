package tocsin.channel.chat.discord;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/** Discord's REST API with one bot and one person, as far as it refuses what the real one does. */
public final class FakeDiscord extends FakeHttp {
  public static final String TOKEN = "bot-token";
  public static final String DAVID = "175928847299117063";

  private final AtomicInteger ids = new AtomicInteger(1);
  private final Map<String, String> nonces = new ConcurrentHashMap<>();

  @Override
  protected boolean concerned(Request request) {
    return request.path().endsWith("/messages");
  }

  @Override
  protected Reply answer(Request request) {
    boolean known =
        request.header("Authorization").equals("Bot " + TOKEN)
            && request.header("User-Agent").startsWith("DiscordBot (");
    if (!known) {
      return Reply.of(401, "{\"code\":0,\"message\":\"401: Unauthorized\"}");
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /api/v10/users/@me/channels" ->
          request.body().path("recipient_id").asString("").equals(DAVID)
              ? Reply.of(200, "{\"id\":\"555\"}")
              : Reply.of(400, "{\"code\":50033,\"message\":\"Invalid Recipient(s)\"}");
      case "POST /api/v10/channels/555/messages" -> post(request.body());
      default -> Reply.of(404, "{\"code\":10003,\"message\":\"Unknown Channel\"}");
    };
  }

  private Reply post(JsonNode message) {
    if (isTooLarge(message) || message.path("nonce").asString("").length() > 25) {
      return Reply.of(400, "{\"code\":50035,\"message\":\"Invalid Form Body\"}");
    }
    String nonce = message.path("nonce").asString("");
    String id = nonces.computeIfAbsent(nonce, unused -> "7" + ids.getAndIncrement());
    take(nonce, message);
    return Reply.of(200, "{\"id\":\"%s\",\"channel_id\":\"555\"}".formatted(id));
  }

  private static boolean isTooLarge(JsonNode message) {
    int characters = 0;
    for (JsonNode embed : message.path("embeds")) {
      characters += words(embed).length();
      if (embed.path("title").asString("x").isEmpty() || embed.path("fields").size() > 25) {
        return true;
      }
      for (JsonNode field : embed.path("fields")) {
        if (field.path("name").asString("").isBlank()
            || field.path("value").asString("").isBlank()) {
          return true;
        }
      }
    }
    return characters > 6_000
        || message.path("content").asString("").length() > 2_000
        || message.path("embeds").size() > 10
        || message.path("components").size() > 5;
  }

  @Override
  protected Reply refusal() {
    return Reply.of(403, "{\"code\":50007,\"message\":\"Cannot send messages to this user\"}");
  }

  @Override
  protected Reply patience() {
    return Reply.of(429, "{\"retry_after\":1.5,\"global\":false}");
  }
}
