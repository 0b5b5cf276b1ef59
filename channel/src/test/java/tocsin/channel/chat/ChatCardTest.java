package tocsin.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.Pages;
import tocsin.core.account.ContactKind;
import tocsin.core.reply.PageAnswer;

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
    assertThat(more(2).sentence()).isEqualTo("and 2 more incidents");
  }

  private static ChatCard.More more(int count) {
    return new ChatCard.More(count, "https://tocsin.example.org/ui/incidents");
  }

  @Test
  void withoutAnAddressOfOursTheAnswersAreStillThere() {
    Message bare = new Message("N1", "David", PAGE.zone(), PAGE.contact(), PAGE.page(), null);

    assertThat(ChatCard.of(bare).entries().getFirst().choices())
        .extracting(ChatCard.Choice::answer)
        .containsExactly(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE);
  }
}
