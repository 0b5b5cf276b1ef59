package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.ShiftBasedScheduleEntry;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.EventRotation;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;

/** A schedule's page, read without scripts. It is Tuesday, 6 January 2026, 14:57 in Los Angeles. */
class SchedulePageTest {
  private static final String PRIMARY = "/ui/schedules/PPRIMARY";
  private static final String SHIFTS = "/ui/schedules/PSHIFTS";

  private final Stage stage = new Stage();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    var members =
        List.<ShiftMember>of(
            new ShiftMember.Person(Cast.DAVID.id()), new ShiftMember.Person(Cast.JOSEPH.id()));
    var event =
        new RotationEvent(
            new RotationEventId("PEVENT"),
            "Days",
            Stage.START.minus(Duration.ofHours(2)),
            Stage.START.plus(Duration.ofHours(6)),
            Cast.ZONE,
            Stage.START.minus(Duration.ofHours(2)),
            null,
            List.of("RRULE:FREQ=DAILY"),
            new Assignment.Everybody(members));
    stage.put(
        new ShiftBasedScheduleEntry(
            new ShiftBasedSchedule(
                new ScheduleId("PSHIFTS"),
                "Shifts",
                "",
                Cast.ZONE,
                List.of(new EventRotation(new RotationId("PROTATION"), List.of(event))),
                List.of(),
                List.of(),
                List.of(),
                List.of())));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void twoWeeksAreDrawnWithEveryLayerForWideAndNarrowScreens() {
    Browser david = stage.browser(Cast.DAVID.id());
    String body = david.get(PRIMARY).body();

    assertThat(body)
        .contains("viewBox=\"0 0 1000 ", "viewBox=\"0 0 350 ", ">Final<", "class=\"now\"");
    assertThat(body).contains(">Tue 6<", ">Mon 19<").doesNotContain(">Tue 20<");
    assertThat(david.get(PRIMARY + "?from=2026-01-20").body())
        .contains(">Tue 20<", ">Mon 2<")
        .doesNotContain("class=\"now\"");
    for (String odd : List.of("9999-01-01", "yesterday", "-999999999-01-01")) {
      assertThat(david.get(PRIMARY + "?from=" + odd).body()).contains(">Tue 6<");
    }
  }

  @Test
  void anOverrideIsMadeAndEndedByForms() {
    Browser david = stage.browser(Cast.DAVID.id());
    david.get(PRIMARY);
    Browser.Shown made =
        david.follow(
            david.post(
                PRIMARY + "/overrides",
                "do",
                "make",
                "who",
                "PJOSEPH",
                "from",
                "2026-01-06T09:00",
                "until",
                "2026-01-06T20:00"));
    assertThat(made.words()).contains("The override is made.", "On call now: Joseph until");
    assertThat(made.body()).contains("ov\"", ">Overrides<");
    String id = made.body().replaceAll("(?s).*name=\"override\" value=\"([^\"]+)\".*", "$1");
    Browser.Shown gone =
        david.follow(david.post(PRIMARY + "/overrides", "do", "delete", "override", id));
    assertThat(gone.words()).contains("The override is gone.").doesNotContain("now: Joseph");
    assertThat(stage.directory.current().schedule(new ScheduleId("PPRIMARY")).orElseThrow())
        .satisfies(after -> assertThat(after.overrides().getFirst().end()).isEqualTo(Stage.START));
  }

  @Test
  void aFormThatMakesNoSenseChangesNothingAndSaysWhy() {
    Browser david = stage.browser(Cast.DAVID.id());
    david.get(PRIMARY);
    for (String[] form :
        new String[][] {
          {"PJOSEPH", "2026-01-06T20:00", "2026-01-06T20:00", "must end after its start"},
          {"PJOSEPH", "2026-01-05T09:00", "2026-01-05T20:00", "must end in the future"},
          {"PJOSEPH", "2026-01-07T09:00", "9999-01-07T20:00", "1900 and 2199"},
          {"PJOSEPH", "soon", "2026-01-07T20:00", "Write times like"},
          {"PNOBODY", "2026-01-07T09:00", "2026-01-07T20:00", "Choose who takes it"}
        }) {
      Browser.Shown shown =
          david.post(
              PRIMARY + "/overrides",
              "do",
              "make",
              "who",
              form[0],
              "from",
              form[1],
              "until",
              form[2]);
      assertThat(shown.status()).as(form[3]).isEqualTo(400);
      assertThat(shown.words()).contains(form[3]);
      david.get(PRIMARY);
    }
    assertThat(stage.directory.current().schedule(new ScheduleId("PPRIMARY")).orElseThrow())
        .satisfies(after -> assertThat(after.overrides()).isEmpty());
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get(PRIMARY).body()).doesNotContain("Make an override", "Make a new address");
    assertThat(olga.post(PRIMARY + "/overrides", "do", "make").status()).isEqualTo(403);
    assertThat(olga.post(PRIMARY + "/feed", "do", "renew").status()).isEqualTo(403);
  }

  @Test
  void whereSeveralAreOnCallEachHasALaneAndAnOverrideNamesWhomItReplaces() {
    Browser david = stage.browser(Cast.DAVID.id());
    Browser.Shown page = david.get(SHIFTS);
    assertThat(page.words()).contains("David", "Joseph", "all at once", "Instead of");
    assertThat(page.words()).contains("Nobody is on call from");
    Browser.Shown made =
        david.follow(
            david.post(
                SHIFTS + "/overrides",
                "do",
                "make",
                "who",
                "PZAYNA",
                "instead",
                "r PROTATION PDAVID",
                "from",
                "2026-01-06T13:00",
                "until",
                "2026-01-06T20:00"));
    assertThat(made.words()).contains("The override is made.", "Zayna until");
    assertThat(david.get("/ui/schedules").words()).contains("Shifts", "Zayna", "Joseph");
    assertThat(david.post(SHIFTS + "/overrides", "do", "make").status()).isEqualTo(400);
  }

  @Test
  void theFeedsAddressIsShownReplacedAndTurnedOff() {
    Browser david = stage.browser(Cast.DAVID.id());
    for (String page : List.of(PRIMARY, "/ui/people/PDAVID")) {
      String first = feed(david.get(page));
      assertThat(david.get(first).status()).isEqualTo(200);
      david.get(page);
      String second = feed(david.follow(david.post(page + "/feed", "do", "renew")));
      assertThat(second).isNotEqualTo(first);
      assertThat(david.get(first).status()).isEqualTo(404);
      david.get(page);
      assertThat(david.follow(david.post(page + "/feed", "do", "off")).words())
          .contains("The feed is turned off.");
      assertThat(david.get(second).status()).isEqualTo(404);
    }
    assertThat(stage.browser(Cast.OLGA.id()).get("/ui/people/PDAVID").words())
        .doesNotContain("Calendar feed");
    Browser olga = stage.browser(Cast.OLGA.id());
    olga.get("/ui/people/PDAVID");
    assertThat(olga.post("/ui/people/PDAVID/feed", "do", "renew").status()).isEqualTo(403);
  }

  private static String feed(Browser.Shown page) {
    String address = page.body().replaceAll("(?s).*calendar feed\">([^<]+)<.*", "$1");
    return address.substring(address.indexOf("/feeds/"));
  }
}
