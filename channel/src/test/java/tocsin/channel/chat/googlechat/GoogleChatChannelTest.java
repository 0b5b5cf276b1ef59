package tocsin.channel.chat.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome;
import tocsin.channel.Pages;
import tocsin.channel.chat.FakeHook;
import tocsin.channel.chat.HookChannel;
import tocsin.channel.chat.HookContract;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Google Chat by an incoming webhook. */
class GoogleChatChannelTest extends HookContract {
  GoogleChatChannelTest() {
    super(
        new HookChannel.Kind("google-chat", ContactKind.GOOGLE_CHAT, new GoogleChatMessage()),
        FakeHook.ofGoogleChat());
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused = channel().send(message("N1", Pages.page("<users/all> <a href='x'>y</a> & z")));

    JsonNode message = provider().requests().getFirst().body();
    assertThat(message.path("text").asString()).contains("‹users/all›").doesNotContain("<");
    assertThat(message.at("/cardsV2/0/card/sections/0/widgets/0/textParagraph/text").asString())
        .contains("&lt;users/all&gt; &lt;a href='x'&gt;y&lt;/a&gt; &amp; z");
  }

  @Test
  void messagesAboutOneIncidentAreOneThread() throws Exception {
    Outcome unused = channel().send(message("N1"));

    assertThat(provider().requests().getFirst().path())
        .contains("key=k&", "threadKey=Q1", "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
  }
}
