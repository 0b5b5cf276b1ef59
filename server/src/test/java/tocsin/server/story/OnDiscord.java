package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import tocsin.channel.chat.discord.FakeDiscord;

/** Discord, whose calls are signed with Ed25519. */
final class OnDiscord extends HttpMedium<FakeDiscord> {
  private final KeyPair keys = keys();

  OnDiscord() {
    super(new FakeDiscord(), "/messages");
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> settings() {
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return Map.of(
        "discord.token",
        FakeDiscord.TOKEN,
        "discord.public-key",
        HexFormat.of().formatHex(raw),
        "discord.api-url",
        provider.address() + "/api/v10");
  }

  @Override
  public String name() {
    return "discord";
  }

  @Override
  public String place() {
    return "\"address\": \"" + FakeDiscord.DAVID + "\"";
  }

  @Override
  public void isForged(String page, RealServer server) {
    assertStatus(401, press(page, FakeDiscord.DAVID, keys(), server));
    assertThat(press(page, "175928847299117064", keys, server).body())
        .contains("Nobody here has this");
  }

  @Override
  public void acknowledges(String page, RealServer server) {
    assertThat(press(page, FakeDiscord.DAVID, keys, server).body())
        .contains("\"type\":7", "Acknowledged", "<@" + FakeDiscord.DAVID + ">");
  }

  private static HttpResponse<String> press(
      String page, String person, KeyPair by, RealServer server) {
    String code = Tree.object(Tree.of(page), "label", "Acknowledge").path("custom_id").asString();
    String body =
        """
        {"type": 3, "user": {"id": "%s"}, "data": {"custom_id": "%s"}, "message": %s}
        """
            .formatted(person, code, page);
    return press(body, by, InstantSource.system().instant(), server);
  }

  private static HttpResponse<String> press(
      String body, KeyPair by, Instant at, RealServer server) {
    String stamp = Long.toString(at.getEpochSecond());
    return server.post(
        server.address() + "/in/discord",
        JSON,
        body,
        Map.of("X-Signature-Timestamp", stamp, "X-Signature-Ed25519", signature(by, stamp + body)));
  }

  private static String signature(KeyPair by, String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(by.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String way() {
    return "chat";
  }
}
