package tocsin.channel.chat.telegram;

import java.time.Duration;

/**
 * How Telegram is reached.
 *
 * @param api what addresses of its Bot API begin with
 * @param token the bot's; stands in addresses, as Telegram wants it
 * @param patience after so long an attempt is given up
 */
public record TelegramSettings(String api, String token, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The usual patience. */
  public static TelegramSettings of(String api, String token) {
    return new TelegramSettings(api, token, PATIENCE);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "TelegramSettings[" + api + "]";
  }
}
