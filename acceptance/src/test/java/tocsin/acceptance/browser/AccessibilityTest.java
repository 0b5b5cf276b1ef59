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
import java.util.Optional;
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

  /** The routes of all pages for members, one in a line; a test of the pages keeps it whole. */
  private static final String ROUTES = "/tocsin/web/page/pages.txt";

  /** Buttons of forms that come back with more in them. */
  private static final List<String> AGAIN = List.of("Show the next two weeks", "One more l");

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
      String heartbeat = prepare(page, demo);
      Set<String> addresses = addresses(page, demo);
      addresses.add(heartbeat);
      look(page, axe, addresses);
      lookAgain(page, axe, addresses);
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

  /** A team, a room and a heartbeat, which the demo has none of; gives where the last stands. */
  private static String prepare(Page page, Demo demo) throws InterruptedException {
    page.navigate(demo.page("/ui/teams/new"));
    page.getByLabel("Name").fill("Night watch");
    press(page, "Make the team");
    page.navigate(demo.page("/ui/rooms"));
    page.getByLabel("Name").fill("Operations");
    page.getByLabel("Room", new Page.GetByLabelOptions().setExact(true))
        .fill("https://hooks.slack.com/services/T/B/x");
    press(page, "Add the room");
    page.navigate(demo.page("/ui/services/new"));
    page.getByLabel("Name").fill("Backup");
    page.getByLabel("Kind").selectOption("heartbeat_inbound_integration");
    press(page, "Make the service");
    page.getByText("Not heard yet").waitFor();
    return page.url();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  /**
   * An address for every route: those of one thing are found by links, first on the pages that need
   * none, then on the pages found.
   */
  private static Set<String> addresses(Page page, Demo demo) throws Exception {
    Set<String> open = new LinkedHashSet<>(routes());
    Set<String> found = new LinkedHashSet<>();
    Set<String> links = new LinkedHashSet<>();
    open.stream().filter(route -> !route.contains(":")).forEach(found::add);
    open.removeAll(found);
    List<String> fresh = List.copyOf(found);
    while (!fresh.isEmpty()) {
      for (String path : fresh) {
        page.navigate(demo.page(path));
        page.locator("main a[href^='/ui/']")
            .all()
            .forEach(link -> links.add(Objects.requireNonNull(link.getAttribute("href"))));
      }
      fresh = new ArrayList<>();
      for (String route : List.copyOf(open)) {
        Optional<String> link = links.stream().filter(each -> fits(each, route)).findFirst();
        if (link.isPresent()) {
          open.remove(route);
          fresh.add(link.get());
        }
      }
      found.addAll(fresh);
    }
    assertThat(open).as("no link leads to these pages").isEmpty();
    Set<String> all = new LinkedHashSet<>();
    all.add(demo.page("/ui/pocket"));
    all.add(demo.page("/ui/nothing-here"));
    for (String path : found) {
      all.add(demo.page(path));
    }
    return all;
  }

  private static boolean fits(String link, String route) {
    String path = link.replaceAll("[?#].*", "");
    return !path.endsWith("/new") && path.matches(route.replaceAll(":\\w+", "[^/]+"));
  }

  private static List<String> routes() throws IOException {
    return resource(ROUTES).lines().toList();
  }

  /** Forms that came back with more in them. */
  private void lookAgain(Page page, String axe, Set<String> addresses) {
    List<String> forms =
        addresses.stream().filter(each -> each.matches(".*/(?:new|edit)")).toList();
    for (String address : forms) {
      for (String button : AGAIN) {
        page.navigate(address);
        Locator again =
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button));
        if (again.count() > 0) {
          again.first().click();
          look(page, axe, address + " " + button);
        }
      }
    }
  }

  private void look(Page page, String axe, Set<String> addresses) {
    for (String address : addresses) {
      page.navigate(address);
      look(page, axe, address);
    }
  }

  /** At what is shown. */
  private void look(Page page, String axe, String address) {
    Object unused = page.evaluate(axe + "; true");
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(
            new Page.EmulateMediaOptions()
                .setColorScheme(scheme)
                // Half-way from one colour to the other nothing has contrast.
                .setReducedMotion(ReducedMotion.REDUCE));
        String where = address.replaceFirst("^http://[^/]*", "");
        for (Object violation : (List<?>) page.evaluate(RUN)) {
          violations.add(where + " " + width + " " + scheme + " " + violation);
        }
      }
    }
  }

  private static String axe() throws IOException {
    return resource("/axe.min.js");
  }

  private static String resource(String name) throws IOException {
    try (InputStream source = AccessibilityTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
