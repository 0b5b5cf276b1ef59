package tocsin.channel.webhook;

import java.time.Duration;

/**
 * How webhooks are sent.
 *
 * @param allowPrivate the setting {@code webhook.allow-private}: whether addresses inside this
 *     network may be called; off unless somebody says so, because users choose the addresses
 * @param timeout for connecting and for each read
 */
public record WebhookSettings(boolean allowPrivate, Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The usual time-outs. */
  public static WebhookSettings of(boolean allowPrivate) {
    return new WebhookSettings(allowPrivate, TIMEOUT);
  }
}
