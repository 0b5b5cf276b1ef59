package tocsin.channel.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key pair by which push services know this installation (VAPID, RFC 8292). Browsers subscribe
 * to it: with another one, every device has to subscribe again.
 */
public final class VapidKey {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Duration LASTS = Duration.ofHours(12);
  private static final String HEADER = text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
  private static final int SEAL_BYTES = 16;

  private final ECPrivateKey secret;
  private final String open;
  private final SecretKeySpec sealing;

  private VapidKey(ECPrivateKey secret, String open) {
    this.secret = secret;
    this.open = open;
    byte[] label = "tocsin push receipts ".getBytes(StandardCharsets.US_ASCII);
    byte[] key = new byte[label.length + 32];
    System.arraycopy(label, 0, key, 0, label.length);
    System.arraycopy(P256.bytes(secret), 0, key, label.length, 32);
    this.sealing = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Of a pair on P-256. */
  public static VapidKey of(KeyPair pair) {
    String open = TEXT.encodeToString(P256.bytes((ECPublicKey) pair.getPublic()));
    return new VapidKey((ECPrivateKey) pair.getPrivate(), open);
  }

  /** Reads what {@link #stored} gave; empty when it is something else. */
  public static Optional<VapidKey> read(String stored) {
    String[] parts = stored.split("\\.", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    byte[] number = Base64.getUrlDecoder().decode(parts[0]);
    return P256.publicKey(Base64.getUrlDecoder().decode(parts[1]))
        .map(open -> new VapidKey(P256.privateKey(number), parts[1]));
  }

  /** Both halves as text. Secret. */
  public String stored() {
    return TEXT.encodeToString(P256.bytes(secret)) + "." + open;
  }

  /** What browsers are told, in base64url. */
  public String open() {
    return open;
  }

  /**
   * The header's value that proves to that push service who we are.
   *
   * @param origin of the push service, for example {@code https://push.example.org}
   * @param contact a {@code mailto:} or {@code https:} address of whoever runs this installation
   */
  String authorization(String origin, String contact, Instant now) {
    String claims =
        "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
            .formatted(quoted(origin), now.plus(LASTS).getEpochSecond(), quoted(contact));
    String signed = HEADER + "." + text(claims);
    return "vapid t=" + signed + "." + TEXT.encodeToString(signature(signed)) + ", k=" + open;
  }

  private byte[] signature(String signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(secret);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has ECDSA", e);
    }
  }

  /** A seal on that text that only this installation can make; goes into a URL. */
  String seal(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(sealing);
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return TEXT.encodeToString(Arrays.copyOf(whole, SEAL_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  private static String text(String json) {
    return TEXT.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return text.replaceAll("[\"\\\\\\p{Cntrl}]", "");
  }
}
