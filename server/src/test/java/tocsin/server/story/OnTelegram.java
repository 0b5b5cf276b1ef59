package tocsin.server.story;

import java.util.Map;
import tocsin.channel.chat.telegram.FakeTelegram;

/** Telegram, which is asked for what people press, so that nobody can call us in its name. */
final class OnTelegram extends HttpMedium<FakeTelegram> {
  OnTelegram() {
    super(new FakeTelegram(), "/sendMessage");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("telegram.token", FakeTelegram.TOKEN, "telegram.api-url", provider.address());
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public String place() {
    return "\"address\": \"" + FakeTelegram.DAVID + "\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    press(page, "666");
    String _ = asked("/answerCallbackQuery", "Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    press(page, FakeTelegram.DAVID);
    String _ = asked("/answerCallbackQuery", "Acknowledged #");
    String _ = asked("/editMessageText", "Acknowledged #");
  }

  private void press(String page, String person) {
    String code =
        Tree.object(Tree.of(page), "text", "Acknowledge").path("callback_data").asString();
    provider.happens(
        """
        "callback_query": {"id": "cq1", "from": {"id": %s}, "data": "%s",
         "message": {"message_id": 7, "text": "x", "chat": {"id": %s}}}
        """
            .formatted(person, code, FakeTelegram.DAVID));
  }

  @Override
  public String way() {
    return "chat";
  }
}
