package tocsin.channel.chat.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tocsin.channel.Callback;
import tocsin.channel.Pages;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatCard;
import tocsin.channel.chat.ChatHttp;
import tocsin.channel.chat.FakeAnswers;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people press and type on Mattermost. */
class MattermostCallbackTest {
  private final FakeAnswers answers = new FakeAnswers("@david");
  private final MattermostButtons buttons =
      new MattermostButtons(new byte[] {1, 2, 3}, () -> Optional.of("https://tocsin.example.org"));
  private final MattermostCallback callback =
      new MattermostCallback(
          buttons, new ChatAnswers(answers, ContactKind.MATTERMOST), "command-token");

  @Test
  void whoPressesAcknowledgeHasAcknowledgedAndEverybodySeesIt() {
    Callback.Answer answer = press("david", context());

    assertThat(answers.replies())
        .containsExactly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Incident(new IncidentId("Q1"))));
    JsonNode update = ChatHttp.read(answer.body()).path("update");
    assertThat(update.toString())
        .contains("✓ Acknowledged \\\\#4127. @\u200bdavid", "resolve:Q1")
        .doesNotContain("acknowledge:Q1");
  }

  @Test
  void aStrangerIsToldAndTheMessageStays() {
    Callback.Answer answer = press("eve", context());

    assertThat(answers.replies()).isEmpty();
    assertThat(ChatHttp.read(answer.body()).path("ephemeral_text").asString())
        .startsWith("Nobody here has this");
    assertThat(answer.body()).doesNotContain("update");
  }

  @Test
  void aButtonThatIsNotOursOrWasChangedDoesNothing() {
    ObjectNode changed = context().deepCopy().put("code", "resolve:Q1");
    ObjectNode unsigned = context().deepCopy().put("signature", "");

    for (JsonNode bad : List.of(changed, unsigned, ChatHttp.object())) {
      assertThat(press("david", bad).status()).isEqualTo(403);
    }
    assertThat(callback.take(call("", "not JSON")).status()).isEqualTo(403);
    assertThat(answers.replies()).isEmpty();
  }

  @Test
  void theSlashCommandIsBelievedByItsTokenOnly() {
    String form = "user_name=david&text=ack+4127&token=";

    assertThat(callback.take(call("command", form + "command-token")).body())
        .contains("Acknowledged");
    assertThat(callback.take(call("command", form + "guessed")).status()).isEqualTo(403);
    assertThat(callback.take(call("command", "text=ack")).status()).isEqualTo(403);
    assertThat(answers.replies()).hasSize(1);
  }

  /** What the first button of a page carries. */
  private ObjectNode context() {
    ChatCard card = ChatCard.of(Pages.to(ContactKind.MATTERMOST, "@david", "N1"));
    JsonNode post = MattermostPost.of(card, buttons);
    return (ObjectNode) post.at("/props/attachments/0/actions/0/integration/context");
  }

  private Callback.Answer press(String name, JsonNode context) {
    ObjectNode body = ChatHttp.object().put("user_name", name);
    body.set("context", context);
    return callback.take(call("", body.toString()));
  }

  private static Callback.Call call(String rest, String body) {
    return new Callback.Call(
        "POST",
        "https://tocsin.example.org/in/mattermost",
        rest,
        Map.of(),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
