package tocsin.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.reply.PageReply.All;
import tocsin.core.reply.PageReply.Numbered;
import tocsin.core.reply.PageReply.Only;

class ReplyTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"ack 12", "ACK #12", "a12", "Acknowledge: 12", " ack 12! ", "/ack 12"})
  void theNumberSaysWhichIncident(String text) {
    assertThat(ReplyText.read(text))
        .contains(new PageReply(PageAnswer.ACKNOWLEDGE, new Numbered(12)));
  }

  @Test
  void whatIsQuotedBelowTheFirstLineDoesNotCount() {
    assertThat(ReplyText.read("\nresolve 7\n\n> Incident #7: reply \"ack 7\"\n"))
        .contains(new PageReply(PageAnswer.RESOLVE, new Numbered(7)));
  }

  @Test
  void aWordAloneMeansTheOnlyOne() {
    assertThat(ReplyText.read("esc")).contains(new PageReply(PageAnswer.ESCALATE, new Only()));
  }

  @Test
  void allOfThemCanBeAcknowledgedButNotResolved() {
    assertThat(ReplyText.read("ack all"))
        .contains(new PageReply(PageAnswer.ACKNOWLEDGE, new All()));
    assertThat(ReplyText.read("resolve all")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thanks",
        "ack twelve",
        "I will ack 12 later",
        "ack 9999999999999999999",
        "don't resolve 12",
        "ack 12 13"
      })
  void whatCanNotBeToldIsNotGuessed(String text) {
    assertThat(ReplyText.read(text)).isEmpty();
  }

  @Test
  void aLineThatNobodyTypesIsNotRead() {
    assertThat(ReplyText.read("ack" + " ".repeat(75) + "12")).isPresent();
    assertThat(ReplyText.read("ack" + " ".repeat(76) + "12")).isEmpty();
  }

  @Test
  void aTelephoneHasTheKeysThatTheManualTellsPeople() {
    assertThat(IntStream.rangeClosed(0, 9).mapToObj(PageAnswer::behind))
        .containsExactly(
            Optional.empty(),
            Optional.of(PageAnswer.JOIN),
            Optional.of(PageAnswer.DECLINE),
            Optional.empty(),
            Optional.of(PageAnswer.ACKNOWLEDGE),
            Optional.empty(),
            Optional.of(PageAnswer.RESOLVE),
            Optional.empty(),
            Optional.of(PageAnswer.ESCALATE),
            Optional.empty());
  }
}
