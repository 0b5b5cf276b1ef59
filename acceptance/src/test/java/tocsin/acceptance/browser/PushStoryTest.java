package tocsin.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Mailbox;
import tocsin.acceptance.ServerProcess;

/**
 * Ada subscribes her browser, is paged through a push service that can't read it, and acknowledges
 * on the lock screen. Chromium runs the service worker; the push service is ours.
 */
class PushStoryTest {
  private static final String LINK = "Set it up here: ";

  @Test
  void aPageIsAnsweredOnTheLockScreen(@TempDir Path folder) throws Exception {
    try (Chromium chromium = new Chromium();
        PushService service = new PushService();
        Mailbox mailbox = new Mailbox();
        ServerProcess server =
            ServerProcess.serve(
                folder.resolve("data"),
                folder.resolve("server.log"),
                Map.of("email.url", mailbox.url(), "push.allow-private", "true"));
        BrowserContext ada = chromium.visitor()) {
      ada.grantPermissions(List.of("notifications"));
      ada.addInitScript(service.subscribing());
      Page page = Chromium.open(ada, server.line(LINK).substring(LINK.length()));
      FirstStartTest.setUp(page);
      Phone phone = new Phone(ada, page);

      subscribe(page, server);
      phone.receive(service.next());
      assertThat(page.locator("main")).containsText("Pages can reach you there now.");
      assertThat(page.locator("#device")).containsText("Pages reach this device.");

      ringByPush(page);
      page.navigate(server.address() + "/ui/services");
      page.locator("main a[href^='/ui/services/']:not([href$='/new'])").first().click();
      press(page, "Send a test event");
      phone.receive(service.next());
      phone.awaitShown("Acknowledge|Resolve");
      phone.tap(0);
      phone.awaitShown("Acknowledged #");

      // The first incident came from the set-up.
      page.navigate(server.address() + "/ui/incidents/2");
      assertThat(page.locator("[data-live=head]")).containsText("Acknowledged");
      assertThat(page.locator("main")).containsText("by push");
      assertThat(chromium.faults()).isEmpty();
    }
  }

  private static void subscribe(Page page, ServerProcess server) throws InterruptedException {
    page.navigate(server.address() + "/ui/me");
    page.getByLabel("Name of this device").fill("Ada's phone");
    press(page, "Get pages on this device");
    assertThat(page.locator("main")).containsText("Ada's phone");
  }

  private static void ringByPush(Page page) {
    Locator rules = page.locator("[aria-labelledby=nr]");
    rules.getByText("Add a rule").click();
    List<String> unused =
        rules.getByLabel("By").selectOption(new SelectOption().setLabel("Push Ada's phone"));
    press(page, "Add the rule");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }
}
