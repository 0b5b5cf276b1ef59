package tocsin.server.outlet;

import java.util.List;
import java.util.Optional;
import tocsin.channel.Callback;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.discord.Discord;
import tocsin.channel.chat.discord.DiscordCallback;
import tocsin.channel.chat.discord.DiscordKey;
import tocsin.channel.chat.discord.DiscordSettings;
import tocsin.core.account.ContactKind;
import tocsin.server.CannotGoOn;
import tocsin.server.ExitCode;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.Settings;

/** Discord, by the bot whose token {@code discord.token} is. */
final class DiscordOutlet {
  private DiscordOutlet() {}

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> token = settings.get(ChatSettings.DISCORD_TOKEN);
    if (token.isEmpty()) {
      return ChatLane.missing(
          "discord", ContactKind.DISCORD, "discord.token to the token of a Discord bot");
    }
    Optional<DiscordKey> key =
        settings.get(ChatSettings.DISCORD_PUBLIC_KEY).map(DiscordOutlet::key);
    var answers = new ChatAnswers(around.answers(), ContactKind.DISCORD);
    List<Callback> callbacks =
        key.map(known ->
                List.<Callback>of(new DiscordCallback(known, around.world().clock(), answers)))
            .orElse(List.of());
    String api = settings.get(ChatSettings.DISCORD_API_URL);
    Discord discord = new Discord(DiscordSettings.of(api, token.get(), key.isPresent()));
    return ChatLane.of(discord, List.of(), callbacks, around);
  }

  static void check(Settings settings) {
    Together.onlyWith(ChatSettings.DISCORD_PUBLIC_KEY, ChatSettings.DISCORD_TOKEN, settings);
    Optional<DiscordKey> _ = settings.get(ChatSettings.DISCORD_PUBLIC_KEY).map(DiscordOutlet::key);
  }

  private static DiscordKey key(String text) {
    return DiscordKey.read(text)
        .orElseThrow(() ->
            new CannotGoOn(
                ExitCode.USAGE,
                "discord.public-key must be the application's public key, 64 hexadecimal digits."));
  }
}
