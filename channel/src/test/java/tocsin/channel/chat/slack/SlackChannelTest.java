package tocsin.channel.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.channel.Channel;
import tocsin.channel.FakeHttp;
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

/** Pages on Slack without a signing secret: the buttons are links. */
class SlackChannelTest extends ProviderContract {
  private final FakeSlack slack = new FakeSlack();
  private final ChatChannel channel = channel(FakeSlack.TOKEN, null, Duration.ofSeconds(10));
  private final ChatChannel impatient = channel(FakeSlack.TOKEN, null, Duration.ofMillis(200));

  private ChatChannel channel(String token, @Nullable String secret, Duration patience) {
    return new ChatChannel(
        new Slack(new SlackSettings(slack.address() + "/api", token, secret, patience)));
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
    return slack;
  }

  @Override
  protected Message message(String key, Message.Page page) {
    return Pages.to(ContactKind.SLACK, FakeSlack.DAVID, key, page);
  }

  @Test
  void buttonsThatAreHeardCarryTheIncidentAndNoLink() throws Exception {
    ChatChannel hearing = channel(FakeSlack.TOKEN, "secret", Duration.ofSeconds(10));
    Outcome unused = hearing.send(message("N1"));

    assertThat(slack.arrived().getFirst().words())
        .contains("acknowledge:Q1", "resolve:Q1", Pages.LINKS.incident())
        .doesNotContain(Pages.LINKS.first().address(), Pages.LINKS.second().address());
  }

  @Test
  void repeatsAboutAnIncidentAreHeardInItsThread() throws Exception {
    Outcome first = channel.send(message("N1"));
    Outcome unused = channel.send(message("N2"));

    assertThat(first).isEqualTo(new Outcome.Delivered("D0DAVID 1.001"));
    JsonNode repeat = slack.requests().getLast().body();
    assertThat(repeat.path("thread_ts").asString()).isEqualTo("1.001");
    assertThat(repeat.path("reply_broadcast").asBoolean()).isTrue();
  }

  @Test
  void textFromOutsideMentionsNobodyAndLinksNowhere() throws Exception {
    String title = "<!channel> <@U0EVE> <https://evil.example|see> *bold* & more";
    Outcome unused = channel.send(message("N1", Pages.page(title)));

    JsonNode message = slack.requests().getLast().body();
    assertThat(message.path("text").asString())
        .contains("&lt;!channel&gt; &lt;@U0EVE&gt; &lt;https://evil.example|see&gt;")
        .doesNotContain("<");
    for (JsonNode block : message.path("blocks")) {
      assertThat(FakeHttp.words(block)).doesNotContain("mrkdwn");
    }
  }

  @Test
  void aBadTokenIsSaidWithoutRepeatingIt() throws Exception {
    Outcome outcome = channel("xoxb-wrong", null, Duration.ofSeconds(10)).send(message("N1"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class,
            no -> assertThat(no.reason()).contains("slack.token").doesNotContain("wrong"));
  }

  @Test
  void itWaitsAsLongAsSlackAsks() throws Exception {
    slack.behave(Behaviour.ASKS_TO_WAIT);

    assertThat(channel.send(message("N1")))
        .isEqualTo(
            new Unreachable("Slack takes no more messages just now.", Duration.ofSeconds(7)));
  }
}
