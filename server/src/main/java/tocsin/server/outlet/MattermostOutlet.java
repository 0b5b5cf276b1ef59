package tocsin.server.outlet;

import java.util.List;
import java.util.Optional;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.mattermost.Mattermost;
import tocsin.channel.chat.mattermost.MattermostButtons;
import tocsin.channel.chat.mattermost.MattermostCallback;
import tocsin.channel.chat.mattermost.MattermostSettings;
import tocsin.core.account.ContactKind;
import tocsin.server.SigningKey;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.Settings;

/** Mattermost, by the bot account whose token {@code mattermost.token} is. */
final class MattermostOutlet {
  private MattermostOutlet() {}

  static void check(Settings settings) {
    Together.both(ChatSettings.MATTERMOST_URL, ChatSettings.MATTERMOST_TOKEN, settings);
    Together.onlyWith(
        ChatSettings.MATTERMOST_COMMAND_TOKEN, ChatSettings.MATTERMOST_TOKEN, settings);
  }

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> url = settings.get(ChatSettings.MATTERMOST_URL);
    Optional<String> token = settings.get(ChatSettings.MATTERMOST_TOKEN);
    if (url.isEmpty() || token.isEmpty()) {
      return ChatLane.missing(
          "mattermost",
          ContactKind.MATTERMOST,
          "mattermost.url to the server's address and mattermost.token to a bot account's token");
    }
    byte[] key =
        SigningKey.bytes(
            around.stores().credentials(),
            around.world(),
            "mattermost-buttons",
            "signs buttons of messages on Mattermost");
    MattermostButtons buttons = new MattermostButtons(key, around.address());
    var answers = new ChatAnswers(around.answers(), ContactKind.MATTERMOST);
    String command = settings.get(ChatSettings.MATTERMOST_COMMAND_TOKEN).orElse(null);
    return ChatLane.of(
        new Mattermost(MattermostSettings.of(url.get(), token.get()), buttons),
        List.of(),
        List.of(new MattermostCallback(buttons, answers, command)),
        around);
  }
}
