package tocsin.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** What a receiver computes to compare. */
  static String expected(String body, String key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The second test case of RFC 4231. */
  @Test
  void itIsTheHmacThatEverybodyComputes() {
    byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    assertThat(Signature.of(body, List.of("Jefe")))
        .isEqualTo("v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void eachKeySigns() throws Exception {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(Signature.of(body, List.of("a", "b")))
        .isEqualTo(expected("{}", "a") + "," + expected("{}", "b"));
  }
}
