package tocsin.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.ExtensionId;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.ConferenceBridge;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Standing;
import tocsin.runtime.webhook.HttpReceiver.Got;
import tools.jackson.databind.JsonNode;

/** Stories about telling others by webhook. */
class WebhookStoriesTest {
  private final WebhookRig rig = new WebhookRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anIncidentIsToldFromItsBeginningToItsEndInOrderAndSigned() throws Exception {
    rig.subscribeToAll("/a");
    rig.queue();
    rig.triggered("Q1");
    rig.acknowledged("Q1");
    rig.annotated("Q1", "Looking at it");
    rig.resolved("Q1");
    rig.turn();

    assertThat(rig.outside.events("/a"))
        .containsExactly(
            "incident.triggered",
            "incident.acknowledged",
            "incident.annotated",
            "incident.resolved");
    Got first = rig.outside.at("/a").getFirst();
    JsonNode event = first.json().path("event");
    assertThat(event.path("resource_type").stringValue()).isEqualTo("incident");
    assertThat(event.path("occurred_at").stringValue()).isEqualTo("2026-03-02T12:00:00.000Z");
    assertThat(event.at("/data/status").stringValue())
        .as("as it was then, not as it is now")
        .isEqualTo("triggered");
    assertThat(event.at("/data/number").intValue()).isEqualTo(7);
    assertThat(event.at("/data/assignees/0/id").stringValue()).isEqualTo("PANN");
    assertThat(event.at("/data/self").stringValue())
        .isEqualTo("https://tocsin.example.org/incidents/Q1");
    assertThat(event.at("/data/teams/0/id").stringValue()).isEqualTo("PSHOP");
    assertThat(first.header("Content-type")).startsWith("application/json");
    assertThat(first.header("X-pagerduty-signature"))
        .isEqualTo(SignatureTest.expected(first.body(), "secret of /a"));
    assertThat(rig.outside.at("/a").get(2).json().at("/event/data/content").stringValue())
        .isEqualTo("Looking at it");
  }

  @Test
  void everybodyIsToldOnlyWhatTheyAskedFor() {
    WebhookEventType triggered = WebhookEventType.INCIDENT_TRIGGERED;
    rig.subscribe("/service", new WebhookScope.OfService(WebhookRig.SEARCH), triggered);
    rig.subscribe("/team", new WebhookScope.OfTeam(WebhookRig.SHOP), triggered);
    rig.subscribe("/resolved", new WebhookScope.WholeAccount(), WebhookEventType.INCIDENT_RESOLVED);
    rig.queue();
    rig.triggered("Q1", WebhookRig.CHECKOUT);
    rig.triggered("Q2", WebhookRig.SEARCH);
    rig.turn();

    assertThat(about("/service")).containsExactly("Q2");
    assertThat(about("/team")).containsExactly("Q1");
    assertThat(about("/resolved")).isEmpty();
  }

  private List<String> about(String path) {
    return rig.outside.at(path).stream()
        .map(got -> got.json().at("/event/data/id").stringValue())
        .toList();
  }

  @Test
  void whatHappenedBeforeOneAskedIsNotTold() {
    rig.queue();
    rig.triggered("Q1");
    rig.now = WebhookRig.NOON.minusSeconds(60);
    rig.triggered("Q2");
    rig.now = WebhookRig.NOON.plusSeconds(60);
    rig.subscribeToAll("/a");
    rig.turn();

    assertThat(about("/a")).containsExactly("Q1");
  }

  @Test
  void nobodyIsToldOfTheWholePastWhenTheQueueIsNew() {
    rig.subscribeToAll("/a");
    rig.triggered("Q1");
    rig.turn();
    rig.triggered("Q2");
    rig.turn();

    assertThat(about("/a")).containsExactly("Q2");
  }

  @Test
  void aFailureIsTriedAgainUnderTheSameIdWhileLaterEventsOfTheIncidentWait() {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.outside.answer("/a", 503);
    rig.queue();
    rig.triggered("Q1");
    rig.acknowledged("Q1");
    rig.turn();
    assertThat(rig.outside.events("/a")).containsExactly("incident.triggered");
    assertThat(rig.deliveries(receiver).getFirst().status()).isEqualTo(503);
    assertThat(rig.deliveries(receiver).getFirst().said()).isEqualTo("said so");

    rig.pass(Duration.ofSeconds(9));
    assertThat(rig.outside.at("/a")).hasSize(1);
    rig.outside.answer("/a", 200);
    rig.pass(Duration.ofSeconds(1));

    assertThat(rig.outside.events("/a"))
        .containsExactly("incident.triggered", "incident.triggered", "incident.acknowledged");
    List<Got> got = rig.outside.at("/a");
    assertThat(got.get(1).header("X-webhook-id")).isEqualTo(got.getFirst().header("X-webhook-id"));
    assertThat(got.get(1).body()).isEqualTo(got.getFirst().body());
    assertThat(got.get(2).header("X-webhook-id")).isNotEqualTo(got.get(1).header("X-webhook-id"));
    assertThat(rig.deliveries(receiver))
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.DELIVERED);
  }

  @Test
  void otherIncidentsDoNotWaitForOneThatFails() {
    rig.subscribeToAll("/a");
    rig.outside.answer("/a", 500);
    rig.queue();
    rig.triggered("Q1");
    rig.turn();
    rig.outside.answer("/a", 200);
    rig.triggered("Q2");
    rig.turn();

    assertThat(about("/a")).containsExactly("Q1", "Q2");
  }

  @Test
  void twoDaysAfterItWasMadeAMessageIsGivenUp() {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.outside.answer("/a", 500);
    rig.queue();
    rig.triggered("Q1");
    rig.turn();
    for (int i = 0; i < 47; i++) {
      rig.pass(Duration.ofHours(1));
    }
    assertThat(rig.deliveries(receiver).getFirst().state()).isEqualTo(Delivery.State.WAITING);
    rig.pass(Duration.ofHours(1));
    assertThat(rig.deliveries(receiver).getFirst().state()).isEqualTo(Delivery.State.DROPPED);
  }

  @Test
  void aRefusalIsDroppedAndThreeInARowDisableForADay() {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.outside.answer("/a", 404);
    rig.queue();
    rig.triggered("Q1");
    rig.annotated("Q1", "two");
    rig.annotated("Q1", "three");
    rig.annotated("Q1", "four");
    rig.turn();
    assertThat(rig.outside.at("/a")).as("the fourth was not sent").hasSize(3);
    assertThat(rig.deliveries(receiver))
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.DROPPED);
    assertThat(rig.store.standing(receiver).isDisabled(rig.now)).isTrue();

    rig.outside.answer("/a", 200);
    rig.annotated("Q1", "five");
    rig.turn();
    assertThat(rig.outside.at("/a")).hasSize(3);
    rig.pass(Duration.ofHours(24));
    rig.annotated("Q1", "six");
    rig.turn();
    assertThat(rig.outside.at("/a")).hasSize(4);
    assertThat(rig.outside.at("/a").getLast().body()).contains("six");
  }

  @Test
  void somethingTakenInBetweenIsForgiven() {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.queue();
    for (int status : new int[] {404, 404, 200, 404, 404, 404}) {
      assertThat(rig.store.standing(receiver).isDisabled(rig.now)).isFalse();
      rig.outside.answer("/a", status);
      rig.triggered("Q" + status + rig.outside.at("/a").size());
      rig.turn();
    }
    assertThat(rig.store.standing(receiver).isDisabled(rig.now)).isTrue();
    rig.store.stand(Standing.good(receiver));
    rig.outside.answer("/a", 200);
    rig.triggered("Q9");
    rig.turn();
    assertThat(about("/a")).last().isEqualTo("Q9");
  }

  @Test
  void bothKeysSignForADayWhileTheSecretIsChanged() throws Exception {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.queue();
    rig.secrets.sign(receiver, "new", rig.now);
    rig.triggered("Q1");
    rig.turn();
    Got got = rig.outside.at("/a").getFirst();
    assertThat(got.header("X-pagerduty-signature"))
        .isEqualTo(
            SignatureTest.expected(got.body(), "new")
                + ","
                + SignatureTest.expected(got.body(), "secret of /a"));

    rig.now = rig.now.plus(WebhookSecrets.OVERLAP);
    rig.triggered("Q2");
    rig.turn();
    Got later = rig.outside.at("/a").getLast();
    assertThat(later.header("X-pagerduty-signature"))
        .isEqualTo(SignatureTest.expected(later.body(), "new"));
  }

  @Test
  void aDeadReceiverCostsOthersNothing() throws Exception {
    ReceiverId dead = rig.subscribeToAll("/dead");
    rig.subscribeToAll("/alive");
    rig.outside.answer("/dead", 0);
    rig.queue();
    for (int i = 0; i < 50; i++) {
      rig.triggered("Q" + i);
    }
    rig.queue();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      rig.executor = threads;
      rig.send();
      rig.outside.awaitHanging();
      while (rig.outside.at("/alive").size() < 50) {
        rig.send();
        Thread.onSpinWait();
      }
      assertThat(rig.outside.at("/dead")).as("in flight").hasSizeLessThanOrEqualTo(4);
      assertThat(rig.deliveries(dead)).extracting(Delivery::attempts).containsOnly(0);
      rig.outside.close();
    }
  }

  @Test
  void anAddressInsideThisNetworkIsNotCalled() {
    rig.allowPrivate = false;
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.queue();
    rig.triggered("Q1");
    rig.turn();

    assertThat(rig.outside.at("/a")).isEmpty();
    assertThat(rig.deliveries(receiver).getFirst().state()).isEqualTo(Delivery.State.DROPPED);
    assertThat(rig.deliveries(receiver).getFirst().said()).contains("webhook.allow-private");
  }

  @Test
  void aRedirectIsNotFollowed() {
    rig.subscribeToAll("/a");
    rig.outside.answer("/a", 302);
    rig.queue();
    rig.triggered("Q1");
    rig.turn();
    rig.pass(Duration.ofHours(1));

    assertThat(rig.outside.at("/a")).hasSize(1);
  }

  @Test
  void servicesAreToldWhenMadeChangedAndDeleted() {
    rig.subscribe(
        "/a",
        new WebhookScope.WholeAccount(),
        WebhookEventType.SERVICE_CREATED,
        WebhookEventType.SERVICE_UPDATED,
        WebhookEventType.SERVICE_DELETED);
    rig.turn();
    assertThat(rig.outside.at("/a")).as("what was there before").isEmpty();
    var api = WebhookRig.service(new ServiceId("PAPI"), "API", List.of());
    rig.put(api);
    rig.turn();
    rig.restart();
    rig.put(WebhookRig.service(api.id(), "Public API", List.of()));
    rig.turn();
    rig.remove(api);
    rig.turn();

    assertThat(rig.outside.events("/a"))
        .containsExactly("service.created", "service.updated", "service.deleted");
    JsonNode deleted = rig.outside.at("/a").getLast().json().path("event");
    assertThat(deleted.path("resource_type").stringValue()).isEqualTo("service");
    assertThat(deleted.at("/data/id").stringValue()).isEqualTo("PAPI");
    assertThat(deleted.at("/data/summary").stringValue()).isEqualTo("Public API");
  }

  @Test
  void anExtensionIsToldInTheOlderForm() {
    rig.put(
        new Extension(
            new ExtensionId("PEXT"),
            "Old dashboard",
            rig.outside.url("/old"),
            List.of(WebhookRig.CHECKOUT),
            "{}",
            WebhookRig.NOON));
    rig.queue();
    rig.triggered("Q1", WebhookRig.CHECKOUT);
    rig.triggered("Q2", WebhookRig.SEARCH);
    rig.turn();

    assertThat(rig.outside.at("/old")).hasSize(1);
    Got got = rig.outside.at("/old").getFirst();
    JsonNode message = got.json().at("/messages/0");
    assertThat(message.path("event").stringValue()).isEqualTo("incident.trigger");
    assertThat(message.at("/incident/incident_number").intValue()).isEqualTo(7);
    assertThat(message.at("/incident/assignments/0/assignee/id").stringValue()).isEqualTo("PANN");
    assertThat(message.at("/log_entries/0/type").stringValue()).isEqualTo("trigger_log_entry");
    assertThat(got.header("X-pagerduty-signature")).isEmpty();
  }

  @Test
  void peopleAskedToHelpAndWhereTheyMeetAreTold() {
    rig.subscribe(
        "/a",
        new WebhookScope.WholeAccount(),
        WebhookEventType.INCIDENT_RESPONDER_REPLIED,
        WebhookEventType.INCIDENT_CONFERENCE_BRIDGE_UPDATED);
    rig.queue();
    rig.triggered("Q1");
    rig.happens(
        "Q1",
        new IncidentFact.BridgeChanged(new ConferenceBridge(null, "https://meet.example.org/1")),
        new IncidentFact.ResponderAnswered(WebhookRig.ANN, ResponderAnswer.JOINED));
    rig.turn();

    assertThat(rig.outside.at("/a"))
        .extracting(got -> got.json().at("/event/data/type").stringValue())
        .containsExactly("incident_conference_bridge", "incident_responder");
  }

  @Test
  void oneThatIsSetToRestIsToldNothing() {
    ReceiverId receiver = rig.subscribeToAll("/a");
    rig.queue();
    WebhookSubscription active =
        rig.directory.all(WebhookSubscription.class).stream().findFirst().orElseThrow();
    rig.put(
        new WebhookSubscription(
            active.id(),
            "",
            false,
            active.scope(),
            active.events(),
            active.url(),
            List.of(),
            active.createdAt()));
    rig.triggered("Q1");
    rig.turn();

    assertThat(rig.deliveries(receiver)).isEmpty();
  }
}
