package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryPageTest {
  private static final int FIRST_VISIT_BYTES = 100_000;
  private static final int LATER_BYTES = 15_000;

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
  @ValueSource(
      strings = {
        "/ui/",
        "/ui/incidents",
        "/ui/incidents?view=all",
        "/ui/incidents/1",
        "/ui/oncall",
        "/ui/policies",
        "/ui/policies/PCORE",
        "/ui/schedules",
        "/ui/schedules/PPRIMARY",
        "/ui/schedules/PNIGHTS",
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
        "/ui/welcome"
      })
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

  /** Every file that the page loads, compressed as it is sent. */
  private int assets(String body) {
    Matcher paths = Pattern.compile("/ui/static/[^\"#]+").matcher(body);
    return paths
        .results()
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .mapToInt(this::sentBytes)
        .sum();
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
