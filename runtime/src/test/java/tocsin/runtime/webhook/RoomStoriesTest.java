package tocsin.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.chat.ChatCard;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookForm;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.ReceiverId;
import tocsin.core.reply.PageAnswer;
import tocsin.core.webhook.Delivery;
import tools.jackson.databind.JsonNode;

/** Stories about rooms in chats that are told of incidents. */
class RoomStoriesTest {
  private final WebhookRig rig = new WebhookRig();
  private final FakeRoom slack = new FakeRoom();

  @BeforeEach
  void setUpTheBot() {
    rig.bots = List.of(slack);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void eachIncidentIsOneMessageThatFollowsIt() {
    ReceiverId room = rig.room(WebhookForm.SLACK, "slack:C0OPS");
    rig.queue();
    rig.triggered("Q1");
    rig.triggered("Q2");
    rig.turn();
    assertThat(slack.headings()).hasSize(2).allMatch(heading -> heading.startsWith("New incident"));
    assertThat(answers(0)).containsExactly(PageAnswer.ACKNOWLEDGE, PageAnswer.RESOLVE);

    rig.acknowledged("Q1");
    rig.turn();
    assertThat(slack.headings().getFirst()).startsWith("Acknowledged by");
    assertThat(answers(0)).containsExactly(PageAnswer.RESOLVE);

    rig.annotated("Q1", "It is the <!channel> disk");
    rig.resolved("Q1");
    rig.turn();
    assertThat(slack.headings()).hasSize(2);
    assertThat(slack.headings().getFirst()).startsWith("Resolved by");
    assertThat(answers(0)).isEmpty();
    assertThat(slack.cards().getFirst().entries().getFirst().address())
        .isEqualTo("https://tocsin.example.org/ui/incidents/Q1");
    assertThat(rig.deliveries(room))
        .hasSize(5)
        .allMatch(delivery -> delivery.state() == Delivery.State.DELIVERED);
  }

  private List<PageAnswer> answers(int message) {
    return slack.cards().get(message).entries().getFirst().choices().stream()
        .map(ChatCard.Choice::answer)
        .toList();
  }

  @Test
  void aRoomThatIsDownIsToldLaterInOrderAndCostsOthersNothing() {
    rig.room(WebhookForm.SLACK, "slack:C0OPS");
    rig.subscribeToAll("/a");
    slack.up = false;
    rig.queue();
    rig.triggered("Q1");
    rig.acknowledged("Q1");
    rig.turn();

    assertThat(slack.headings()).isEmpty();
    assertThat(rig.outside.events("/a"))
        .containsExactly("incident.triggered", "incident.acknowledged");

    slack.up = true;
    rig.pass(Duration.ofMinutes(1));
    assertThat(slack.headings()).singleElement().asString().startsWith("Acknowledged by");
  }

  @Test
  void afterARestartTheSameMessageFollowsTheIncident() {
    rig.room(WebhookForm.SLACK, "slack:C0OPS");
    rig.queue();
    rig.triggered("Q1");
    rig.turn();

    rig.restart();
    rig.acknowledged("Q1");
    rig.turn();

    assertThat(slack.headings()).singleElement().asString().startsWith("Acknowledged by");
  }

  @Test
  void whenNobodyKnowsWhichMessageItWasTheRoomIsToldByANewOne() {
    ReceiverId room = rig.room(WebhookForm.SLACK, "slack:C0OPS");
    rig.queue();
    rig.triggered("Q1");
    rig.turn();
    rig.stores.sideRoads().roomMessages().forget(room, "Q1");

    rig.acknowledged("Q1");
    rig.turn();

    assertThat(slack.headings()).hasSize(2).last().asString().startsWith("Acknowledged by");
  }

  @Test
  void aRoomWhoseBotIsNotSetUpWaitsAndSaysSo() {
    rig.bots = List.of();
    ReceiverId room = rig.room(WebhookForm.TELEGRAM, "telegram:-100");
    rig.queue();
    rig.triggered("Q1");
    rig.turn();

    Delivery waiting = rig.deliveries(room).getFirst();
    assertThat(waiting.state()).isEqualTo(Delivery.State.WAITING);
    assertThat(waiting.said()).contains("telegram.token");
  }

  @Test
  void incomingWebhooksAreToldInTheirOwnForm() {
    rig.room(WebhookForm.SLACK, rig.outside.url("/slack"));
    rig.room(WebhookForm.MATTERMOST, rig.outside.url("/mattermost"));
    rig.room(WebhookForm.TEAMS, rig.outside.url("/teams"));
    rig.room(WebhookForm.DISCORD, rig.outside.url("/discord"));
    rig.room(WebhookForm.GOOGLE_CHAT, rig.outside.url("/google"));
    rig.queue();
    rig.triggered("Q1");
    rig.turn();

    assertThat(told("/slack").at("/blocks/0/type").stringValue()).isEqualTo("header");
    assertThat(told("/slack").toString()).contains("Disk full").doesNotContain("\"acknowledge");
    assertThat(told("/mattermost").at("/attachments/0/title").stringValue()).contains("Disk full");
    assertThat(told("/teams").at("/attachments/0/content/type").stringValue())
        .isEqualTo("AdaptiveCard");
    assertThat(told("/discord").at("/embeds/0/title").stringValue()).contains("Disk full");
    assertThat(told("/google").at("/cardsV2/0/cardId").stringValue()).isEqualTo("tocsin");
  }

  private JsonNode told(String path) {
    return rig.outside.at(path).getFirst().json();
  }

  @Test
  void anExtensionTellsTheRoomOfItsServicesOnly() {
    rig.put(
        new Extension(
            new ExtensionId("PEXT"),
            "Shop room",
            "slack:C0SHOP",
            List.of(WebhookRig.CHECKOUT),
            "{}",
            WebhookRig.NOON,
            WebhookForm.SLACK));
    rig.queue();
    rig.triggered("Q1", WebhookRig.CHECKOUT);
    rig.triggered("Q2", WebhookRig.SEARCH);
    rig.turn();

    assertThat(slack.cards())
        .singleElement()
        .satisfies(card -> assertThat(card.entries().getFirst().incident()).isEqualTo("Q1"));
  }

  @Test
  void newServicesAreNoNewsForPeople() {
    ReceiverId room = rig.room(WebhookForm.SLACK, "slack:C0OPS");
    rig.queue();
    rig.put(WebhookRig.service(new tocsin.core.id.ServiceId("PNEW"), "New", List.of()));
    rig.turn();

    assertThat(rig.deliveries(room)).isEmpty();
  }
}
