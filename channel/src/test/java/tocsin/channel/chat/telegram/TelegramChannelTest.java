package tocsin.channel.chat.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.FakeProvider.Behaviour;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Outcome.Unreachable;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.chat.ChatChannel;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Telegram. */
class TelegramChannelTest extends ProviderContract {
  private final FakeTelegram telegram = new FakeTelegram();
  private final ChatChannel channel = channel(FakeTelegram.TOKEN, Duration.ofSeconds(10));
  private final ChatChannel impatient = channel(FakeTelegram.TOKEN, Duration.ofMillis(200));

  private ChatChannel channel(String token, Duration patience) {
    return new ChatChannel(new Telegram(new TelegramSettings(telegram.address(), token, patience)));
  }

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
    return telegram;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.TELEGRAM, FakeTelegram.DAVID, key, page);
  }

  @Override
  protected String[] answers() {
    return new String[] {"acknowledge:Q1", "resolve:Q1"};
  }

  @Override
  protected String[] answersToTheOther() {
    return new String[] {"acknowledge:Q2", "resolve:Q2"};
  }

  @Test
  void repeatsAboutAnIncidentAreRepliesToItsFirstMessage() throws Exception {
    Outcome first = channel.send(message("N1"));
    Outcome unused = channel.send(message("N2"));

    assertThat(first).isEqualTo(new Outcome.Delivered("1"));
    JsonNode repeat = telegram.requests().getLast().body();
    assertThat(repeat.at("/reply_parameters/message_id").asInt()).isEqualTo(1);
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused = channel.send(message("N1", Pages.page("*b* <i>x</i> [a](http://e) @eve")));

    JsonNode message = telegram.requests().getLast().body();
    assertThat(message.has("parse_mode")).isFalse();
    assertThat(message.path("text").asString())
        .contains("*b* <i>x</i> [a](http://e)")
        .doesNotContain("@eve");
    assertThat(message.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
  }

  @Test
  void aBadTokenIsSaidWithoutRepeatingIt() throws Exception {
    assertThat(channel("98:wrong", Duration.ofSeconds(10)).send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> assertThat(no.reason()).contains("telegram.token").doesNotContain("wrong"));
  }

  @Test
  void itWaitsAsLongAsTelegramAsks() throws Exception {
    telegram.behave(Behaviour.ASKS_TO_WAIT);

    assertThat(channel.send(message("N1")))
        .isEqualTo(
            new Unreachable("Telegram takes no more messages just now.", Duration.ofSeconds(9)));
  }
}
