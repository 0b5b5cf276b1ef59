package tocsin.channel.http;

import java.time.Duration;

/**
 * How far requests to addresses that people chose may go.
 *
 * @param allowPrivate for webhooks the setting {@code webhook.allow-private}: whether addresses
 *     inside this network may be called; off unless somebody says so, because users choose the
 *     addresses
 * @param timeout for connecting and for each read
 * @param remedy a sentence that says what an administrator can set so that they may be called
 */
public record GuardSettings(boolean allowPrivate, Duration timeout, String remedy) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** For webhooks. */
  public GuardSettings(boolean allowPrivate, Duration timeout) {
    this(allowPrivate, timeout, "An administrator can set webhook.allow-private.");
  }

  /** The usual time-outs. */
  public static GuardSettings of(boolean allowPrivate) {
    return new GuardSettings(allowPrivate, TIMEOUT);
  }
}
