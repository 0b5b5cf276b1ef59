package tocsin.channel.push;

import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser is reached, and with what it decrypts: the address of a contact method, {@code
 * endpoint#p256dh.auth}, taken apart.
 *
 * @param endpoint the URL at its push service
 * @param origin scheme and host of that, for whom a proof of who we are is made out
 * @param key its public key
 * @param auth the secret that only it and we know, 16 bytes
 */
record Subscription(String endpoint, String origin, ECPublicKey key, byte[] auth) {
  private static final Pattern FORM =
      Pattern.compile(
          "((https?://[^/?#\\s]+)[^#\\s]*)#([A-Za-z0-9_-]{87})=?\\.([A-Za-z0-9_-]{22})={0,2}");

  /** The subscription; empty when something of it is missing or wrong. */
  static Optional<Subscription> read(String address) {
    Matcher form = FORM.matcher(address);
    if (!form.matches()) {
      return Optional.empty();
    }
    Base64.Decoder text = Base64.getUrlDecoder();
    byte[] auth = text.decode(form.group(4));
    return P256.publicKey(text.decode(form.group(3)))
        .map(key -> new Subscription(form.group(1), form.group(2), key, auth));
  }
}
