package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Account;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;

class SetupTest {
  private static final String PASSWORD = "a short sentence is good";

  private final Stage stage = new Stage();
  private final Browser browser = stage.stranger();

  @AfterEach
  void stop() {
    stage.close();
  }

  private Browser.Shown sendForm(String link) {
    return browser.post(
        link,
        "name",
        "David",
        "email",
        "david@example.com",
        "password",
        PASSWORD,
        "zone",
        "America/Los_Angeles");
  }

  @Test
  void theFirstVisitorBecomesTheOwnerAndCanBePagedAtOnce() {
    String link = stage.setupLink();
    assertThat(browser.get(link).words()).contains("Three short steps", "ends in 1 h");

    Browser.Shown next = sendForm(link);

    assertThat(next.location()).isEqualTo("/ui/welcome");
    User owner = stage.directory.current().userByEmail("david@example.com").orElseThrow();
    assertThat(owner.role()).isEqualTo(Role.OWNER);
    assertThat(owner.usableRules(Urgency.HIGH)).hasSize(1);
    assertThat(owner.usableRules(Urgency.LOW)).hasSize(1);
    assertThat(stage.directory.current().account())
        .extracting(Account::fallbackContact)
        .isEqualTo(owner.id());
  }

  @Test
  void fromTheLinkToTheFirstIncidentItTakesThreeForms() {
    String link = stage.setupLink();
    browser.get(link);
    browser.follow(sendForm(link));
    browser.post("/ui/welcome", "service", "Website");
    assertThat(stage.directory.current().all(Service.class))
        .extracting(Service::name)
        .containsExactly("Website");
    String key =
        stage
            .directory
            .current()
            .all(Service.class)
            .iterator()
            .next()
            .integrations()
            .getFirst()
            .routingKey();
    assertThat(browser.get("/ui/welcome").words()).contains(key, "Waiting for the first event");

    browser.follow(browser.post("/ui/welcome"));

    assertThat(browser.get("/ui/welcome").words()).contains("It rang: incident #1");
    assertThat(stage.latest().subject().title()).contains("Test of Website, sent by David");
  }

  @Test
  void theLinkWorksOnce() {
    String link = stage.setupLink();
    browser.get(link);
    sendForm(link);

    Browser.Shown again = stage.stranger().get(link);

    assertThat(again.status()).isEqualTo(404);
    assertThat(again.words()).contains("was used, is too old, or is damaged");
  }

  @Test
  void theLinkEndsAfterAnHour() {
    String link = stage.setupLink();
    stage.pass(Duration.ofMinutes(61));

    assertThat(browser.get(link).status()).isEqualTo(404);
  }

  @Test
  void aNewFirstLinkEndsTheOneBefore() {
    String before = stage.setupLink();
    stage.setupLink();

    assertThat(browser.get(before).status()).isEqualTo(404);
  }

  @Test
  void aShortPasswordIsRefusedAndWhatWasTypedStays() {
    String link = stage.setupLink();
    browser.get(link);

    Browser.Shown refused =
        browser.post(
            link, "name", "David", "email", "d@example.com", "password", "short", "zone", "UTC");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("12 to 200 characters", "value=\"d@example.com\"");
    assertThat(stage.directory.current().all(User.class)).isEmpty();
  }

  @Test
  void anInvitedUserChoosesAPasswordAndIsLoggedIn() {
    Cast.enter(stage);
    Browser owner = stage.browser(Cast.DAVID.id());
    owner.get("/ui/people/PJOSEPH");
    String page = owner.post("/ui/people/PJOSEPH/invite").body();
    String link = page.replaceAll("(?s).*(/ui/setup/[A-Za-z0-9_-]+).*", "$1");

    assertThat(browser.get(link).words()).contains("Welcome, Joseph");
    Browser before = stage.browser(Cast.JOSEPH.id());
    browser.follow(browser.post(link, "password", PASSWORD));

    assertThat(before.get("/ui/").location()).as("older sessions end").startsWith("/ui/login");
    assertThat(browser.get("/ui/").words()).contains("Joseph");
    assertThat(stage.stranger().get(link).status()).isEqualTo(404);
  }

  @Test
  void onlyWhoDecidesWhoLogsInCanInvite() {
    Cast.enter(stage);
    Browser joseph = stage.browser(Cast.JOSEPH.id());
    joseph.get("/ui/me");

    assertThat(joseph.post("/ui/people/PDAVID/invite").status()).isEqualTo(403);
  }
}
