package tocsin.server.outlet;

import java.util.List;
import java.util.Optional;
import tocsin.channel.Callback;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.slack.Slack;
import tocsin.channel.chat.slack.SlackCallback;
import tocsin.channel.chat.slack.SlackSettings;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.Settings;

/** Slack, by the bot whose token {@code slack.token} is. */
final class SlackOutlet {
  private SlackOutlet() {}

  static void check(Settings settings) {
    Together.onlyWith(ChatSettings.SLACK_SIGNING_SECRET, ChatSettings.SLACK_TOKEN, settings);
  }

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> token = settings.get(ChatSettings.SLACK_TOKEN);
    if (token.isEmpty()) {
      return ChatLane.missing("slack", ContactKind.SLACK, "slack.token to a Slack bot's token");
    }
    String secret = settings.get(ChatSettings.SLACK_SIGNING_SECRET).orElse(null);
    String api = settings.get(ChatSettings.SLACK_API_URL);
    Slack slack = new Slack(SlackSettings.of(api, token.get(), secret));
    var answers = new ChatAnswers(around.answers(), ContactKind.SLACK);
    List<Callback> callbacks =
        secret == null
            ? List.of()
            : List.of(
                new SlackCallback(
                    slack, secret, around.world().clock(), answers, Thread::startVirtualThread));
    return ChatLane.of(slack, List.of(), callbacks, around);
  }
}
