package tocsin.runtime.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves to a receiver that a body came from us and arrived whole. */
final class Signature {
  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  /** {@code v1=} and the HMAC-SHA256 of the body in hex, once for each key, with commas between. */
  static String of(byte[] body, List<String> keys) {
    return keys.stream().map(key -> "v1=" + hex(body, key)).collect(Collectors.joining(","));
  }

  private static String hex(byte[] body, String key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }
}
