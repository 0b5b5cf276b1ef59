package tocsin.channel.chat.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Delivered;
import tocsin.channel.Pages;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.ChatChannel;
import tocsin.channel.chat.FakeAnswers;
import tocsin.channel.chat.Listener.Heard;
import tocsin.core.account.ContactKind;
import tocsin.core.id.IncidentId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.reply.PageReply;

/** How people react to messages on Matrix, and what they write. */
class MatrixListenerTest {
  private static final String DIRECT = "!direct1:example.org";
  private static final String TEAM = "!team:example.org";
  private static final PageReply ACKNOWLEDGED =
      new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Incident(new IncidentId("Q1")));

  private final FakeHomeserver homeserver = new FakeHomeserver();
  private final FakeAnswers answers = new FakeAnswers(FakeHomeserver.DAVID);
  private final Matrix matrix = matrix();
  private final MatrixListener listener = listener(matrix);

  private Matrix matrix() {
    return new Matrix(
        new MatrixSettings(homeserver.address(), FakeHomeserver.TOKEN, Duration.ofSeconds(10)));
  }

  private MatrixListener listener(Matrix of) {
    return new MatrixListener(of, new ChatAnswers(answers, ContactKind.MATRIX));
  }

  @AfterEach
  void close() {
    homeserver.close();
  }

  @Test
  void aReactionAnswersForWhoeverGivesIt() throws Exception {
    page();
    listen();
    homeserver.happens(DIRECT, reaction("$r1", FakeHomeserver.DAVID, "✅"));
    homeserver.happens(DIRECT, reaction("$r2", FakeHomeserver.DAVID, "🏁"));
    homeserver.happens(DIRECT, reaction("$r3", FakeHomeserver.DAVID, "🐈"));
    listen(3);

    assertThat(answers.replies())
        .containsExactly(
            ACKNOWLEDGED,
            new PageReply(PageAnswer.RESOLVE, new PageReply.Incident(new IncidentId("Q1"))));
    assertThat(said()).isEqualTo("Resolved #4127.");
  }

  @Test
  void aStrangerIsToldAndNothingHappens() throws Exception {
    page();
    listen();
    homeserver.happens(DIRECT, reaction("$r1", "@eve:example.org", "✅"));
    listen();

    assertThat(answers.replies()).isEmpty();
    assertThat(said()).startsWith("Nobody here has this");
  }

  @Test
  void wordsAnswerAndAReplyIsAboutWhatItRepliesTo() throws Exception {
    page();
    listen();
    homeserver.happens(DIRECT, words("$w1", "ack 4127", ""));
    homeserver.happens(DIRECT, words("$w2", "> <@tocsin:example.org> #4127\\n\\nack", "$e1"));
    homeserver.happens(TEAM, words("$w3", "!resolve 4127", ""));
    homeserver.happens(TEAM, words("$w4", "ack, but who knows", ""));
    listen(4);

    assertThat(answers.replies())
        .containsExactly(
            new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(4127)),
            ACKNOWLEDGED,
            new PageReply(PageAnswer.RESOLVE, new PageReply.Numbered(4127)));
  }

  @Test
  void whatHappenedBeforeTheFirstStartIsOldAndWhatHappenedWhileItWasDownIsNot() throws Exception {
    page();
    homeserver.happens(DIRECT, words("$w1", "ack 1", ""));
    homeserver.happens(DIRECT, words("$w2", "ack 2", ""));
    listen();
    assertThat(answers.replies()).isEmpty();

    homeserver.happens(DIRECT, words("$w3", "ack 3", ""));
    MatrixListener restarted = listener(matrix());
    for (int i = 0; i < 3; i++) {
      assertThat(restarted.listen()).isEqualTo(Heard.ALL);
    }
    assertThat(answers.replies())
        .contains(new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(3)))
        .doesNotContain(new PageReply(PageAnswer.ACKNOWLEDGE, new PageReply.Numbered(1)));
  }

  @Test
  void aHomeserverThatIsGoneIsAskedAgainLater() throws Exception {
    listen();
    homeserver.close();

    assertThat(listener.listen()).isInstanceOf(Heard.Trouble.class);
  }

  private void page() throws InterruptedException {
    Outcome sent =
        new ChatChannel(matrix).send(Pages.to(ContactKind.MATRIX, FakeHomeserver.DAVID, "N1"));
    assertThat(sent).isEqualTo(new Delivered(DIRECT + " $e1"));
  }

  private void listen() throws InterruptedException {
    listen(1);
  }

  private void listen(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(listener.listen()).isEqualTo(Heard.ALL);
    }
  }

  private static String reaction(String id, String sender, String sign) {
    return """
    {"type":"m.reaction","event_id":"%s","sender":"%s","content":{"m.relates_to":
     {"rel_type":"m.annotation","event_id":"$e1","key":"%s"}}}
    """
        .formatted(id, sender, sign);
  }

  private static String words(String id, String words, String repliedTo) {
    String relation =
        repliedTo.isEmpty()
            ? ""
            : ",\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"%s\"}}".formatted(repliedTo);
    return """
    {"type":"m.room.message","event_id":"%s","sender":"%s","content":
     {"msgtype":"m.text","body":"%s"%s}}
    """
        .formatted(id, FakeHomeserver.DAVID, words, relation);
  }

  private String said() {
    return homeserver.requests("/send/").getLast().body().path("body").asString();
  }
}
