package tocsin.channel.chat.discord;

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

/** Pages on Discord, with buttons that are heard. */
class DiscordChannelTest extends ProviderContract {
  private final FakeDiscord discord = new FakeDiscord();
  private final ChatChannel channel = channel(FakeDiscord.TOKEN, true, Duration.ofSeconds(10));
  private final ChatChannel impatient = channel(FakeDiscord.TOKEN, true, Duration.ofMillis(200));

  private ChatChannel channel(String token, boolean hears, Duration patience) {
    String api = discord.address() + "/api/v10";
    return new ChatChannel(new Discord(new DiscordSettings(api, token, hears, patience)));
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
    return discord;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.DISCORD, FakeDiscord.DAVID, key, page);
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
  void buttonsThatNobodyHearsAreLinks() throws Exception {
    ChatChannel deaf = channel(FakeDiscord.TOKEN, false, Duration.ofSeconds(10));
    Outcome unused = deaf.send(message("N1"));

    assertThat(discord.arrived().getFirst().words())
        .contains(Pages.LINKS.first().address(), Pages.LINKS.second().address())
        .doesNotContain("acknowledge:Q1");
  }

  @Test
  void repeatsAboutAnIncidentAreRepliesToItsFirstMessage() throws Exception {
    Outcome first = channel.send(message("N1"));
    Outcome unused = channel.send(message("N2"));

    assertThat(first).isEqualTo(new Outcome.Delivered("555 71"));
    JsonNode repeat = discord.requests().getLast().body();
    assertThat(repeat.at("/message_reference/message_id").asString()).isEqualTo("71");
  }

  @Test
  void aRepeatOfTheSameMessageIsToldByItsNonceAfterARestartToo() throws Exception {
    String key = "a-key-that-is-longer-than-twenty-five-characters";
    ChatChannel restarted = channel(FakeDiscord.TOKEN, true, Duration.ofSeconds(10));

    assertThat(restarted.send(message(key))).isEqualTo(channel.send(message(key)));
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused = channel.send(message("N1", Pages.page("@everyone <@&1> **b** [a](http://e)")));

    JsonNode message = discord.requests().getLast().body();
    assertThat(message.at("/allowed_mentions/parse").isEmpty()).isTrue();
    assertThat(message.at("/embeds/0/title").asString())
        .contains("\\*\\*b\\*\\* \\[a\\]\\(http://e\\)")
        .doesNotContain("@everyone", "<@&1>");
  }

  @Test
  void aBadTokenIsSaidWithoutRepeatingIt() throws Exception {
    assertThat(channel("wrong", true, Duration.ofSeconds(10)).send(message("N1")))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> assertThat(no.reason()).contains("discord.token").doesNotContain("wrong"));
  }

  @Test
  void itWaitsAsLongAsDiscordAsks() throws Exception {
    Outcome unused = channel.send(message("N0"));
    discord.behave(Behaviour.ASKS_TO_WAIT);

    assertThat(channel.send(message("N1")))
        .isEqualTo(
            new Unreachable("Discord takes no more messages just now.", Duration.ofMillis(1_500)));
  }
}
