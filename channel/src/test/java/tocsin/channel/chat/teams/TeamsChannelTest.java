package tocsin.channel.chat.teams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tocsin.channel.Outcome;
import tocsin.channel.Pages;
import tocsin.channel.chat.FakeHook;
import tocsin.channel.chat.HookChannel;
import tocsin.channel.chat.HookContract;
import tocsin.core.account.ContactKind;
import tools.jackson.databind.JsonNode;

/** Pages on Microsoft Teams by a workflow, as Adaptive Cards. */
class TeamsChannelTest extends HookContract {
  TeamsChannelTest() {
    super(new HookChannel.Kind("teams", ContactKind.TEAMS, new TeamsMessage()), FakeHook.ofTeams());
  }

  @Test
  void textFromOutsideStandsWhereNoMarkdownIsRead() throws Exception {
    Outcome unused = channel().send(message("N1", Pages.page("[a](http://e) **b** <at>all</at>")));

    String card = provider().requests().getFirst().body().toString();
    assertThat(card).contains("[a](http://e) **b** <at>all</at>").doesNotContain("\"TextBlock\"");
  }

  @Test
  void theAnswersAreButtonsThatOpenTheirLinks() throws Exception {
    Outcome unused = channel().send(message("N1"));

    JsonNode actions =
        provider()
            .requests()
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
}
