package tocsin.channel.chat.matrix;

import java.time.Duration;

/**
 * How Matrix is reached.
 *
 * @param url the homeserver's, without a slash at its end
 * @param token the access token of the bot's account
 * @param patience after so long an attempt is given up
 */
public record MatrixSettings(String url, String token, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The usual patience: a page may need several requests. */
  public static MatrixSettings of(String url, String token) {
    return new MatrixSettings(url, token, PATIENCE);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "MatrixSettings[" + url + "]";
  }
}
