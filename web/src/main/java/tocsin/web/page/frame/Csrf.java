package tocsin.web.page.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import tocsin.web.access.Secrets;

/**
 * Tokens that only our own pages can put into a form: derived from a secret of the visitor that
 * other sites can make the browser send, but can't read.
 */
public final class Csrf {
  /** The name of the field. */
  public static final String FIELD = "csrf";

  private Csrf() {}

  /** The token of whoever carries that secret. */
  public static String token(String secret) {
    return Secrets.hash("csrf " + secret);
  }

  /** Whether the form carried the token. */
  public static boolean genuine(Optional<String> posted, String token) {
    return posted
        .map(value -> value.getBytes(StandardCharsets.UTF_8))
        .filter(value -> MessageDigest.isEqual(value, token.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}
