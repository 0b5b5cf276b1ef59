package tocsin.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Needed;

/** The machine's own Chromium, without a window and without calling anybody by itself. */
final class Chromium implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  /** Starts it; the test is left out when there is none. */
  Chromium() {
    Path program = Needed.program("chromium", "chromium-browser", "google-chrome");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(QUIET));
    PlaywrightAssertions.setDefaultAssertionTimeout(Eventually.PATIENCE.toMillis());
  }

  /** Somebody's browser, with cookies of its own. */
  BrowserContext visitor() {
    return visitor(new Browser.NewContextOptions());
  }

  /** Somebody's browser that runs no scripts. */
  BrowserContext visitorWithoutScripts() {
    return visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  private BrowserContext visitor(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(Eventually.PATIENCE.toMillis());
    context.onWebError(error -> faults.add(error.error()));
    context.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        faults.add(message.text());
      }
    });
    return context;
  }

  /** A page that will know whether it was loaded anew: {@link #stayed}. */
  static Page open(BrowserContext visitor, String address) {
    Page page = visitor.newPage();
    page.navigate(address);
    Object unused = page.evaluate("window.stayed = true");
    return page;
  }

  /** Whether the page is still the one that was opened. */
  static boolean stayed(Page page) {
    return Boolean.TRUE.equals(page.evaluate("window.stayed === true"));
  }

  /** Scripts that failed and content that our own policy forbids, on any page. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
