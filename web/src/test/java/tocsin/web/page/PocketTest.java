package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.core.account.Urgency;
import tocsin.core.incident.PageReason;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.WebSettings;

class PocketTest {
  private final Pocket pocket = new Pocket();
  private final Stage demo =
      new Stage(InMemoryStores.create(), pocket, new WebSettings("127.0.0.1", 0, null, true));

  @BeforeEach
  void enter() {
    Cast.enter(demo);
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void anybodySeesWhatTheFakePhonesReceivedWithLinksThatWork() {
    Browser guest = demo.stranger();
    assertThat(guest.get("/ui/pocket").words()).contains("Nobody was paged yet", Cast.KEY);
    Message message =
        new Message(
            "key",
            "David",
            Cast.ZONE,
            Cast.DAVID.contactMethods().getFirst(),
            new Message.Page(
                "Q1",
                1,
                "db2kafka is down",
                "db2kafka",
                Urgency.HIGH,
                PageReason.ASSIGNED,
                Stage.START,
                List.of()),
            new Message.Links("/ui/incidents/1", "/ui/a/acknowledge", "/ui/a/resolve"));
    new PocketChannel(pocket, demo.now::get).send(message);

    Browser.Shown shown = guest.get("/ui/pocket");

    assertThat(shown.words()).contains("David", "david@example.com", "db2kafka is down");
    assertThat(shown.body()).contains("href=\"/ui/a/acknowledge\"", "href=\"/ui/a/resolve\"");
  }

  @Test
  void inTheDemoOneMayBeAnybodyAndTriggerAnIncident() {
    Browser visitor = demo.stranger();
    assertThat(visitor.get("/ui/login").words()).contains("This is the demo", "Joseph");
    visitor.follow(visitor.post("/ui/login/demo", "user", "PJOSEPH", "to", "/ui/pocket"));

    visitor.post("/ui/pocket");

    assertThat(demo.latest().subject().title()).contains("sent by Joseph");
  }

  @Test
  void outsideTheDemoThereIsNoPocket() {
    try (Stage real = new Stage()) {
      Cast.enter(real);
      Browser.Shown shown = real.stranger().get("/ui/pocket");
      assertThat(shown.status()).isEqualTo(404);
      assertThat(real.browser(Cast.DAVID.id()).get("/ui/").body()).doesNotContain("/ui/pocket");
    }
  }
}
