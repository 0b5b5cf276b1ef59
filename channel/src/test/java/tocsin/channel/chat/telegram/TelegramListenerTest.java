package tocsin.channel.chat.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.FakeAnswers;
import tocsin.channel.chat.Listener.Heard;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;
import tools.jackson.databind.JsonNode;

/** What people press and type on Telegram. */
class TelegramListenerTest {
  private static final String PRESSED =
      """
      "callback_query":{"id":"cq1","from":{"id":%s,"first_name":"David"},"data":"%s",
       "message":{"message_id":7,"chat":{"id":-100},"text":"#4127 db2kafka",
        "entities":[{"type":"bold","offset":0,"length":5}],
        "reply_markup":{"inline_keyboard":[
         [{"text":"a","callback_data":"acknowledge:Q1"},{"text":"r","callback_data":"resolve:Q1"}],
         [{"text":"a","callback_data":"acknowledge:Q2"}]]}}}
      """;
  private static final String TYPED =
      """
      "message":{"message_id":8,"text":"%s","from":{"id":4711},"chat":{"id":%s,"type":"%s"}}
      """;

  private final FakeTelegram telegram = new FakeTelegram();
  private final FakeAnswers answers = new FakeAnswers(FakeTelegram.DAVID);
  private final TelegramListener listener =
      new TelegramListener(
          new Telegram(
              new TelegramSettings(telegram.address(), FakeTelegram.TOKEN, Duration.ofSeconds(10))),
          new ChatAnswers(answers, ContactKind.TELEGRAM));

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void whoPressesAButtonInAGroupHasAnsweredAndEverybodySeesIt() throws Exception {
    telegram.happens(PRESSED.formatted(FakeTelegram.DAVID, "acknowledge:Q1"));
    assertThat(listener.listen()).isEqualTo(Heard.ALL);

    assertThat(answers.replies())
        .containsExactly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Incident(new IncidentId("Q1"))));
    assertThat(said("answerCallbackQuery").path("text").asString())
        .isEqualTo("Acknowledged #4127.");
    JsonNode edit = said("editMessageText");
    assertThat(edit.path("text").asString())
        .isEqualTo("#4127 db2kafka\n✓ Acknowledged #4127. David");
    assertThat(edit.path("reply_markup").toString())
        .contains("resolve:Q1", "acknowledge:Q2")
        .doesNotContain("acknowledge:Q1");
  }

  @Test
  void aStrangerIsToldAndTheMessageStays() throws Exception {
    telegram.happens(PRESSED.formatted("666", "acknowledge:Q1"));
    assertThat(listener.listen()).isEqualTo(Heard.ALL);

    assertThat(answers.replies()).isEmpty();
    assertThat(said("answerCallbackQuery").path("text").asString()).startsWith("Nobody here");
    assertThat(telegram.requests("editMessageText")).isEmpty();
  }

  @Test
  void startTellsTheIdThatAContactMethodNeeds() throws Exception {
    telegram.happens(TYPED.formatted("/start", "4711", "private"));
    assertThat(listener.listen()).isEqualTo(Heard.ALL);

    assertThat(said("sendMessage").path("text").asString()).contains("This chat's id is 4711.");
  }

  @Test
  void wordsAnswerTooAndTalkInAGroupIsNoneOfItsBusiness() throws Exception {
    telegram.happens(TYPED.formatted("ack 4127", "4711", "private"));
    telegram.happens(TYPED.formatted("/resolve@tocsin_bot 4127", "-100", "group"));
    telegram.happens(TYPED.formatted("ack, I think", "-100", "group"));
    assertThat(listener.listen()).isEqualTo(Heard.ALL);

    assertThat(answers.replies())
        .containsExactly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(4127)),
            new PageReply(PageAnswer.RESOLVE, new PageReply.Numbered(4127)));
    assertThat(telegram.requests("sendMessage")).hasSize(2);
  }

  @Test
  void whatWasHeardIsConfirmedAndNotHeardAgain() throws Exception {
    telegram.happens(TYPED.formatted("ack 4127", "4711", "private"));
    assertThat(listener.listen()).isEqualTo(Heard.ALL);
    assertThat(listener.listen()).isEqualTo(Heard.ALL);

    assertThat(answers.replies()).hasSize(1);
    assertThat(telegram.requests("getUpdates").getLast().body().path("offset").asInt())
        .isEqualTo(101);
  }

  @Test
  void aBotWhoseMessagesAWebhookGetsSaysWhatToDo() throws Exception {
    telegram.giveToAWebhook();

    assertThat(listener.listen())
        .isInstanceOfSatisfying(
            Heard.Trouble.class, t -> assertThat(t.sentence()).contains("deleteWebhook"));
  }

  @Test
  void nonsenseAndAServerThatIsGoneEndNothing() throws Exception {
    telegram.happens("\"callback_query\":{}");
    telegram.happens("\"poll\":[]");
    assertThat(listener.listen()).isEqualTo(Heard.ALL);
    telegram.close();

    assertThat(listener.listen()).isInstanceOf(Heard.Trouble.class);
    assertThat(answers.replies()).isEmpty();
  }

  private JsonNode said(String method) {
    return telegram.requests(method).getFirst().body();
  }
}
