package tocsin.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who tries the demo in a browser, with scripts and without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoJourneyTest {
  private Chromium chromium;
  private Demo demo;

  @BeforeAll
  void start(@TempDir Path folder) throws InterruptedException {
    chromium = new Chromium();
    demo = new Demo(folder);
  }

  @AfterAll
  void stop() {
    if (demo != null) {
      demo.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aMessageArrivesLiveAndItsLinkAcknowledgesOnEveryOpenPage() throws Exception {
    try (BrowserContext oncall = chromium.visitor();
        BrowserContext owner = chromium.visitor()) {
      Page pocket = Chromium.open(oncall, demo.page("/ui/pocket"));
      demo.event("journey", "Checkout is down for everybody");
      assertThat(pocket.getByText("Checkout is down for everybody").first()).isVisible();
      assertThat(Chromium.stayed(pocket)).isTrue();

      String address = demo.incident(demo.logIn(owner), "Checkout is down for everybody");
      Page incident = Chromium.open(owner, address);
      assertThat(incident.locator("[data-live=head]")).containsText("Triggered");

      pocket
          .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Acknowledge"))
          .first()
          .click();
      press(pocket, "Acknowledge");
      assertThat(pocket.locator("body")).containsText("You have it");

      assertThat(incident.locator("[data-live=head]")).containsText("Acknowledged");
      assertThat(Chromium.stayed(incident)).isTrue();
    }
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void everythingWorksWithoutScriptsToo() throws Exception {
    demo.event("plain", "Search answers nothing");
    try (BrowserContext visitor = chromium.visitorWithoutScripts()) {
      Page page = demo.logIn(visitor);
      page.navigate(demo.incident(page, "Search answers nothing"));
      assertThat(page.locator("main")).containsText("Triggered");

      press(page, "Acknowledge");
      assertThat(page.locator("main")).containsText("Acknowledged");

      page.getByLabel("Add a note").fill("The index was gone");
      press(page, "Add note");
      assertThat(page.locator("main")).containsText("The index was gone");

      press(page, "Resolve");
      assertThat(page.locator("main")).containsText("Resolved");
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        // Whether a button has come to rest is found out by scripts; one test runs none.
        .click(new Locator.ClickOptions().setForce(true));
  }
}
