package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tocsin.web.DeclaredRoutes;

class EveryPageTest {
  private static final int FIRST_VISIT_BYTES = 100_000;
  private static final int LATER_BYTES = 15_000;

  /** Examples of every page that is for members; a route without one fails here. */
  private static final List<String> MEMBERS =
      List.of(
          "/ui/",
          "/ui/incidents",
          "/ui/incidents?view=all",
          "/ui/incidents/1",
          "/ui/incidents/new",
          "/ui/oncall",
          "/ui/policies",
          "/ui/policies/PCORE",
          "/ui/schedules",
          "/ui/schedules/PPRIMARY",
          "/ui/schedules/PNIGHTS",
          "/ui/schedules/new",
          "/ui/schedules/PNIGHTS/edit",
          "/ui/services",
          "/ui/services/PRELAY",
          "/ui/people",
          "/ui/people/PDAVID",
          "/ui/people/PZAYNA",
          "/ui/delivery",
          "/ui/people/PDAVID/notifications",
          "/ui/me/notifications",
          "/ui/readiness",
          "/ui/readiness?weeks=1",
          "/ui/oncall?of=user-PDAVID",
          "/ui/oncall?person=PDAVID",
          "/ui/webhooks",
          "/ui/rooms",
          "/ui/keys",
          "/ui/services/new",
          "/ui/services/PRELAY/edit",
          "/ui/people/new",
          "/ui/people/PZAYNA/edit",
          "/ui/teams/new",
          "/ui/teams/PTEAM",
          "/ui/policies/new",
          "/ui/policies/PCORE/edit",
          "/ui/maintenance",
          "/ui/maintenance?service=PRELAY",
          "/ui/audit",
          "/ui/me",
          "/ui/welcome");

  /** Pages for everybody, and what belongs to pages but is none. */
  private static final Set<String> OTHERS =
      Set.of(
          "/ui",
          "/ui/a/:token",
          "/ui/live",
          "/ui/login",
          "/ui/manifest.webmanifest",
          "/ui/pocket",
          "/ui/setup/:token",
          "/ui/static/:file",
          "/ui/sw.js");

  /** The routes of members' pages, which the tests in a real browser read too. */
  private static final String LIST = "/tocsin/web/page/pages.txt";

  /** Fields in which Enter sends the form. */
  private static final String TYPED_INTO =
      "<input(?![^>]*type=\"(?:hidden|checkbox|radio)\")[^>]*>";

  private final Stage stage = new Stage();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
    stage.pass(Duration.ofSeconds(37));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @FieldSource("MEMBERS")
  void isForMembersGuardedLightAndWhole(String path) throws IOException {
    Browser.Shown guest = stage.stranger().get(path);
    assertThat(guest.status()).isEqualTo(303);
    assertThat(guest.location()).startsWith("/ui/login?to=");

    Browser.Shown page = stage.browser(Cast.DAVID.id()).get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .doesNotContain(" style=", " onclick=", "<style", "http://www", "null")
        .containsOnlyOnce("<h1");
    assertThat(zipped(page.body())).isLessThan(LATER_BYTES);
    assertThat(zipped(page.body()) + assets(page.body())).isLessThan(FIRST_VISIT_BYTES);
  }

  @Test
  void hasAnExampleHereAndALineInTheListOfPages() throws IOException {
    List<String> routes =
        DeclaredRoutes.pages(stage.app).stream()
            .filter(route -> route.startsWith("/ui") && !OTHERS.contains(route))
            .distinct()
            .toList();
    assertThat(routes)
        .allSatisfy(route ->
            assertThat(MEMBERS)
                .as(route)
                .anyMatch(path -> path.replaceAll("[?].*", "").matches(pattern(route))));
    try (InputStream list = EveryPageTest.class.getResourceAsStream(LIST)) {
      String text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines()).containsExactlyInAnyOrderElementsOf(routes);
    }
  }

  private static String pattern(String route) {
    return route.replaceAll(":\\w+", "[^/]+");
  }

  @ParameterizedTest
  @FieldSource("MEMBERS")
  void savesWhenEnterIsPressedInAForm(String path) {
    String body = stage.browser(Cast.DAVID.id()).get(path).body();
    Matcher form = Pattern.compile("<form.*?</form>", Pattern.DOTALL).matcher(body);
    while (form.find()) {
      List<String> buttons = matches("<button[^>]*>", form.group());
      if (!matches(TYPED_INTO, form.group()).isEmpty() && buttons.size() > 1) {
        assertThat(buttons.getFirst())
            .as("Enter presses the first button of %s", form.group())
            .doesNotContain(
                "formnovalidate", "btn-danger", "value=\"remove\"", "value=\"preview\"");
        buttons.stream()
            .filter(button -> button.contains("btn-primary"))
            .forEach(main -> assertThat(does(buttons.getFirst())).isEqualTo(does(main)));
      }
    }
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private static String does(String button) {
    return button.replaceAll(".* value=\"([^\"]*)\".*", "$1").replaceAll("<.*", "");
  }

  /** Every file that the page loads, compressed as it is sent. */
  private int assets(String body) {
    Matcher paths = Pattern.compile("/ui/static/[^\"#]+").matcher(body);
    return paths.results().map(MatchResult::group).distinct().mapToInt(this::sentBytes).sum();
  }

  private int sentBytes(String path) {
    byte[] sent = RawGet.zipped(stage.url() + path);
    assertThat(sent.length).as(path).isPositive();
    return sent.length;
  }

  private static int zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @Test
  void staticFilesAreNamedByTheirContentAndKeptForever() {
    Browser browser = stage.stranger();
    String body = browser.get("/ui/login").body();
    Matcher path = Pattern.compile("/ui/static/tocsin\\.[0-9a-f]{10}\\.css").matcher(body);
    assertThat(path.find()).isTrue();

    assertThat(browser.get(path.group()).header("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(browser.get("/ui/static/tocsin.css").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereSaysSoInWords() {
    Browser david = stage.browser(Cast.DAVID.id());
    for (String path :
        List.of("/ui/nope", "/ui/incidents/99", "/ui/services/PNONE", "/ui/people/PNONE")) {
      Browser.Shown shown = david.get(path);
      assertThat(shown.status()).isEqualTo(404);
      assertThat(shown.words()).contains("There is nothing at this address");
    }
  }

  @Test
  void whoMayNotConfigureSeesNoKeys() {
    String body = stage.browser(Cast.OLGA.id()).get("/ui/services/PRELAY").body();

    assertThat(body).doesNotContain(Cast.KEY).contains("Your role may not see it.");
  }

  @Test
  void theRootLeadsToThePages() {
    assertThat(stage.stranger().get("/").location()).isEqualTo("/ui/");
  }

  @Test
  void coloursAreRememberedAndZonesChangeWhatIsRead() {
    Browser david = stage.browser(Cast.DAVID.id());
    david.get("/ui/me");
    david.post("/ui/me/display", "theme", "dark", "zone", "Asia/Tokyo", "keys", "on");

    Browser.Shown shown = david.get("/ui/incidents/1");

    assertThat(shown.body()).contains("data-theme=\"dark\"");
    assertThat(shown.words()).contains("Tokyo", "Wed 7 Jan, 07:59:04 (22:59:04 UTC)".substring(11));
  }
}
