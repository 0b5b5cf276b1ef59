package tocsin.channel.chat.mattermost;

import java.time.Duration;

/**
 * How Mattermost is reached.
 *
 * @param url the server's, without a slash at its end
 * @param token the bot account's
 * @param patience after so long an attempt is given up
 */
public record MattermostSettings(String url, String token, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The usual patience. */
  public static MattermostSettings of(String url, String token) {
    return new MattermostSettings(url, token, PATIENCE);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "MattermostSettings[" + url + "]";
  }
}
