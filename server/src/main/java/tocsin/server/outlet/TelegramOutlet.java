package tocsin.server.outlet;

import java.util.List;
import java.util.Optional;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.telegram.Telegram;
import tocsin.channel.chat.telegram.TelegramListener;
import tocsin.channel.chat.telegram.TelegramSettings;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.Settings;

/** Telegram, by the bot whose token {@code telegram.token} is. */
final class TelegramOutlet {
  private TelegramOutlet() {}

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> token = settings.get(ChatSettings.TELEGRAM_TOKEN);
    if (token.isEmpty()) {
      return ChatLane.missing(
          "telegram", ContactKind.TELEGRAM, "telegram.token to the token of a Telegram bot");
    }
    String api = settings.get(ChatSettings.TELEGRAM_API_URL);
    Telegram telegram = new Telegram(TelegramSettings.of(api, token.get()));
    var answers = new ChatAnswers(around.answers(), ContactKind.TELEGRAM);
    var listening = new ListenerWorker(new TelegramListener(telegram, answers));
    return ChatLane.of(telegram, List.of(listening), List.of(), around);
  }
}
