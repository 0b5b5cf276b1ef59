package tocsin.channel.chat.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tocsin.channel.FakeHttp;
import tools.jackson.databind.JsonNode;

/** Telegram's Bot API with one bot, as far as it refuses what the real one refuses. */
public final class FakeTelegram extends FakeHttp {
  public static final String TOKEN = "99:abc";
  public static final String DAVID = "4711";

  private final AtomicInteger ids = new AtomicInteger(1);
  private volatile boolean webhook;
  private final List<String> updates = new ArrayList<>();

  /** Somebody does something; kept until it is confirmed. */
  public synchronized void happens(String update) {
    updates.add("{\"update_id\":%d,%s}".formatted(100 + updates.size(), update));
  }

  /** Somebody set a webhook for the bot. */
  void giveToAWebhook() {
    webhook = true;
  }

  @Override
  protected boolean concerned(Request request) {
    return request.path().endsWith("/sendMessage");
  }

  @Override
  protected Reply answer(Request request) {
    if (!request.path().startsWith("/bot" + TOKEN + "/")) {
      return no(401, "Unauthorized");
    }
    return switch (request.path().substring(("/bot" + TOKEN).length())) {
      case "/sendMessage" -> send(request);
      case "/editMessageText", "/answerCallbackQuery" -> Reply.of(200, "{\"ok\":true}");
      case "/getUpdates" -> updates(request.body().path("offset").asInt());
      default -> no(404, "Not Found");
    };
  }

  private synchronized Reply updates(int offset) {
    if (webhook) {
      return no(409, "Conflict: can't use getUpdates method while webhook is active");
    }
    int from = Math.max(0, offset - 100);
    return Reply.of(
        200,
        "{\"ok\":true,\"result\":["
            + String.join(",", updates.subList(Math.min(from, updates.size()), updates.size()))
            + "]}");
  }

  private Reply send(Request request) {
    JsonNode message = request.body();
    String text = message.path("text").asString("");
    if (!message.path("chat_id").asString().matches("-?[0-9]+")) {
      return no(400, "Bad Request: chat not found");
    }
    if (text.isBlank() || text.length() > 4_096) {
      return no(400, "Bad Request: message is too long or empty");
    }
    for (JsonNode row : message.at("/reply_markup/inline_keyboard")) {
      for (JsonNode button : row) {
        int bytes = button.path("callback_data").asString("").length();
        if (bytes < 1 || bytes > 64) {
          return no(400, "Bad Request: BUTTON_DATA_INVALID");
        }
      }
    }
    take(request.header("Idempotency-Key"), message);
    return Reply.of(
        200, "{\"ok\":true,\"result\":{\"message_id\":%d}}".formatted(ids.getAndIncrement()));
  }

  private static Reply no(int status, String why) {
    return Reply.of(status, "{\"ok\":false,\"description\":\"%s\"}".formatted(why));
  }

  @Override
  protected Reply refusal() {
    return no(403, "Forbidden: bot was blocked by the user");
  }

  @Override
  protected Reply patience() {
    return Reply.of(429, "{\"ok\":false,\"parameters\":{\"retry_after\":9}}");
  }
}
