package tocsin.channel.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Callback;
import tocsin.channel.FakeHttp;
import tocsin.channel.Pages;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.FakeAnswers;
import tocsin.channel.chat.Hmac;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tools.jackson.databind.JsonNode;

/** What people press and type on Slack. */
class SlackCallbackTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final FakeSlack slack = new FakeSlack();
  private final FakeAnswers answers = new FakeAnswers(FakeSlack.DAVID);
  private final SlackCallback callback =
      new SlackCallback(
          new Slack(
              new SlackSettings(
                  slack.address() + "/api", FakeSlack.TOKEN, SECRET, Duration.ofSeconds(10))),
          SECRET,
          InstantSource.fixed(Pages.THEN),
          new ChatAnswers(answers, ContactKind.SLACK),
          Runnable::run);

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void whoPressesAcknowledgeHasAcknowledgedAndEverybodySeesIt() {
    assertThat(press(FakeSlack.DAVID, "acknowledge:Q1").status()).isEqualTo(200);

    assertThat(answers.replies())
        .containsExactly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Incident(new IncidentId("Q1"))));
    JsonNode update = slack.requests("chat.update").getFirst().body();
    assertThat(update.path("channel").asString()).isEqualTo("D0DAVID");
    assertThat(update.path("ts").asString()).isEqualTo("1.001");
    assertThat(FakeHttp.words(update.path("blocks")))
        .contains("#4127 db2kafka", "✓ Acknowledged #4127. <@U0DAVID>", "resolve:Q1", "other:Q2")
        .doesNotContain("acknowledge:Q1");
  }

  @Test
  void aStrangerIsToldAndTheMessageStays() {
    assertThat(press("U0EVE", "acknowledge:Q1").status()).isEqualTo(200);

    assertThat(answers.replies()).isEmpty();
    assertThat(slack.requests("chat.update")).isEmpty();
    JsonNode said = slack.requests("chat.postEphemeral").getFirst().body();
    assertThat(said.path("user").asString()).isEqualTo("U0EVE");
    assertThat(said.path("text").asString()).startsWith("Nobody here has this");
  }

  @Test
  void theSlashCommandTakesTheSameWordsAsEveryOtherMedium() {
    String form = "command=%2Ftocsin&text=ack+4127&user_id=" + FakeSlack.DAVID;
    Callback.Answer answer = callback.take(signed(FORM, form, Pages.THEN));

    assertThat(answer.body()).contains("ephemeral", "Acknowledged #4127.");
    assertThat(answers.replies())
        .containsExactly(new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(4127)));
    assertThat(callback.take(signed(FORM, "command=%2Ftocsin&text=help", Pages.THEN)).body())
        .contains("ack 12");
  }

  @Test
  void wordsToTheBotAreAnsweredAndItsOwnAreNot() {
    String event =
        """
        {"type":"event_callback","event":{"type":"message","channel_type":"im",
         "channel":"D0DAVID","user":"U0DAVID","text":"resolve 4127"%s}}
        """;
    assertThat(callback.take(signed(JSON, event.formatted(""), Pages.THEN)).status())
        .isEqualTo(200);
    callback.take(signed(JSON, event.formatted(",\"bot_id\":\"B1\""), Pages.THEN));

    assertThat(answers.replies()).hasSize(1);
    assertThat(slack.requests("chat.postMessage")).hasSize(1);
    assertThat(slack.requests().getLast().body().path("text").asString())
        .isEqualTo("Resolved #4127.");
  }

  @Test
  void theAddressIsProvedToSlackByItsChallenge() {
    String body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}";

    assertThat(callback.take(signed(JSON, body, Pages.THEN)).body()).isEqualTo("3eZbrw1a");
  }

  @Test
  void aCallThatIsForgedChangedOrOldDoesNothing() {
    String body = pressed(FakeSlack.DAVID, "acknowledge:Q1");
    Callback.Call good = signed(FORM, body, Pages.THEN);
    Callback.Call changed = call(body.replace("Q1", "Q2"), good.headers());
    Callback.Call bare = call(body, Map.of("content-type", FORM));
    Callback.Call old = signed(FORM, body, Pages.THEN.minus(Duration.ofMinutes(6)));

    for (Callback.Call bad : List.of(changed, bare, old)) {
      assertThat(callback.take(bad).status()).isEqualTo(403);
    }
    assertThat(answers.replies()).isEmpty();
    assertThat(callback.take(good).status()).isEqualTo(200);
  }

  @Test
  void nonsenseIsAnsweredAndDoesNothing() {
    for (String body : List.of("", "payload=%", "payload={", "payload=[]", "a=b", "=")) {
      assertThat(callback.take(signed(FORM, body, Pages.THEN)).status()).isIn(200, 400);
    }
    assertThat(callback.take(signed(JSON, "{", Pages.THEN)).status()).isEqualTo(200);
    assertThat(press(FakeSlack.DAVID, "acknowledge:../x").status()).isEqualTo(200);
    assertThat(answers.replies()).isEmpty();
  }

  private Callback.Answer press(String person, String code) {
    return callback.take(signed(FORM, pressed(person, code), Pages.THEN));
  }

  private static String pressed(String person, String code) {
    String payload =
        """
        {"type":"block_actions","user":{"id":"%s"},"channel":{"id":"D0DAVID"},
         "actions":[{"action_id":"acknowledge","block_id":"incident-Q1","value":"%s"}],
         "message":{"ts":"1.001","text":"#4127","blocks":[
          {"type":"header","block_id":"h","text":{"type":"plain_text","text":"#4127 db2kafka"}},
          {"type":"actions","block_id":"incident-Q1","elements":[
            {"type":"button","value":"acknowledge:Q1"},{"type":"button","value":"resolve:Q1"}]},
          {"type":"actions","block_id":"incident-Q2","elements":[
            {"type":"button","value":"other:Q2"}]}]}}
        """;
    return "payload=" + URLEncoder.encode(payload.formatted(person, code), StandardCharsets.UTF_8);
  }

  private static Callback.Call signed(String type, String body, Instant at) {
    String stamp = Long.toString(at.getEpochSecond());
    String base = "v0:" + stamp + ":" + body;
    String signature = "v0=" + Hmac.sign(SECRET.getBytes(StandardCharsets.UTF_8), base);
    return call(
        body,
        Map.of(
            "content-type",
            type,
            "x-slack-request-timestamp",
            stamp,
            "x-slack-signature",
            signature));
  }

  private static Callback.Call call(String body, Map<String, String> headers) {
    return new Callback.Call(
        "POST",
        "https://tocsin.example.org/in/slack",
        "",
        Map.of(),
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }
}
