package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ScheduleEntry;
import tocsin.core.id.LayerId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.OnCall;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Schedule;

/** Whoever plans a rota makes and changes it in a browser without scripts. */
class ScheduleFormTest {
  private static final Pattern FIELD =
      Pattern.compile(
          "<input(?=[^>]* name=\"([^\"]*)\")[^>]*>"
              + "|<select[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</select>"
              + "|<textarea[^>]* name=\"([^\"]*)\"[^>]*>(.*?)</textarea>",
          Pattern.DOTALL);

  private final Stage stage = new Stage();
  private Browser david = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    david = stage.browser(Cast.DAVID.id());
    david.get("/ui/me");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Schedule schedule(String id) {
    return stage.directory.current().schedule(new ScheduleId(id)).orElseThrow();
  }

  private static List<UserId> onCall(Schedule schedule, Instant at) {
    return OnCall.shiftsAt(schedule, at).stream().map(shift -> shift.user()).toList();
  }

  /** What a browser sends of a form that nobody touched, in order, with other values in it. */
  private static String[] fields(Browser.Shown page, String... changed) {
    String body = page.body();
    int begin = body.indexOf("<form method=\"post\" action=\"/ui/schedules");
    Matcher field = FIELD.matcher(body.substring(begin, body.indexOf("</form>", begin)));
    List<String> sent = new ArrayList<>();
    while (field.find()) {
      if (field.group(1) != null) {
        String input = field.group();
        boolean sends = !input.contains("type=\"checkbox\"") || input.contains(" checked");
        if (sends && !field.group(1).equals("csrf")) {
          add(sent, field.group(1), attribute(input, "value"));
        }
      } else if (field.group(2) != null) {
        Matcher option = Pattern.compile("<option[^>]* selected[^>]*>").matcher(field.group(3));
        add(sent, field.group(2), option.find() ? attribute(option.group(), "value") : "");
      } else {
        add(sent, field.group(4), field.group(5));
      }
    }
    for (int i = 0; i < changed.length; i += 2) {
      change(sent, changed[i], changed[i + 1]);
    }
    return sent.toArray(String[]::new);
  }

  private static void add(List<String> sent, String name, String value) {
    sent.add(name);
    sent.add(value);
  }

  /** The first field of that name, or one more. */
  private static void change(List<String> sent, String name, String value) {
    int at =
        IntStream.iterate(0, i -> i < sent.size(), i -> i + 2)
            .filter(i -> sent.get(i).equals(name))
            .findFirst()
            .orElse(-1);
    if (at < 0) {
      add(sent, name, value);
    } else {
      sent.set(at + 1, value);
    }
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? value.group(1).replace("&#39;", "'").replace("&amp;", "&") : "";
  }

  @Test
  void aScheduleIsMadeOfLayersWithPeopleTurnsAndHours() {
    assertThat(david.get("/ui/schedules").body()).contains("href=\"/ui/schedules/new\"");
    Browser.Shown form = david.get("/ui/schedules/new");
    Browser.Shown two =
        david.post(
            "/ui/schedules", fields(form, "who-1", "David (david@example.com)", "do", "more"));
    assertThat(two.status()).isEqualTo(200);
    assertThat(two.body()).contains("id=\"l2\"").doesNotContain("id=\"l3\"");
    Browser.Shown made =
        david.post(
            "/ui/schedules",
            fields(
                two,
                "name",
                "Shop",
                "zone",
                "Europe/Berlin",
                "team",
                "PTEAM",
                "turn-1",
                "12",
                "turn-1-unit",
                "hours",
                "name-2",
                "Nights",
                "who-2",
                "joseph@example.com",
                "start-2",
                "2026-02-01T00:00",
                "end-2",
                "2026-03-01T00:00",
                "virtual-2",
                "2026-02-02T09:00",
                "days-2",
                "workdays",
                "from-2",
                "18:00",
                "until-2",
                "06:30"));
    assertThat(made.status()).as(made.words()).isEqualTo(303);
    assertThat(david.follow(made).words()).contains("The schedule is made.");
    Schedule shop = schedule(made.location().replaceAll(".*/([^?]*).*", "$1"));
    assertThat(shop.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(shop.teams()).hasSize(1);
    assertThat(shop.layers()).hasSize(2);
    assertThat(shop.layers().getFirst().turnLength()).isEqualTo(Duration.ofHours(12));
    assertThat(shop.layers().getFirst().start()).as("at once").isEqualTo(Stage.START);
    assertThat(shop.layers().getFirst().restrictions()).isEmpty();
    Layer nights = shop.layers().getLast();
    assertThat(nights.name()).isEqualTo("Nights");
    assertThat(nights.start()).isEqualTo(Instant.parse("2026-01-31T23:00:00Z"));
    assertThat(nights.end()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
    assertThat(nights.rotationVirtualStart()).isEqualTo(Instant.parse("2026-02-02T08:00:00Z"));
    assertThat(nights.users()).containsExactly(Cast.JOSEPH.id());
    assertThat(nights.restrictions())
        .hasSize(5)
        .contains(
            new Restriction.Weekly(DayOfWeek.FRIDAY, LocalTime.of(18, 0), Duration.ofMinutes(750)));
  }

  @Test
  void whatNobodyTouchedStaysAsItWasDownToTheSecond() {
    Schedule odd =
        new Schedule(
            new ScheduleId("PODD"),
            "Odd",
            "By hand",
            Cast.ZONE,
            List.of(
                layer("PA", Instant.parse("2026-01-05T17:00:07Z"), null),
                layer(
                    "PB",
                    Instant.parse("2026-02-05T17:00:07Z"),
                    Instant.parse("2026-04-05T16:00:09Z")),
                layer(
                    "PC",
                    Instant.parse("2026-05-05T17:00:07Z"),
                    Instant.parse("2026-06-05T17:00:07Z"))),
            List.of(),
            List.of());
    stage.put(new ScheduleEntry(odd));
    Browser.Shown form = david.get("/ui/schedules/PODD/edit");
    Browser.Shown saved = david.post("/ui/schedules/PODD", fields(form));
    assertThat(saved.status()).as(saved.words()).isEqualTo(303);
    assertThat(schedule("PODD")).isEqualTo(odd);
    assertThat(david.follow(saved).words()).contains("Saved.", "Who was on call until now");
  }

  private static Layer layer(String id, Instant start, @Nullable Instant end) {
    return new Layer(
        new LayerId(id),
        id,
        start,
        end,
        Instant.parse("2026-01-05T17:00:07Z"),
        Duration.ofSeconds(90_061),
        List.of(Cast.DAVID.id(), Cast.JOSEPH.id(), Cast.DAVID.id()),
        List.of(
            new Restriction.Daily(LocalTime.of(22, 0, 5), Duration.ofHours(24)),
            new Restriction.Daily(LocalTime.of(22, 0), Duration.ofHours(9)),
            new Restriction.Weekly(DayOfWeek.FRIDAY, LocalTime.of(17, 0), Duration.ofHours(64)),
            new Restriction.Weekly(DayOfWeek.SUNDAY, LocalTime.of(17, 0), Duration.ofDays(7)),
            new Restriction.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0), Duration.ofHours(8))));
  }

  @Test
  void aChangeOfTurnsSaysNothingOfThePast() {
    stage.pass(Duration.ofDays(3));
    Instant now = stage.now.get();
    assertThat(onCall(schedule("PPRIMARY"), now)).containsExactly(Cast.DAVID.id());
    Browser.Shown form = david.get("/ui/schedules/PPRIMARY/edit");
    david.post("/ui/schedules/PPRIMARY", fields(form, "who-1", "Joseph (joseph@example.com)"));
    Schedule after = schedule("PPRIMARY");
    assertThat(onCall(after, now)).containsExactly(Cast.JOSEPH.id());
    assertThat(onCall(after, now.minusSeconds(1))).containsExactly(Cast.DAVID.id());
    assertThat(after.layers()).hasSize(1);
  }

  @Test
  void aLayerIsEndedAndWhoWasOnCallByItStaysKnown() {
    stage.pass(Duration.ofDays(3));
    Browser.Shown more =
        david.post(
            "/ui/schedules/PPRIMARY",
            fields(david.get("/ui/schedules/PPRIMARY/edit"), "do", "more"));
    david.post(
        "/ui/schedules/PPRIMARY",
        fields(more, "out-1", "on", "who-2", "Joseph (joseph@example.com)", "name-2", "New"));
    Schedule after = schedule("PPRIMARY");
    Instant now = stage.now.get();
    assertThat(after.layers().stream().map(Layer::name)).containsExactly("Weekly", "New");
    assertThat(after.layers().getFirst().end()).isEqualTo(now);
    assertThat(onCall(after, now.minusSeconds(1))).containsExactly(Cast.DAVID.id());
    assertThat(onCall(after, now)).containsExactly(Cast.JOSEPH.id());
    assertThat(david.get("/ui/schedules/PPRIMARY/edit").body())
        .as("what is over is not shown")
        .doesNotContain("value=\"Weekly\"");
  }

  @Test
  void theNextTwoWeeksAreShownBeforeAnythingIsSaved() {
    Schedule before = schedule("PNIGHTS");
    String[] typed =
        fields(
            david.get("/ui/schedules/PNIGHTS/edit"),
            "who-1",
            "Zayna (zayna@example.com)",
            "do",
            "preview");
    Browser.Shown shown = david.post("/ui/schedules/PNIGHTS", typed);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.words())
        .contains("The next two weeks, if you save", "Nothing is changed yet", "Zayna");
    assertThat(shown.body()).contains("value=\"Zayna (zayna@example.com)\"", "<svg");
    assertThat(schedule("PNIGHTS")).isEqualTo(before);
    Browser.Shown fresh =
        david.post("/ui/schedules", fields(david.get("/ui/schedules/new"), "do", "preview"));
    assertThat(fresh.status()).isEqualTo(400);
    assertThat(fresh.words()).contains("can't be blank", "Nothing was changed.");
  }

  @Test
  void layersAndPeopleChangePlaces() {
    Browser.Shown form = david.get("/ui/schedules/PPRIMARY/edit");
    Browser.Shown raised = david.post("/ui/schedules/PPRIMARY", fields(form, "do", "raise-1-2"));
    assertThat(raised.body()).containsSubsequence("value=\"Zayna (", "value=\"David (");
    Browser.Shown more = david.post("/ui/schedules/PPRIMARY", fields(raised, "do", "more"));
    Browser.Shown swapped =
        david.post("/ui/schedules/PPRIMARY", fields(more, "name-2", "Under it", "do", "raise-2"));
    assertThat(swapped.body()).containsSubsequence("value=\"Under it\"", "value=\"Weekly\"");
    assertThat(schedule("PPRIMARY")).isEqualTo(Cast.PRIMARY);
    for (String odd : List.of("raise-0", "raise-9", "raise-1-99", "raise-1-0", "jump")) {
      assertThat(david.post("/ui/schedules/PPRIMARY", fields(form, "do", odd)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void whatIsWrongIsSaidInTheFormAndNothingIsKept() {
    Browser.Shown form = david.get("/ui/schedules/PPRIMARY/edit");
    assertThat(wrong(form, "who-1", "Zanya").words()).contains("Nobody is called “Zanya”");
    assertThat(wrong(form, "turn-1", "soon").words()).contains("whole number");
    assertThat(wrong(form, "turn-1", "999999999").words()).contains("whole number");
    assertThat(wrong(form, "zone", "Mars/Olympus").words()).contains("not a known time zone");
    assertThat(wrong(form, "start-1", "yesterday").words()).contains("not a time");
    assertThat(wrong(form, "virtual-1", "9999-01-01T00:00").words()).contains("1900 and 2199");
    assertThat(wrong(form, "end-1", "2020-01-01T00:00").words()).contains("must not end before");
    assertThat(wrong(form, "days-1", "daily").words()).contains("must be a time");
    assertThat(wrong(form, "whole", "").words()).contains("too large");
    assertThat(wrong(form, "out-1", "on").words()).contains("Schedule layers can't be blank");
    Browser.Shown kept = wrong(form, "name", "", "description", "Typed in vain");
    assertThat(kept.body()).contains("Typed in vain");
    assertThat(schedule("PPRIMARY")).isEqualTo(Cast.PRIMARY);
  }

  private Browser.Shown wrong(Browser.Shown form, String... changed) {
    Browser.Shown shown = david.post("/ui/schedules/PPRIMARY", fields(form, changed));
    assertThat(shown.status()).as(String.join(" ", changed)).isEqualTo(400);
    return shown;
  }

  @Test
  void aScheduleThatNobodyAsksIsDeletedAndOthersStay() {
    assertThat(david.post("/ui/schedules/PPRIMARY/delete").words()).contains("policies");
    assertThat(schedule("PPRIMARY")).isEqualTo(Cast.PRIMARY);
    assertThat(david.follow(david.post("/ui/schedules/PNIGHTS/delete")).words())
        .contains("The schedule is deleted.")
        .doesNotContain("Nights only");
  }

  @Test
  void whoMayNotSeesNoWayInAndIsRefused() {
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/schedules").body()).doesNotContain("/ui/schedules/new");
    assertThat(olga.get("/ui/schedules/PPRIMARY").body()).doesNotContain("/edit\"");
    assertThat(olga.get("/ui/schedules/PPRIMARY/edit").status()).isEqualTo(403);
    olga.get("/ui/me");
    for (String form :
        List.of("/ui/schedules", "/ui/schedules/PPRIMARY", "/ui/schedules/PPRIMARY/delete")) {
      String[] fields = {
        "name", "X", "zone", "UTC", "whole", "on", "layer-1", "", "who-1", "olga@example.com"
      };
      assertThat(olga.post(form, fields).status()).as(form).isEqualTo(403);
      assertThat(olga.postWith("forged", form, fields).status()).as(form).isEqualTo(403);
      assertThat(stage.stranger().postWith("", form).location()).isEqualTo("/ui/login");
    }
    assertThat(schedule("PPRIMARY")).isEqualTo(Cast.PRIMARY);
  }
}
