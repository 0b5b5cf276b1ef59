package tocsin.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tocsin.web.SecretSource;

/** Makes secrets that people carry, and the hashes under which they are stored. */
public final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** A new secret of 256 bits that can stand in a URL and in a cookie. */
  public static String fresh(SecretSource random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random.bytes(BYTES));
  }

  /** What is stored instead of the secret. Unsalted: the secret itself can't be guessed. */
  public static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
