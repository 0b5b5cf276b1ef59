package tocsin.channel.chat.discord;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tocsin.channel.Callback;

/** The public key of the application, by which calls prove that they come from Discord. */
public final class DiscordKey {
  private static final String ALGORITHM = "Ed25519";

  /** What stands before the 32 bytes of a key in the form that Java reads (RFC 8410). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int BYTES = 32;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final PublicKey key;

  private DiscordKey(PublicKey key) {
    this.key = key;
  }

  /** The key as Discord shows it, in hexadecimal digits; empty when it is none. */
  public static Optional<DiscordKey> read(String hex) {
    try {
      byte[] raw = HexFormat.of().parseHex(hex.strip());
      if (raw.length != BYTES) {
        return Optional.empty();
      }
      byte[] encoded = new byte[HEAD.length + BYTES];
      System.arraycopy(HEAD, 0, encoded, 0, HEAD.length);
      System.arraycopy(raw, 0, encoded, HEAD.length, BYTES);
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      return Optional.of(new DiscordKey(factory.generatePublic(new X509EncodedKeySpec(encoded))));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Whether Discord signed the call, and just now: nobody can say it again later. */
  boolean fits(Callback.Call call, Instant now) {
    String stamp = call.header("x-signature-timestamp").orElse("");
    if (!stamp.matches("[0-9]{1,12}") || isStale(Long.parseLong(stamp), now)) {
      return false;
    }
    try {
      byte[] given = HexFormat.of().parseHex(call.header("x-signature-ed25519").orElse(""));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(stamp.getBytes(StandardCharsets.UTF_8));
      signature.update(call.body());
      return signature.verify(given);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isStale(long stamp, Instant now) {
    Duration away = Duration.between(Instant.ofEpochSecond(stamp), now).abs();
    return away.compareTo(WINDOW) > 0;
  }
}
