package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Role;

/** Maintenance windows on pages. It is Tuesday, 6 January 2026, 14:57 in Los Angeles. */
class MaintenancePageTest {
  private final Stage stage = new Stage();
  private Browser joseph = stage.stranger();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    joseph = stage.browser(Cast.JOSEPH.id());
    joseph.get("/ui/maintenance");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private List<MaintenanceWindow> windows() {
    return List.copyOf(stage.directory.current().all(MaintenanceWindow.class));
  }

  private Browser.Shown plan(String from, String until, String... more) {
    joseph.get("/ui/maintenance");
    String[] form = {"service", "PRELAY", "description", "New disks", "from", from, "until", until};
    String[] all = java.util.Arrays.copyOf(form, form.length + more.length);
    System.arraycopy(more, 0, all, form.length, more.length);
    return joseph.post("/ui/maintenance", all);
  }

  @Test
  void aWindowIsPlannedFromAServicesPageAndKeepsItQuietWhileItLasts() {
    assertThat(joseph.get("/ui/services/PRELAY").body())
        .contains("href=\"/ui/maintenance?service=PRELAY\"");
    assertThat(joseph.get("/ui/maintenance?service=PRELAY").body())
        .contains("value=\"PRELAY\" checked")
        .doesNotContain("value=\"PWEBAPP\" checked");
    Browser.Shown made = joseph.follow(plan("2026-01-06T14:00", "2026-01-06T16:00"));
    assertThat(made.words()).contains("The window is made.", "New disks", "Ongoing", "by Joseph");
    MaintenanceWindow window = windows().getFirst();
    assertThat(window.start()).as("a start in the past is now").isEqualTo(Stage.START);
    assertThat(window.end()).isEqualTo(Instant.parse("2026-01-07T00:00:00Z"));
    assertThat(window.createdBy()).isEqualTo(Cast.JOSEPH.id());

    assertThat(joseph.get("/ui/services/PRELAY").words()).contains("New disks", "Ongoing");

    stage.pass(Duration.ofMinutes(5));
    joseph.get("/ui/maintenance");
    String act = "/ui/maintenance/" + window.id();
    assertThat(joseph.follow(joseph.post(act, "do", "end")).words())
        .contains("The window is over.", "Over");
    assertThat(windows().getFirst().end()).isEqualTo(Stage.START.plus(Duration.ofMinutes(5)));
    assertThat(joseph.post(act, "do", "end").status()).as("it is over").isEqualTo(405);
  }

  @Test
  void oneToComeIsChangedAndDeleted() {
    plan("2026-01-07T10:00", "2026-01-07T12:00", "service", "PWEBAPP");
    MaintenanceWindow window = windows().getFirst();
    assertThat(window.services()).hasSize(2);
    String act = "/ui/maintenance/" + window.id();
    assertThat(joseph.get("/ui/maintenance").words()).contains("To come", "db2kafka", "web-app");
    joseph.post(
        act,
        "do",
        "change",
        "description",
        "Newer",
        "from",
        "2026-01-07T11:00",
        "until",
        "2026-01-07T13:00");
    assertThat(windows().getFirst().description()).isEqualTo("Newer");
    assertThat(windows().getFirst().start()).isEqualTo(Instant.parse("2026-01-07T19:00:00Z"));
    assertThat(windows().getFirst().services()).as("they stay").hasSize(2);
    joseph.post(act, "do", "end");
    assertThat(windows()).isEmpty();
    assertThat(joseph.post(act, "do", "end").status()).isEqualTo(404);
  }

  @Test
  void whatMakesNoSenseChangesNothingSaysWhyAndKeepsWhatWasTyped() {
    for (String[] times :
        new String[][] {
          {"2026-01-07T10:00", "2026-01-07T10:00"},
          {"2026-01-05T10:00", "2026-01-05T12:00"},
          {"2026-01-07T10:00", "9999-01-07T10:00"},
          {"soon", "2026-01-07T10:00"},
          {"", ""}
        }) {
      Browser.Shown refused = plan(times[0], times[1]);
      assertThat(refused.status()).as(times[0]).isEqualTo(400);
      assertThat(refused.words()).contains("Nothing was changed.");
      assertThat(refused.body()).contains("value=\"New disks\"", "value=\"PRELAY\" checked");
    }
    joseph.get("/ui/maintenance");
    assertThat(joseph.post("/ui/maintenance", "until", "2026-01-07T10:00").words())
        .contains("Services can't be blank");
    assertThat(windows()).isEmpty();
  }

  @Test
  void whoMayNotMaintainOnlyLooks() {
    plan("2026-01-07T10:00", "2026-01-07T12:00");
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/maintenance").words())
        .contains("New disks")
        .doesNotContain("Plan a window", "Delete it");
    String form = "/ui/maintenance";
    assertThat(olga.post(form, "service", "PRELAY").status()).isEqualTo(403);
    assertThat(olga.post(form + "/" + windows().getFirst().id(), "do", "end").status())
        .isEqualTo(403);
    assertThat(Cast.OLGA.role()).isEqualTo(Role.OBSERVER);
    assertThat(joseph.postWith("", form, "service", "PRELAY").status()).isEqualTo(403);
    assertThat(windows()).hasSize(1);
  }
}
