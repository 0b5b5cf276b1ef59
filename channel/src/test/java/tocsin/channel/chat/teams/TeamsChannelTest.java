package tocsin.channel.chat.teams;

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

/** Pages on Microsoft Teams by a workflow, as Adaptive Cards. */
class TeamsChannelTest extends ProviderContract {
  private static final HookChannel.Kind KIND =
      new HookChannel.Kind("teams", ContactKind.TEAMS, new TeamsMessage());
  private static final InstantSource CLOCK = InstantSource.fixed(Pages.THEN);

  private final FakeHook hook =
      new FakeHook(28_000) {
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
    return Pages.to(ContactKind.TEAMS, hook.address() + "/hook/secret?key=k", key, page);
  }

  private static boolean isUnderstood(JsonNode message) {
    JsonNode attachment = message.at("/attachments/0");
    return message.path("type").asString("").equals("message")
        && attachment.path("contentType").asString("").endsWith("card.adaptive")
        && attachment.at("/content/type").asString("").equals("AdaptiveCard")
        && !attachment.at("/content/body").isEmpty();
  }

  @Test
  void textFromOutsideStandsWhereNoMarkdownIsRead() throws Exception {
    Outcome unused = channel.send(message("N1", Pages.page("[a](http://e) **b** <at>all</at>")));

    String card = hook.requests().getFirst().body().toString();
    assertThat(card).contains("[a](http://e) **b** <at>all</at>").doesNotContain("\"TextBlock\"");
  }

  @Test
  void theAnswersAreButtonsThatOpenTheirLinks() throws Exception {
    Outcome unused = channel.send(message("N1"));

    JsonNode actions =
        hook.requests()
            .getFirst()
            .body()
            .at("/attachments/0/content/body")
            .valueStream()
            .filter(part -> part.path("type").asString().equals("ActionSet"))
            .findFirst()
            .orElseThrow()
            .path("actions");
    assertThat(actions.valueStream().map(action -> action.path("title").asString()))
        .containsExactly("Acknowledge", "Resolve", "Open");
    assertThat(actions.valueStream())
        .allMatch(action -> action.path("type").asString().equals("Action.OpenUrl"));
  }

  @Test
  void anAddressInsideThisNetworkIsNotCalledUnlessAllowed() throws Exception {
    HookChannel guarded = new HookChannel(KIND, GuardSettings.of(false), CLOCK);

    assertThat(guarded.send(message("N1"))).isInstanceOf(Rejected.class);
    assertThat(hook.requests()).isEmpty();
  }
}
