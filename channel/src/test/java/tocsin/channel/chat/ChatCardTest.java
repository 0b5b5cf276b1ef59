package tocsin.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tocsin.core.account.Language;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.core.reply.PageAnswer;
import tools.jackson.databind.json.JsonMapper;

/** What a message says in any chat. */
class ChatCardTest {
  private static final Message PAGE = Pages.to(ContactKind.SLACK, "U0DAVID", "N1");

  @Test
  void aMessageThatNobodyAnsweredSaysSoWhenItComesAgain() {
    Message again =
        new Message(
            "N1-2",
            PAGE.recipientName(),
            PAGE.zone(),
            PAGE.contact(),
            PAGE.page(),
            PAGE.links(),
            null,
            new Message.Before(2, Set.of()),
            null);

    assertThat(ChatCard.of(PAGE).heading()).isNull();
    assertThat(ChatCard.of(again).heading())
        .isEqualTo("Nobody has answered yet: you are told for the 3rd time.");
  }

  @Test
  void whatAProductCannotShowIsCounted() {
    ChatCard storm = ChatCard.of(Pages.inAStorm(PAGE));
    ChatCard small = storm.upTo(1);

    assertThat(storm.entries()).hasSize(2);
    assertThat(storm.more()).isEqualTo(more(1));
    assertThat(small.entries()).hasSize(1);
    assertThat(small.more()).isEqualTo(more(2));
    assertThat(small.moreSentence()).isEqualTo("and 2 more incidents");
  }

  private static ChatCard.More more(int count) {
    return new ChatCard.More(count, "https://tocsin.example.org/ui/incidents");
  }

  @Test
  void aCardIsInTheLanguageOfItsReader() {
    Message german =
        new Message(
            "N1-1",
            PAGE.recipientName(),
            PAGE.zone(),
            PAGE.contact(),
            PAGE.page(),
            PAGE.links(),
            null,
            new Message.Before(1, Set.of()),
            Language.GERMAN);
    ChatCard card = ChatCard.of(german);

    assertThat(card.brief())
        .isEqualTo("Nochmals, zum 2. Mal: #4127 hohe Dringlichkeit: db2kafka is down");
    assertThat(card.heading()).startsWith("Noch hat niemand geantwortet");
    assertThat(card.facts())
        .contains(
            new ChatCard.Fact("Dringlichkeit", "hohe Dringlichkeit"),
            new ChatCard.Fact("Warum Sie", "der Incident wurde an Sie weitergeleitet"));
    assertThat(CardText.of(card, true).rest()).anyMatch(line -> line.startsWith("Bestätigen: "));
  }

  @Test
  void everyLanguageHasAllWords() {
    for (Language language : Language.values()) {
      CardWords words = new CardWords(language);
      assertThat(Stream.of(PageAnswer.values()).map(words::button)).doesNotHaveDuplicates();
      assertThat(Stream.of(PageReason.values()).map(words::because)).doesNotHaveDuplicates();
      assertThat(Stream.of(CardWords.Label.values()).map(words::label)).doesNotContain("");
      assertThat(words.urgency(Urgency.HIGH)).isNotEqualTo(words.urgency(Urgency.LOW));
      assertThat(words.more(1)).contains("1").isNotEqualTo(words.more(2).replace("2", "1"));
      boolean english = language == Language.ENGLISH;
      assertThat(words.because(PageReason.ASSIGNED).equals("the incident was assigned to you"))
          .isEqualTo(english);
    }
  }

  @Test
  void aCardThatWasQueuedBeforeThereWereLanguagesIsRead() {
    String queued =
        """
        {"brief": "New incident", "tone": "URGENT", "heading": null, "entries": [], "facts": [],
         "lines": [], "more": {"count": 2, "address": null}}
        """;

    assertThat(new JsonMapper().readValue(queued, ChatCard.class).moreSentence())
        .isEqualTo("and 2 more incidents");
  }

  @Test
  void withoutAnAddressOfOursTheAnswersAreStillThere() {
    Message bare = new Message("N1", "David", PAGE.zone(), PAGE.contact(), PAGE.page(), null);

    assertThat(ChatCard.of(bare).entries().getFirst().choices())
        .extracting(ChatCard.Choice::answer)
        .containsExactly(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE);
  }
}
