package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ContactKind;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.delivery.AttemptOutcome;
import tocsin.core.id.NotificationId;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.WebhookSubscriptionId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.WebhookStore;
import tocsin.storage.WebhookStore.Ending;
import tocsin.storage.WebhookStore.Filter;

/** Stories about the pages that show what was sent, to people and to programs. */
class WebhooksPageTest {
  private static final ReceiverId WALL = new ReceiverId("PWALL");

  private final Stage stage = new Stage();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.put(
        new WebhookSubscription(
            new WebhookSubscriptionId("PWALL"),
            "Wall",
            true,
            new WebhookScope.WholeAccount(),
            List.of(WebhookEventType.INCIDENT_TRIGGERED),
            "https://wall.example.org/secret-path",
            List.of(),
            Stage.START));
    store().queue(List.of(message("M1", -60), message("M2", 0)));
    long first = store().due(WALL, Stage.START, 1).getFirst().position();
    store()
        .record(
            new Ending(first, Delivery.State.DROPPED, Stage.START, null, 404, "no such wall"),
            new Standing(WALL, 0, Stage.START.plus(Duration.ofHours(24))));
  }

  @AfterEach
  void leave() {
    stage.close();
  }

  private WebhookStore store() {
    return stage.stores.sideRoads().webhooks();
  }

  private static WebhookMessage message(String id, int second) {
    return new WebhookMessage(
        id,
        WALL,
        "Q" + id,
        "incident.triggered",
        "{\"event\":\"" + id + "\"}",
        Stage.START.plusSeconds(second));
  }

  private List<String> ids() {
    return store().list(new Filter(WALL, null, null, null, 0, 100)).stream()
        .map(delivery -> delivery.message().id())
        .toList();
  }

  @Test
  void whatWasSentIsShownWithItsAnswerButNotTheSecretPath() {
    Browser.Shown page = stage.browser(Cast.DAVID.id()).get("/ui/webhooks");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.words())
        .contains("Wall", "wall.example.org", "Disabled for", "404: no such wall", "M1", "Waiting");
    assertThat(page.body()).doesNotContain("secret-path");
    assertThat(stage.browser(Cast.DAVID.id()).get("/ui/webhooks?receiver=PNONE").words())
        .contains("Nothing was sent yet.");
  }

  @Test
  void oneDeliveryOrAllOfAWhileAreSentAgainUnderTheSameId() {
    Browser david = stage.browser(Cast.DAVID.id());
    assertThat(david.get("/ui/webhooks").status()).isEqualTo(200);
    long dropped =
        store()
            .list(new Filter(WALL, Delivery.State.DROPPED, null, null, 0, 1))
            .getFirst()
            .position();

    String there =
        david
            .post("/ui/webhooks/PWALL", "do", "replay", "position", String.valueOf(dropped))
            .location();
    assertThat(ids()).containsExactly("M1", "M2", "M1");
    assertThat(david.get(there).words()).contains("Sent again: 1.");
    david.post("/ui/webhooks/PWALL", "do", "replay", "hours", "24");
    assertThat(ids()).as("what waits is not sent twice").containsExactly("M1", "M1", "M2", "M1");
    david.post("/ui/webhooks/PWALL", "do", "ping");
    assertThat(ids()).hasSize(5);
    david.post("/ui/webhooks/PWALL", "do", "enable");
    assertThat(store().standing(WALL)).isEqualTo(Standing.good(WALL));
    assertThat(david.post("/ui/webhooks/PNONE", "do", "ping").status()).isEqualTo(404);
  }

  @Test
  void anIncidentShowsEveryAttemptToNotify() {
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
    var incident = stage.stores.queries().find(1).orElseThrow();
    Instant at = Stage.START;
    stage
        .stores
        .sideRoads()
        .ledger()
        .put(
            List.of(
                new LedgerEntry(
                    new NotificationId("QN"),
                    incident.id(),
                    Cast.DAVID.id(),
                    ContactKind.EMAIL,
                    "david@example.org",
                    PageReason.ASSIGNED,
                    at,
                    at,
                    LedgerEntry.State.REJECTED,
                    List.of(
                        new LedgerEntry.Attempt(
                            1, at, new AttemptOutcome.Rejected("no such mailbox"), at)),
                    at)),
            Map.of());

    assertThat(stage.browser(Cast.DAVID.id()).get("/ui/incidents/1").words())
        .contains("Notifications", "by email", "refused: no such mailbox");
  }
}
