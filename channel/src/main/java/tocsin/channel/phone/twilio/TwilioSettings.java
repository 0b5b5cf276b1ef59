package tocsin.channel.phone.twilio;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tocsin.channel.phone.Senders;
import tocsin.core.account.Language;

/**
 * An account with Twilio or somebody who speaks the same.
 *
 * @param name as the settings call the provider
 * @param base what the interface's addresses begin with, before {@code /2010-04-01}
 * @param token the account's secret
 * @param signingKey with which it signs its calls; the token unless it is another
 * @param template the id of the approved content by which WhatsApp messages begin; its variable 1
 *     is the text. Null: plain text, which WhatsApp brings only to those who wrote lately
 * @param standard for those who chose no language
 * @param patience for one request
 */
public record TwilioSettings(
    String name,
    URI base,
    String account,
    String token,
    String signingKey,
    Numbers numbers,
    @Nullable String template,
    Language standard,
    Duration patience) {

  /** Who sends; a medium without senders is not served. */
  public record Numbers(
      @Nullable Senders texts, @Nullable Senders calls, @Nullable Senders whatsApp) {}

  /** Without the secrets. */
  @Override
  public String toString() {
    return "TwilioSettings[" + name + "]";
  }
}
