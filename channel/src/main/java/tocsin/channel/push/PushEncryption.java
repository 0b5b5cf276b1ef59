package tocsin.channel.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts for one browser, as RFC 8291 says, in one record of {@code aes128gcm} (RFC 8188). */
final class PushEncryption {
  /** What push services take at least, less what encryption adds and some room. */
  static final int MOST_BYTES = 3_800;

  static final int SALT_BYTES = 16;

  private static final int RECORD_BYTES = 4_096;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int SHARED_BYTES = 32;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * The body of the request.
   *
   * @param once a key pair that serves for this message only
   * @param salt 16 random bytes that serve for this message only
   * @param words at most {@link #MOST_BYTES}
   */
  static byte[] encrypt(Subscription to, KeyPair once, byte[] salt, byte[] words) {
    if (words.length > MOST_BYTES) {
      throw new IllegalArgumentException("Longer than push services take: " + words.length);
    }
    try {
      byte[] ours = P256.bytes((ECPublicKey) once.getPublic());
      byte[] shared = shared(to, once, ours);
      byte[] random = hmac(salt, shared);
      byte[] key = expand(random, "Content-Encoding: aes128gcm\0", KEY_BYTES);
      byte[] nonce = expand(random, "Content-Encoding: nonce\0", NONCE_BYTES);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] padded = Arrays.copyOf(words, words.length + 1);
      padded[words.length] = LAST_RECORD;
      byte[] sealed = cipher.doFinal(padded);
      return ByteBuffer.allocate(SALT_BYTES + 5 + ours.length + sealed.length)
          .put(salt)
          .putInt(RECORD_BYTES)
          .put((byte) ours.length)
          .put(ours)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has ECDH, HMAC and AES-GCM", e);
    }
  }

  /** What only that browser and we can know: of both key pairs, and the browser's secret. */
  private static byte[] shared(Subscription to, KeyPair once, byte[] ours)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(once.getPrivate());
    agreement.doPhase(to.key(), true);
    byte[] info =
        ByteBuffer.allocate(14 + 2 * P256.POINT_BYTES)
            .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
            .put(P256.bytes(to.key()))
            .put(ours)
            .array();
    return expand(hmac(to.auth(), agreement.generateSecret()), info, SHARED_BYTES);
  }

  private static byte[] expand(byte[] key, String info, int length)
      throws GeneralSecurityException {
    return expand(key, info.getBytes(StandardCharsets.US_ASCII), length);
  }

  /** HKDF's second step, for lengths that one block has room for. */
  private static byte[] expand(byte[] key, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return Arrays.copyOf(hmac(key, block), length);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }
}
