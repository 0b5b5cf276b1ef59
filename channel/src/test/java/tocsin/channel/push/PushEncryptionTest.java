package tocsin.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291, appendix A, to the byte; and whom a message can be read by. */
class PushEncryptionTest {
  private static final String WORDS = "When I grow up, I want to be a watermelon";
  private static final String RECEIVER =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String SENDER =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String BODY =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
          + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgS"
          + "xsj_Qulcy4a-fN";

  private final Subscription subscription =
      Subscription.read("https://push.example.net/push/J#" + RECEIVER + ".BTBZMqHH6r4Tts7J_aSIgg")
          .orElseThrow();

  @Test
  void encryptsTheExampleOfTheStandard() {
    KeyPair once = pair(SENDER, "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");

    byte[] body =
        PushEncryption.encrypt(subscription, once, bytes("DGv6ra1nlYgDCS1FRnbzlw"), text(WORDS));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(BODY);
  }

  @Test
  void theTestsOwnBrowserReadsTheExampleOfTheStandard() throws Exception {
    KeyPair keys = pair(RECEIVER, "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    Browser browser = new Browser(keys, bytes("BTBZMqHH6r4Tts7J_aSIgg"));

    assertThat(browser.decrypt(bytes(BODY))).isEqualTo(WORDS);
  }

  @Test
  void noOtherBrowserReadsIt() {
    assertThatThrownBy(() -> Browser.fresh().decrypt(bytes(BODY)))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void anOwnKeyIsTheSameAfterItWasStored() {
    VapidKey made = VapidKey.of(Browser.pair());
    VapidKey read = VapidKey.read(made.stored()).orElseThrow();

    assertThat(read.open()).isEqualTo(made.open());
    assertThat(read.seal("N1")).isEqualTo(made.seal("N1")).isNotEqualTo(made.seal("N2"));
    assertThat(VapidKey.read("something else")).isEmpty();
  }

  private static KeyPair pair(String open, String secret) {
    return new KeyPair(P256.publicKey(bytes(open)).orElseThrow(), P256.privateKey(bytes(secret)));
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private static byte[] text(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
