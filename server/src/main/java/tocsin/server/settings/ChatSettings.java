package tocsin.server.settings;

import java.util.List;
import java.util.Optional;
import tocsin.server.settings.Setting.Unreadable;

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

  public static final Setting<Optional<String>> MATTERMOST_URL =
      server(
          "mattermost.url",
          "Your Mattermost server, for example `https://chat.example.org`. Not set: nobody is paged"
              + " there.");

  public static final Setting<Optional<String>> MATTERMOST_TOKEN =
      secret("mattermost.token", "The access token of a bot account on that server.");

  public static final Setting<Optional<String>> MATTERMOST_COMMAND_TOKEN =
      secret(
          "mattermost.command-token",
          "The token that Mattermost shows for the slash command. Not set: there is no slash command.");

  public static final Setting<Optional<String>> MATRIX_URL =
      server(
          "matrix.url",
          "The homeserver of the bot's account, for example `https://matrix.example.org`. Not set:"
              + " nobody is paged on Matrix.");

  public static final Setting<Optional<String>> MATRIX_TOKEN =
      secret("matrix.token", "The access token of the bot's account there.");

  public static final Setting<Optional<String>> DISCORD_TOKEN =
      secret(
          "discord.token",
          "The token of a Discord application's bot. Not set: nobody is paged on Discord.");

  public static final Setting<Optional<String>> DISCORD_PUBLIC_KEY =
      new Setting<>(
          "discord.public-key",
          "",
          "The application's public key, 64 hexadecimal digits, by which calls to `/in/discord` prove"
              + " that they come from Discord. Not set: buttons open a page instead of acting at"
              + " once.",
          false,
          text -> Readings.unlessEmpty(text, Readings::word));

  public static final Setting<String> DISCORD_API_URL =
      address(
          "discord.api-url",
          "https://discord.com/api/v10",
          "What addresses of Discord's API begin with.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          SLACK_TOKEN,
          SLACK_SIGNING_SECRET,
          SLACK_API_URL,
          TELEGRAM_TOKEN,
          TELEGRAM_API_URL,
          MATTERMOST_URL,
          MATTERMOST_TOKEN,
          MATTERMOST_COMMAND_TOKEN,
          MATRIX_URL,
          MATRIX_TOKEN,
          DISCORD_TOKEN,
          DISCORD_PUBLIC_KEY,
          DISCORD_API_URL);

  private static Setting<Optional<String>> secret(String name, String meaning) {
    return new Setting<>(
        name, "", meaning, true, text -> Readings.unlessEmpty(text, ChatSettings::token));
  }

  /** What could not stand in a header or an address would be repeated where that is found. */
  private static String token(String text) {
    if (!text.matches("[A-Za-z0-9._:~+/=-]+")) {
      throw new Unreadable("a token of letters, digits and the signs . _ : ~ + / = -");
    }
    return text;
  }

  private static Setting<Optional<String>> server(String name, String meaning) {
    return new Setting<>(
        name, "", meaning, false, text -> Readings.unlessEmpty(text, Readings::webAddress));
  }

  private static Setting<String> address(String name, String standard, String meaning) {
    return new Setting<>(name, standard, meaning, false, Readings::webAddress);
  }
}
