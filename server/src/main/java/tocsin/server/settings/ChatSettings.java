package tocsin.server.settings;

import java.util.List;
import java.util.Optional;

/** The settings of chat products. */
public final class ChatSettings {
  private ChatSettings() {}

  public static final Setting<Optional<String>> SLACK_TOKEN =
      secret(
          "slack.token",
          "The bot token of a Slack app of your workspace, `xoxb-…`, with the scope `chat:write`. Not"
              + " set: nobody is paged on Slack.");

  public static final Setting<Optional<String>> SLACK_SIGNING_SECRET =
      secret(
          "slack.signing-secret",
          "The app's signing secret, by which calls to `/in/slack` prove that they come from Slack."
              + " Not set: buttons in messages open a page instead of acting at once.");

  public static final Setting<String> SLACK_API_URL =
      address(
          "slack.api-url", "https://slack.com/api", "What addresses of Slack's API begin with.");

  public static final Setting<Optional<String>> TELEGRAM_TOKEN =
      secret(
          "telegram.token",
          "The token of a Telegram bot, from @BotFather. Not set: nobody is paged on Telegram.");

  public static final Setting<String> TELEGRAM_API_URL =
      address(
          "telegram.api-url",
          "https://api.telegram.org",
          "What addresses of Telegram's Bot API begin with.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(SLACK_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, TELEGRAM_TOKEN, TELEGRAM_API_URL);

  private static Setting<Optional<String>> secret(String name, String meaning) {
    return new Setting<>(
        name, "", meaning, true, text -> Readings.unlessEmpty(text, Readings::word));
  }

  private static Setting<String> address(String name, String standard, String meaning) {
    return new Setting<>(name, standard, meaning, false, Readings::webAddress);
  }
}
