package tocsin.channel.http;

import java.time.Duration;

/**
 * How far requests to addresses that people chose may go.
 *
 * @param allowPrivate for webhooks the setting {@code webhook.allow-private}: whether addresses
 *     inside this network may be called; off unless somebody says so, because users choose the
 *     addresses
 * @param timeout for connecting and for each read
 */
public record GuardSettings(boolean allowPrivate, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The usual time-outs. */
  public static GuardSettings of(boolean allowPrivate) {
    return new GuardSettings(allowPrivate, TIMEOUT);
  }
}
