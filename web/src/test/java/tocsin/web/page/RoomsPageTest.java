package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Extension;
import tocsin.core.account.WebhookEventType;
import tocsin.core.account.WebhookForm;
import tocsin.core.account.WebhookScope;
import tocsin.core.account.WebhookSubscription;
import tocsin.core.id.ExtensionId;
import tocsin.storage.WebhookStore;

/** Chat rooms that are told of incidents come and go on a page. */
class RoomsPageTest {
  private static final String HOOK = "https://hooks.slack.com/services/T0/B0/secret";

  private final Stage stage = new Stage();
  private Browser david = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    david = stage.browser(Cast.DAVID.id());
    david.get("/ui/me");
  }

  @AfterEach
  void leave() {
    stage.close();
  }

  private WebhookSubscription only() {
    var all = stage.directory.current().all(WebhookSubscription.class);
    assertThat(all).hasSize(1);
    return all.iterator().next();
  }

  private Browser.Shown add(String product, String address, String scope) {
    return david.post(
        "/ui/rooms",
        "name",
        "Operations",
        "product",
        product,
        "address",
        address,
        "scope",
        scope,
        "event",
        "incident.triggered",
        "event",
        "incident.resolved");
  }

  @Test
  void aRoomIsToldOfATeamsIncidentsByTheBot() {
    assertThat(david.get("/ui/rooms").words())
        .contains("No room yet", "slack:C0123ABCD", "Team Core", "Service db2kafka");
    Browser.Shown added = add("slack", "slack:C0123ABCD", "team PTEAM");
    assertThat(david.follow(added).words())
        .contains("The room is added.", "Operations", "Slack · C0123ABCD", "Told of team Core");
    WebhookSubscription room = only();
    assertThat(room.form()).isEqualTo(WebhookForm.SLACK);
    assertThat(room.scope()).isInstanceOf(WebhookScope.OfTeam.class);
    assertThat(Set.copyOf(room.events()))
        .containsExactlyInAnyOrder(
            WebhookEventType.INCIDENT_TRIGGERED, WebhookEventType.INCIDENT_RESOLVED);
  }

  @Test
  void aRoomIsPingedAndRemoved() {
    assertThat(add("slack", HOOK, "service PRELAY").status()).isEqualTo(303);
    WebhookSubscription room = only();
    Browser.Shown page = david.get("/ui/rooms");
    assertThat(page.words()).contains("by an incoming webhook", "Told of service db2kafka");
    assertThat(page.body()).as("a secret").doesNotContain(HOOK);
    assertThat(david.follow(david.post("/ui/webhooks/" + room.id(), "do", "ping")).words())
        .contains("A test is on its way.");
    WebhookStore store = stage.stores.sideRoads().webhooks();
    assertThat(store.list(new WebhookStore.Filter(null, null, null, null, 0, 9))).hasSize(1);
    assertThat(david.follow(david.post("/ui/rooms/" + room.id())).words())
        .contains("The room is removed.", "No room yet");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    Browser.Shown wrong = add("telegram", "https://example.org/x", "account");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.words()).contains("The address begins with telegram:");
    assertThat(wrong.body()).contains("value=\"https://example.org/x\"", "value=\"Operations\"");
    assertThat(add("json", "ftp://x", "account").status()).isEqualTo(400);
    assertThat(add("slack", "slack:C1", "team PNONE").words()).contains("Team not found");
    assertThat(stage.directory.current().all(WebhookSubscription.class)).isEmpty();
  }

  @Test
  void aRoomOfAnExtensionIsShownAndRemovedToo() {
    stage.put(
        new Extension(
            new ExtensionId("PEXT"),
            "Old room",
            HOOK,
            List.of(Cast.RELAY.id()),
            "{}",
            Stage.START,
            WebhookForm.SLACK));
    assertThat(david.get("/ui/rooms").words()).contains("Old room", "service db2kafka");
    david.post("/ui/rooms/PEXT");
    assertThat(stage.directory.current().all(Extension.class)).isEmpty();
  }

  @Test
  void whoMayNotSeesTheRoomsOnly() {
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/rooms").words()).contains("No room yet").doesNotContain("Add a room");
    olga.get("/ui/me");
    assertThat(olga.post("/ui/rooms", "name", "X").status()).isEqualTo(403);
    assertThat(olga.post("/ui/rooms/PEXT").status()).isEqualTo(403);
  }
}
