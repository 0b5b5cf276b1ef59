package tocsin.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Mailbox;
import tocsin.acceptance.ServerProcess;

/** From the link that the first start prints to a first page, and back in by password. */
class FirstStartTest {
  private static final String LINK = "Set it up here: ";
  private static final String PASSWORD = "a rather long sentence";

  @Test
  void theLinkLeadsToAFirstPageAndThePasswordLetsInAgain(@TempDir Path folder) throws Exception {
    try (Chromium chromium = new Chromium();
        Mailbox mailbox = new Mailbox();
        ServerProcess server =
            ServerProcess.serve(
                folder.resolve("data"),
                folder.resolve("server.log"),
                Map.of("email.url", mailbox.url()))) {
      String link = server.line(LINK).substring(LINK.length());
      try (BrowserContext owner = chromium.visitor()) {
        setUp(Chromium.open(owner, link));
      }
      mailbox.first("ada@example.org", "");
      try (BrowserContext again = chromium.visitor()) {
        Page page = Chromium.open(again, server.address() + "/ui/incidents");
        fill(page, "E-mail address", "ada@example.org");
        fill(page, "Password", PASSWORD);
        press(page, "Log in");
        assertThat(page).hasURL(server.address() + "/ui/incidents");
        page.navigate(link);
        assertThat(page.getByLabel("Your name")).hasCount(0);
      }
      assertThat(chromium.faults()).isEmpty();
    }
  }

  static void setUp(Page page) {
    fill(page, "Your name", "Ada");
    fill(page, "E-mail address", "ada@example.org");
    fill(page, "Password", PASSWORD);
    press(page, "Next: a service");
    press(page, "Next: a page");
    press(page, "Send a test event");
    assertThat(page.locator("main")).containsText("It rang");
  }

  private static void fill(Page page, String label, String text) {
    page.getByLabel(label).fill(text);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
