package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Role;
import tocsin.core.account.User;
import tocsin.core.incident.IncidentStatus;

/** What pages show to whom, and what is written down of what they change. */
class PermissionPagesTest {
  private final Stage stage = new Stage();

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    stage.trigger(Cast.KEY, "k", "db2kafka is down", "");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void whatSomebodyChangesOnAPageIsShownToAdministratorsOnly() {
    Browser olga = stage.browser(Cast.OLGA.id());
    olga.get("/ui/me");
    assertThat(olga.post("/ui/me/display", "zone", "Asia/Tokyo").status()).isEqualTo(303);

    assertThat(stage.browser(Cast.DAVID.id()).get("/ui/audit").words())
        .contains("Olga", "changed user Olga", "on a page", "Asia/Tokyo");
    assertThat(olga.get("/ui/audit").status()).isEqualTo(403);
    assertThat(olga.get("/ui/").body()).doesNotContain("href=\"/ui/audit\"");
  }

  @Test
  void thoseWithRestrictedAccessFindNothingThatBelongsToOthers() {
    become(Role.RESTRICTED_ACCESS);
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/incidents?view=all").body()).doesNotContain("db2kafka is down");
    assertThat(olga.get("/ui/services").body()).doesNotContain("/ui/services/PRELAY");
    assertThat(olga.get("/ui/services/PRELAY").status()).isEqualTo(404);
    assertThat(olga.get("/ui/people").body()).doesNotContain("Joseph");
    assertThat(olga.get("/ui/incidents/1").status()).isEqualTo(403);
    olga.get("/ui/incidents");
    assertThat(olga.post("/ui/incidents", "do", "resolve", "n", "1").status()).isEqualTo(403);
    assertThat(stage.incident(1).status()).isEqualTo(IncidentStatus.TRIGGERED);
  }

  @Test
  void limitedStakeholdersSeeIncidentsAndNothingOfWhatIsConfigured() {
    become(Role.READ_ONLY_LIMITED_USER);
    Browser olga = stage.browser(Cast.OLGA.id());
    assertThat(olga.get("/ui/incidents/1").status()).isEqualTo(200);
    assertThat(olga.get("/ui/services").status()).isEqualTo(403);
    assertThat(olga.get("/ui/").body()).doesNotContain("href=\"/ui/services\"");
  }

  private void become(Role role) {
    stage.directory.change(now -> {
      User was = now.user(Cast.OLGA.id()).orElseThrow();
      return List.of(new DirectoryChange.Put(in(role, was)));
    });
  }

  private static User in(Role role, User was) {
    return new User(
        was.id(),
        was.name(),
        was.email(),
        was.zone(),
        role,
        was.jobTitle(),
        was.description(),
        was.color(),
        was.contactMethods(),
        was.notificationRules());
  }
}
