package tocsin.runtime.contact;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept instead of a code. A code has only six digits, so its hash is slow and salted: a
 * processor needs hours to try all of them, and a code is good for minutes.
 */
final class CodeHash {
  private static final int ROUNDS = 100_000;
  private static final int BITS = 256;

  private CodeHash() {}

  /** The salt and the hash, as text. */
  static String of(String code, byte[] salt) {
    Base64.Encoder text = Base64.getEncoder();
    return text.encodeToString(salt) + ":" + text.encodeToString(derive(code, salt));
  }

  /** Whether that text was made of that code. */
  static boolean matches(String code, String hash) {
    String[] parts = hash.split(":", 2);
    byte[] salt = Base64.getDecoder().decode(parts[0]);
    return MessageDigest.isEqual(derive(code, salt), Base64.getDecoder().decode(parts[1]));
  }

  private static byte[] derive(String code, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(code.toCharArray(), salt, ROUNDS, BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has PBKDF2", e);
    }
  }
}
