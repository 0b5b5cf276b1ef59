package tocsin.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No page has a fault that axe-core can find, on a phone and a desk, by day and by night. */
class AccessibilityTest {
  private static final int[] WIDTHS = {390, 1280};

  private static final String RUN =
      """
      async () => {
        document.querySelectorAll('details').forEach(d => d.open = true);
        const result = await axe.run(document, {resultTypes: ['violations']});
        return result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '));
      }
      """;

  /** Pages that show one of many are found by the first link to one on the page of all. */
  private static final List<String> LISTS =
      List.of("/ui/incidents", "/ui/people", "/ui/policies", "/ui/schedules", "/ui/services");

  private static final List<String> SINGLE =
      List.of(
          "/ui/",
          "/ui/oncall",
          "/ui/delivery",
          "/ui/readiness",
          "/ui/me",
          "/ui/keys",
          "/ui/maintenance",
          "/ui/pocket",
          "/ui/nothing-here");

  private final List<String> violations = new ArrayList<>();

  @Test
  void axeFindsNothing(@TempDir Path folder) throws Exception {
    String axe = axe();
    try (Chromium chromium = new Chromium();
        Demo demo = new Demo(folder);
        BrowserContext guest = chromium.visitor();
        BrowserContext owner = chromium.visitor()) {
      demo.event("axe", "A thing to look at");
      Page stranger = guest.newPage();
      look(stranger, axe, Set.of(demo.page("/ui/login"), answer(stranger, demo)));
      Page page = demo.logIn(owner);
      unprepare(page, demo);
      look(page, axe, addresses(page, demo));
    }
    assertThat(violations).isEmpty();
  }

  /** An unproved contact method and a rule less, so that there is more to look at. */
  private static void unprepare(Page page, Demo demo) throws InterruptedException {
    page.navigate(demo.page("/ui/me"));
    page.getByText("Add a contact method").click();
    page.getByLabel("Address, number or URL").fill("home@example.org");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add and send")).click();
    page.getByText("Not verified").waitFor();
    Locator rules = page.locator("[aria-labelledby=nr]");
    rules.locator("button[aria-label^=Remove]").last().click();
    rules.getByText("Nothing is sent.").waitFor();
  }

  private static String answer(Page page, Demo demo) throws InterruptedException {
    page.navigate(demo.page("/ui/pocket"));
    return Objects.requireNonNull(
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Acknowledge"))
            .first()
            .getAttribute("href"));
  }

  private static Set<String> addresses(Page page, Demo demo) throws InterruptedException {
    Set<String> all = new LinkedHashSet<>();
    for (String path : SINGLE) {
      all.add(demo.page(path));
    }
    for (String path : LISTS) {
      all.add(demo.page(path));
      page.navigate(demo.page(path));
      String one = page.locator("main a[href^='" + path + "/']").first().getAttribute("href");
      all.add(demo.page(Objects.requireNonNull(one)));
    }
    return all;
  }

  private void look(Page page, String axe, Set<String> addresses) {
    for (String address : addresses) {
      page.navigate(address);
      Object unused = page.evaluate(axe + "; true");
      for (int width : WIDTHS) {
        page.setViewportSize(width, 900);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          page.emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(scheme)
                  // Half-way from one colour to the other nothing has contrast.
                  .setReducedMotion(ReducedMotion.REDUCE));
          for (Object violation : (List<?>) page.evaluate(RUN)) {
            violations.add(
                address.replaceFirst("^http://[^/]*", "")
                    + " "
                    + width
                    + " "
                    + scheme
                    + " "
                    + violation);
          }
        }
      }
    }
  }

  private static String axe() throws IOException {
    try (InputStream source = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
