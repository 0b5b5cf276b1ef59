package tocsin.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tocsin.channel.Message;
import tocsin.channel.Notice;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;

/** A page in 160 letters. */
class SmsTextTest {
  private static Message titled(String title) {
    return Pages.to(ContactKind.SMS, "5551234", "N1", Pages.page(title));
  }

  private static String english(Message message) {
    return SmsText.of(message, PhoneWords.of(Language.ENGLISH), true);
  }

  @Test
  void aLongTitleIsCutAndTheWordsAndTheLinkStay() {
    String text =
        english(titled("The disk of the database is full and nobody can order. ".repeat(9)));

    assertThat(text)
        .startsWith("#4127 high: The disk of the database is")
        .contains("...", "\"ack 4127\"")
        .endsWith(" https://tocsin.example.org/ui/incidents/Q1");
    assertThat(GsmAlphabet.places(text)).isBetween(150, 160);
  }

  @Test
  void anAddressThatIsTooLongIsLeftOutBeforeTheTitleIs() {
    Message.Links links = new Message.Links("https://" + "x".repeat(120) + ".org", "a", "b");
    Message plain = titled("The disk of the database is full and nobody can order");
    Message message =
        new Message("N1", "David", plain.zone(), plain.contact(), plain.page(), links);

    assertThat(english(message))
        .isEqualTo(
            "#4127 high: The disk of the database is full and nobody can order. Reply \"ack 4127\""
                + " or \"resolve 4127\".");
  }

  @Test
  void lettersThatLookAlikeKeepItInOneMessage() {
    assertThat(english(titled("Ordre “créé” – réessayer… déjà vu, ça brûle")))
        .contains("Ordre \"créé\" - réessayer... déjà vu, ca brule")
        .matches(text -> GsmAlphabet.places(text) >= 0);
  }

  @Test
  void otherScriptsTakeTwoMessagesAtMost() {
    String text = english(titled("再起動が必要です ".repeat(50)));

    assertThat(text).contains("再起動が必要です", "ack 4127").hasSizeLessThanOrEqualTo(134);
  }

  @ParameterizedTest
  @EnumSource
  void ourOwnWordsNeverMakeAMessageTwo(Language language) {
    PhoneWords words = PhoneWords.of(language);
    for (Message message : List.of(titled("down"), Pages.inAStorm(titled("down")))) {
      String text = SmsText.of(message, words, true);
      assertThat(GsmAlphabet.places(text)).as(text).isBetween(50, 160);
    }
  }

  @Test
  void whoIsAskedForHelpIsToldOtherWords() {
    Message plain = titled("down");
    Message.Page asked =
        new Message.Page(
            "Q1",
            4127,
            "down",
            "Relay",
            Urgency.LOW,
            PageReason.RESPONDER_REQUESTED,
            Pages.THEN,
            List.of());
    Message message = new Message("N1", "D", plain.zone(), plain.contact(), asked, null);

    assertThat(english(message))
        .isEqualTo("#4127 low: down (Relay). Reply \"join 4127\" or \"decline 4127\".");
  }

  @Test
  void aReminderSaysThatItIsOne() {
    assertThat(english(Pages.again(titled("down"), 1)))
        .startsWith("Again, 2nd time: #4127 high: down");
  }

  @Test
  void aNoticeIsItsSubject() {
    Notice notice =
        new Notice(
            "V1", "David", titled("x").contact(), "417203 is your Tocsin code", List.of(), null);

    assertThat(SmsText.of(notice)).isEqualTo("417203 is your Tocsin code");
  }

  @Test
  void theAlphabetGoesThereAndBack() {
    String all = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€";

    assertThat(GsmAlphabet.text(GsmAlphabet.bytes(all))).isEqualTo(all);
    assertThat(GsmAlphabet.places(all)).isEqualTo(all.length() + 9);
    assertThat(GsmAlphabet.bytes("@$!€")).containsExactly(0x00, 0x02, 0x21, 0x1b, 0x65);
    assertThat(GsmAlphabet.places("ç")).isNegative();
  }

  @Test
  void sendersAreReadByCountry() {
    Senders senders = Senders.read("+15550100, +49:+4930123,+491:Tocsin").orElseThrow();

    assertThat(senders.to("+4930999").orElseThrow().from()).isEqualTo("+4930123");
    assertThat(senders.to("+49151").orElseThrow().takesReplies()).isFalse();
    assertThat(senders.to("+33123").orElseThrow().from()).isEqualTo("+15550100");
    for (String wrong : List.of("", "49:Tocsin", "+49:", "<script>", "+49:a,,")) {
      assertThat(Senders.read(wrong)).as(wrong).isEmpty();
    }
    assertThat(Senders.read("+49:Tocsin").orElseThrow().to("+33123")).isEmpty();
  }
}
