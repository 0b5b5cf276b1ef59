package tocsin.channel.push;

import java.security.KeyPair;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Who sends to browsers.
 *
 * @param key what push services and browsers know us by
 * @param contact a {@code mailto:} or {@code https:} address under which a push service may
 *     complain
 * @param pairs makes a fresh key pair on P-256 for each message
 * @param random gives so many strong random bytes
 */
public record PushSender(
    VapidKey key, String contact, Supplier<KeyPair> pairs, IntFunction<byte[]> random) {

  /** The words, so that only that browser can read them. */
  byte[] encrypt(Subscription to, byte[] words) {
    return PushEncryption.encrypt(to, pairs.get(), random.apply(PushEncryption.SALT_BYTES), words);
  }
}
