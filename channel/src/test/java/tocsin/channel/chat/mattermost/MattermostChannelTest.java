package tocsin.channel.chat.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeProvider;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.channel.Outcome.Rejected;
import tocsin.channel.Pages;
import tocsin.channel.ProviderContract;
import tocsin.channel.chat.ChatChannel;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Mattermost. */
class MattermostChannelTest extends ProviderContract {
  private final FakeMattermost mattermost = new FakeMattermost();
  private final MattermostButtons buttons =
      new MattermostButtons(new byte[] {1, 2, 3}, () -> Optional.of("https://tocsin.example.org"));
  private final ChatChannel channel = channel(FakeMattermost.TOKEN, Duration.ofSeconds(10));
  private final ChatChannel impatient = channel(FakeMattermost.TOKEN, Duration.ofMillis(200));

  private ChatChannel channel(String token, Duration patience) {
    var settings = new MattermostSettings(mattermost.address(), token, patience);
    return new ChatChannel(new Mattermost(settings, buttons));
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
    return mattermost;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.MATTERMOST, "@david", key, page);
  }

  @Override
  protected String[] answers() {
    return new String[] {
      "acknowledge:Q1", "resolve:Q1", "https://tocsin.example.org/in/mattermost"
    };
  }

  @Override
  protected String[] answersToTheOther() {
    return new String[] {"acknowledge:Q2", "resolve:Q2"};
  }

  @Test
  void repeatsAboutAnIncidentAreInItsThread() throws Exception {
    Outcome first = channel.send(message("N1"));
    Outcome unused = channel.send(message("N2"));

    assertThat(first).isEqualTo(new Outcome.Delivered("direct1 p1"));
    JsonNode repeat = mattermost.requests().getLast().body();
    assertThat(repeat.path("root_id").asString()).isEqualTo("p1");
    assertThat(mattermost.requests("/channels/direct")).hasSize(1);
  }

  @Test
  void textFromOutsideIsNoMarkupAndMentionsNobody() throws Exception {
    Outcome unused = channel.send(message("N1", Pages.page("@channel *b* [a](http://e) ~town")));

    String post = mattermost.requests().getLast().body().path("message").asString();
    assertThat(post).contains("\\*b\\* \\[a\\]\\(http://e\\) \\~town").doesNotContain("@channel");
  }

  @Test
  void aPersonWhomNobodyKnowsAndABadTokenAreSaid() throws Exception {
    Message stranger = Pages.to(ContactKind.MATTERMOST, "@nobody", "N1");

    assertThat(channel.send(stranger))
        .isInstanceOfSatisfying(
            Rejected.class, no -> assertThat(no.reason()).contains("Nobody there is called that"));
    assertThat(channel("wrong", Duration.ofSeconds(10)).send(message("N2")))
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> assertThat(no.reason()).contains("mattermost.token").doesNotContain("wrong"));
  }
}
