package tocsin.channel.chat.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Slack is reached.
 *
 * @param api what addresses of its API begin with
 * @param token the bot's
 * @param signingSecret proves that calls come from Slack; null when none was set, then buttons are
 *     links
 * @param patience after so long an attempt is given up
 */
public record SlackSettings(
    String api, String token, @Nullable String signingSecret, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The usual patience. */
  public static SlackSettings of(String api, String token, @Nullable String signingSecret) {
    return new SlackSettings(api, token, signingSecret, PATIENCE);
  }

  /** Whether Slack can tell us that a button was pressed. */
  boolean hears() {
    return signingSecret != null;
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "SlackSettings[" + api + "]";
  }
}
