package tocsin.channel.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.channel.Callback;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.FakeAnswers;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tools.jackson.databind.JsonNode;

/** What people press and type on Discord. */
class DiscordCallbackTest {
  private static final String STAMP = "1483743424";
  private static final String PRESSED =
      """
      {"type":3,"%s,"data":{"custom_id":"acknowledge:Q1"},
       "message":{"content":"2 incidents","components":[
        {"type":1,"components":[{"custom_id":"acknowledge:Q1"},{"custom_id":"resolve:Q1"}]},
        {"type":1,"components":[{"custom_id":"acknowledge:Q2"}]}]}}
      """;
  private static final String IN_PRIVATE = "user\":{\"id\":\"%s\"}";
  private static final String ON_A_SERVER = "member\":{\"user\":{\"id\":\"%s\"}}";

  private Instant now = Instant.ofEpochSecond(Long.parseLong(STAMP));
  private final KeyPair keys;
  private final FakeAnswers answers = new FakeAnswers(FakeDiscord.DAVID);
  private final DiscordCallback callback;

  DiscordCallbackTest() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    DiscordKey key = DiscordKey.read(HexFormat.of().formatHex(raw)).orElseThrow();
    callback = new DiscordCallback(key, () -> now, new ChatAnswers(answers, ContactKind.DISCORD));
  }

  @Test
  void discordsOwnTestsAreAnswered() throws Exception {
    assertThat(callback.take(signed("{\"type\":1}")).body()).isEqualTo("{\"type\":1}");
    assertThat(callback.take(call("{\"type\":1}", "00".repeat(64))).status()).isEqualTo(401);
  }

  @Test
  void whoPressesAcknowledgeHasAcknowledgedAndEverybodySeesIt() throws Exception {
    for (String place : List.of(IN_PRIVATE, ON_A_SERVER)) {
      JsonNode reply = reply(PRESSED.formatted(place.formatted(FakeDiscord.DAVID)));

      assertThat(reply.path("type").asInt()).isEqualTo(7);
      assertThat(reply.at("/data/content").asString())
          .isEqualTo("2 incidents\n✓ Acknowledged \\#4127. <@" + FakeDiscord.DAVID + ">");
      assertThat(reply.at("/data/allowed_mentions/parse").isEmpty()).isTrue();
      assertThat(reply.at("/data/components").toString())
          .contains("resolve:Q1", "acknowledge:Q2")
          .doesNotContain("acknowledge:Q1");
    }
    assertThat(answers.replies())
        .hasSize(2)
        .containsOnly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Incident(new IncidentId("Q1"))));
  }

  @Test
  void aStrangerIsToldInPrivateAndTheMessageStays() throws Exception {
    JsonNode reply = reply(PRESSED.formatted(ON_A_SERVER.formatted("666")));

    assertThat(answers.replies()).isEmpty();
    assertThat(reply.path("type").asInt()).isEqualTo(4);
    assertThat(reply.at("/data/flags").asInt()).isEqualTo(64);
    assertThat(reply.at("/data/content").asString()).startsWith("Nobody here has this");
  }

  @Test
  void theSlashCommandTakesTheSameWordsAsEveryOtherMedium() throws Exception {
    String command =
        """
        {"type":2,"user":{"id":"%s"},"data":{"name":"tocsin","options":[{"value":"ack 4127"}]}}
        """;
    assertThat(reply(command.formatted(FakeDiscord.DAVID)).at("/data/content").asString())
        .startsWith("Acknowledged");
    assertThat(answers.replies())
        .containsExactly(new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(4127)));
  }

  @Test
  void aCallThatIsForgedChangedOrNonsenseDoesNothing() throws Exception {
    String body = PRESSED.formatted(IN_PRIVATE.formatted(FakeDiscord.DAVID));
    String signature = signed(body).header("x-signature-ed25519").orElseThrow();

    assertThat(callback.take(call(body.replace("Q1", "Q3"), signature)).status()).isEqualTo(401);
    assertThat(callback.take(call(body, "not hex")).status()).isEqualTo(401);
    assertThat(callback.take(call(body, "")).status()).isEqualTo(401);
    assertThat(callback.take(signed("not JSON")).status()).isEqualTo(200);
    assertThat(callback.take(signed("{\"type\":3}")).status()).isEqualTo(200);
    assertThat(answers.replies()).isEmpty();
  }

  @Test
  void whatWasSignedLongerThanFiveMinutesAgoIsNotBelieved() throws Exception {
    Callback.Call pressed = signed(PRESSED.formatted(IN_PRIVATE.formatted(FakeDiscord.DAVID)));
    now = now.plusSeconds(301);
    assertThat(callback.take(pressed).status()).isEqualTo(401);
    assertThat(answers.replies()).isEmpty();

    now = now.minusSeconds(1);
    assertThat(callback.take(pressed).status()).isEqualTo(200);
    assertThat(answers.replies()).hasSize(1);
  }

  @Test
  void aKeyThatIsNoneIsSaid() {
    assertThat(DiscordKey.read("abc")).isEmpty();
    assertThat(DiscordKey.read("00".repeat(31))).isEmpty();
  }

  private JsonNode reply(String body) throws GeneralSecurityException {
    return ChatHttp.read(callback.take(signed(body)).body());
  }

  private Callback.Call signed(String body) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update((STAMP + body).getBytes(StandardCharsets.UTF_8));
    return call(body, HexFormat.of().formatHex(signature.sign()));
  }

  private static Callback.Call call(String body, String signature) {
    return new Callback.Call(
        "POST",
        "https://tocsin.example.org/in/discord",
        "",
        Map.of(),
        Map.of("x-signature-ed25519", signature, "x-signature-timestamp", STAMP),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
