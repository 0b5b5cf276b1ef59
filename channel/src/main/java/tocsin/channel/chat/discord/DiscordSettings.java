package tocsin.channel.chat.discord;

import java.time.Duration;

/**
 * How Discord is reached.
 *
 * @param api what addresses of its API begin with
 * @param token the bot's
 * @param hears whether Discord tells us of buttons that are pressed; otherwise they are links
 * @param patience after so long an attempt is given up
 */
public record DiscordSettings(String api, String token, boolean hears, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The usual patience. */
  public static DiscordSettings of(String api, String token, boolean hears) {
    return new DiscordSettings(api, token, hears, PATIENCE);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "DiscordSettings[" + api + "]";
  }
}
