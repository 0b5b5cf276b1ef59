package tocsin.channel.chat.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.chat.FakeHook;
import tocsin.channel.chat.HookChannel;
import tocsin.channel.http.GuardSettings;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Google Chat by an incoming webhook. */
class GoogleChatChannelTest extends ProviderContract {
  private static final HookChannel.Kind KIND =
      new HookChannel.Kind("google-chat", ContactKind.GOOGLE_CHAT, new GoogleChatMessage());
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);

  private final FakeHook hook =
      new FakeHook(32_000) {
        @Override
        protected boolean understands(JsonNode message) {
          return isUnderstood(message);
        }
      };
  private final HookChannel channel = new HookChannel(KIND, GuardSettings.of(true), CLOCK);
  private final HookChannel impatient =
      new HookChannel(KIND, new GuardSettings(true, Duration.ofMillis(200)), CLOCK);

  @Override
  protected Channel channel() {
    return channel;
  }

  @Override
  protected Channel impatient() {
    return impatient;
  }

  @Override
  protected FakeProvider provider() {
    return hook;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.GOOGLE_CHAT, hook.address() + "/hook/secret?key=k", key, page);
  }

  private static boolean isUnderstood(JsonNode message) {
    boolean cards =
        !message.has("cardsV2") || !message.at("/cardsV2/0/card/sections/0/widgets").isEmpty();
    return cards && !message.path("text").asString("").isEmpty();
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused = channel.send(message("N1", Pages.page("<users/all> <a href='x'>y</a> & z")));

    JsonNode message = hook.requests().getFirst().body();
    assertThat(message.path("text").asString()).contains("‹users/all›").doesNotContain("<");
    assertThat(message.at("/cardsV2/0/card/sections/0/widgets/0/textParagraph/text").asString())
        .contains("&lt;users/all&gt; &lt;a href='x'&gt;y&lt;/a&gt; &amp; z");
  }

  @Test
  void messagesAboutOneIncidentAreOneThread() throws Exception {
    Outcome unused = channel.send(message("N1"));

    assertThat(hook.requests().getFirst().path())
        .contains("key=k&", "threadKey=Q1", "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD");
  }

  @Test
  void anAddressInsideThisNetworkIsNotCalledUnlessAllowed() throws Exception {
    HookChannel guarded = new HookChannel(KIND, GuardSettings.of(false), CLOCK);

    assertThat(guarded.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(hook.requests()).isEmpty();
  }
}
