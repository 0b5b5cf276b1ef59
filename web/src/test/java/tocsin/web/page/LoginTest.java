package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.WebSettings;
import tocsin.web.access.Sessions;

class LoginTest {
  private static final String PASSWORD = "correct horse battery";

  private final Stage stage = new Stage();
  private final Browser browser = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.password(Cast.DAVID.id(), PASSWORD);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Browser.Shown logIn(String email, String password) {
    browser.get("/ui/login");
    return browser.post("/ui/login", "email", email, "password", password);
  }

  @Test
  void theRightPasswordLeadsToThePageThatWasAskedFor() {
    Browser.Shown turnedAway = browser.get("/ui/incidents");
    assertThat(turnedAway.location()).isEqualTo("/ui/login?to=%2Fui%2Fincidents");
    browser.follow(turnedAway);

    Browser.Shown in =
        browser.post(
            "/ui/login", "to", "/ui/incidents", "email", "David@Example.com", "password", PASSWORD);

    assertThat(in.location()).isEqualTo("/ui/incidents");
    assertThat(browser.follow(in).words()).contains("Nothing is open");
  }

  @Test
  void theSessionCookieIsForPagesOnlyAndOutOfReachOfScriptsAndOtherSites() {
    String cookie = logIn("david@example.com", PASSWORD).header("Set-Cookie");

    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/ui").doesNotContain("Secure");
  }

  @Test
  void behindHttpsTheCookieStaysOnHttps() {
    WebSettings settings = new WebSettings("127.0.0.1", 0, "https://tocsin.example.com", false);
    try (Stage secure = new Stage(InMemoryStores.create(), null, settings)) {
      Cast.enter(secure);
      secure.password(Cast.DAVID.id(), PASSWORD);
      Browser visitor = secure.stranger();
      visitor.get("/ui/login");

      Browser.Shown in =
          visitor.post("/ui/login", "email", "david@example.com", "password", PASSWORD);

      assertThat(in.header("Set-Cookie")).contains("; Secure");
    }
  }

  @Test
  void whatIsStoredOfASessionLogsNobodyIn() {
    Sessions sessions = new Sessions(stage.stores.credentials(), stage.app.random());
    String secret = sessions.open(Cast.DAVID.id(), "a test", stage.now.get());
    String stored =
        stage
            .stores
            .credentials()
            .list(tocsin.storage.CredentialStore.Kind.SESSION)
            .getFirst()
            .key();

    assertThat(stored).isNotEqualTo(secret);
    assertThat(sessions.user(stored, stage.now.get())).isEmpty();
  }

  @Test
  void wrongPasswordsAndUnknownAddressesAreAnsweredAlike() {
    Browser.Shown wrong = logIn("david@example.com", "wrong");
    Browser.Shown unknown = logIn("nobody@example.com", "wrong");

    assertThat(wrong.status()).isEqualTo(403);
    assertThat(unknown.status()).isEqualTo(403);
    assertThat(wrong.words()).contains("don't match", "4 tries left");
    assertThat(unknown.words()).contains("don't match", "4 tries left");
  }

  @Test
  void afterFiveWrongPasswordsEvenTheRightOneHasToWaitAMinute() {
    for (int i = 0; i < 5; i++) {
      logIn("david@example.com", "wrong");
    }
    assertThat(logIn("david@example.com", PASSWORD).status()).isEqualTo(429);

    stage.pass(Duration.ofSeconds(61));

    assertThat(logIn("david@example.com", PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void loggingOutEndsTheSessionAndNotOnlyTheCookie() {
    logIn("david@example.com", PASSWORD);
    browser.get("/ui/");
    Browser copy = stage.browser(Cast.DAVID.id());
    browser.post("/ui/logout");

    assertThat(browser.has("tocsin_session")).isFalse();
    assertThat(browser.get("/ui/").location()).startsWith("/ui/login");
    assertThat(copy.get("/ui/").status()).isEqualTo(200);
    assertThat(stage.stores.credentials().list(tocsin.storage.CredentialStore.Kind.SESSION))
        .hasSize(1);
  }

  @Test
  void aSessionEndsByItself() {
    Browser in = stage.browser(Cast.DAVID.id());
    stage.now.updateAndGet(t -> t.plus(Sessions.LENGTH));

    assertThat(in.get("/ui/").location()).startsWith("/ui/login");
  }

  @Test
  void theLogInSendsNobodyToAnotherSite() {
    for (String elsewhere : new String[] {"https://evil.example", "//evil.example", "/ui/../x"}) {
      browser.get("/ui/login");
      Browser.Shown in =
          browser.post(
              "/ui/login", "to", elsewhere, "email", "david@example.com", "password", PASSWORD);
      assertThat(in.location()).isEqualTo("/ui/");
      browser.get("/ui/");
      browser.post("/ui/logout");
    }
  }

  @Test
  void changingThePasswordEndsAllOtherSessions() {
    Browser elsewhere = stage.browser(Cast.DAVID.id());
    logIn("david@example.com", PASSWORD);
    browser.get("/ui/me");

    Browser.Shown changed =
        browser.post("/ui/me/password", "present", PASSWORD, "next", "another short sentence");

    assertThat(browser.follow(changed).words()).contains("The password is changed");
    assertThat(elsewhere.get("/ui/").location()).startsWith("/ui/login");
  }

  @Test
  void inTheRealThingNobodyLogsInWithoutAPassword() {
    browser.get("/ui/login");

    assertThat(browser.post("/ui/login/demo", "user", "PDAVID").status()).isEqualTo(404);
  }
}
