package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.Role;
import tocsin.core.account.ScheduledRaise;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.TeamRole;
import tocsin.core.account.UrgencyBasis;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;

/** Somebody who writes no scripts sets up services, people, teams and policies in a browser. */
class SetUpPagesTest {
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

  private <T extends DirectoryEntry> T only(Class<T> type, String key) {
    Collection<T> all = stage.directory.current().all(type);
    return all.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }

  /** The last part of where the answer leads. */
  private static String id(Browser.Shown shown) {
    assertThat(shown.status()).as(shown.words()).isEqualTo(303);
    return shown.location().replaceAll(".*/([^/?]+)(\\?.*)?", "$1");
  }

  private static List<String> service(String... more) {
    List<String> fields = new java.util.ArrayList<>(List.of("name", "Shop", "policy", "PCORE"));
    fields.addAll(List.of(more));
    return fields;
  }

  private Browser.Shown post(String path, List<String> fields) {
    return david.post(path, fields.toArray(String[]::new));
  }

  @Test
  void aServiceIsMadeWithAKeyThatTakesEventsAtOnce() {
    assertThat(david.get("/ui/services").body()).contains("href=\"/ui/services/new\"");
    assertThat(david.get("/ui/services/new").words()).contains("First integration");
    Browser.Shown made =
        post(
            "/ui/services",
            service("urgency", "low", "again", "30", "team", "PTEAM", "integration", "Grafana"));
    Service shop = only(Service.class, id(made));
    assertThat(shop.urgencyRule()).isEqualTo(UrgencyRule.LOW);
    assertThat(shop.acknowledgementTimeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(shop.autoResolveTimeout()).isNull();
    assertThat(shop.teams()).hasSize(1);
    String key = shop.integrations().getFirst().routingKey();
    assertThat(david.follow(made).words()).contains("The service is made.", "Grafana", key);

    assertThat(stage.trigger(key, "k", "Tills are down", "").subject().service())
        .isEqualTo(shop.id());
  }

  @Test
  void itsUrgencyGoesBySupportHours() {
    Browser.Shown made =
        post(
            "/ui/services",
            service(
                "urgency",
                "use_support_hours",
                "during",
                "high",
                "outside",
                "low",
                "zone",
                "Europe/Berlin",
                "day",
                "1",
                "day",
                "5",
                "start",
                "09:00",
                "end",
                "17:30",
                "raise-start",
                "on"));
    String id = id(made);
    UrgencyRule.BySupportHours rule =
        (UrgencyRule.BySupportHours) only(Service.class, id).urgencyRule();
    assertThat(rule.outside()).isEqualTo(UrgencyBasis.LOW);
    assertThat(rule.hours().days()).hasSize(2);
    assertThat(rule.raises()).containsExactly(ScheduledRaise.SUPPORT_HOURS_START);
    assertThat(david.get("/ui/services/" + id + "/edit").body())
        .contains("value=\"17:30\"", "value=\"Europe/Berlin\" selected", "value=\"5\" checked")
        .doesNotContain("value=\"4\" checked");
    post("/ui/services/" + id, service("urgency", "severity_based"));
    assertThat(only(Service.class, id).urgencyRule()).isEqualTo(UrgencyRule.SEVERITY_BASED);
  }

  @Test
  void aServiceIsChangedAndWhatIsWrongIsSaidInTheForm() {
    List<String> good = service("urgency", "high", "again", "30");
    post("/ui/services/PRELAY", good);
    Service relay = only(Service.class, "PRELAY");
    assertThat(relay.name()).isEqualTo("Shop");
    assertThat(relay.integrations()).isEqualTo(Cast.RELAY.integrations());
    Browser.Shown wrong =
        post("/ui/services/PWEBAPP", service("urgency", "loud", "again", "soon", "policy", "PX"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.words()).contains("must be one of", "whole number", "Nothing was changed.");
    assertThat(wrong.body()).contains("value=\"soon\"", "value=\"Shop\"");
    assertThat(post("/ui/services/PWEBAPP", good).words()).contains("Name has already been taken");
    assertThat(only(Service.class, "PWEBAPP")).isEqualTo(Cast.WEB_APP);
    assertThat(david.post("/ui/services/PNONE", "name", "x").status()).isEqualTo(404);
  }

  @Test
  void integrationsComeGetOtherNamesAndGo() {
    String path = "/ui/services/PRELAY/integrations";
    david.post(path, "name", "Zabbix");
    String made = only(Service.class, "PRELAY").integrations().getLast().id().value();
    david.post(path + "/" + made, "do", "save", "name", "Zabbix, east");
    assertThat(david.get("/ui/services/PRELAY").words()).contains("Zabbix, east");
    david.post(path + "/" + made, "do", "remove");
    assertThat(only(Service.class, "PRELAY").integrations()).hasSize(1);
    david.post("/ui/services/PRELAY/delete");
    assertThat(stage.directory.current().service(Cast.RELAY.id())).isEmpty();
  }

  @Test
  void aHeartbeatSaysWhereToPingAndPagesWhenNoneComes() {
    String path = "/ui/services/PRELAY/integrations";
    david.post(
        path,
        "name",
        "Nightly backup",
        "kind",
        "heartbeat_inbound_integration",
        "within",
        "25",
        "within-unit",
        "hours");
    Integration beat = only(Service.class, "PRELAY").integrations().getLast();
    assertThat(beat.pingWithin()).isEqualTo(Duration.ofHours(25));
    String address = "/heartbeat/" + beat.routingKey();
    assertThat(david.get("/ui/services/PRELAY").words())
        .contains(stage.url() + address, "25 h without a ping", "Not heard yet", "none yet");
    assertThat(stage.browser(Cast.OLGA.id()).get("/ui/services/PRELAY").body())
        .doesNotContain(beat.routingKey());
    assertThat(stage.stranger().get(address).status()).isEqualTo(202);
    assertThat(david.get("/ui/services/PRELAY").words()).contains("Alive");
    david.post(
        path + "/" + beat.id(),
        "do",
        "save",
        "name",
        "Backup",
        "within",
        "90",
        "within-unit",
        "seconds");
    Integration changed = only(Service.class, "PRELAY").integrations().getLast();
    assertThat(changed.pingWithin()).isEqualTo(Duration.ofSeconds(90));
    assertThat(changed.routingKey()).isEqualTo(beat.routingKey());
    assertThat(
            david
                .post(path, "name", "X", "kind", "heartbeat_inbound_integration", "within", "9")
                .status())
        .isEqualTo(400);
    assertThat(david.post(path, "name", "X", "kind", "PNOVEND").status()).isEqualTo(400);
  }

  @Test
  void aNewServicesFirstIntegrationIsOfAnyKind() {
    String grafana =
        id(post("/ui/services", service("urgency", "low", "integration", "G", "kind", "PGRAFNA")));
    assertThat(david.get("/ui/services/" + grafana).words()).contains("G Grafana");
    List<String> beat = new java.util.ArrayList<>(List.of("name", "Backup", "policy", "PCORE"));
    beat.addAll(
        List.of(
            "urgency",
            "low",
            "integration",
            "Nightly",
            "kind",
            "heartbeat_inbound_integration",
            "within",
            "2",
            "within-unit",
            "days"));
    String id = id(post("/ui/services", beat));
    assertThat(only(Service.class, id).integrations().getFirst().pingWithin())
        .isEqualTo(Duration.ofDays(2));
    david.get("/ui/me");
    assertThat(david.follow(david.post("/ui/services/" + id + "/test")).words())
        .as("a ping would page nobody")
        .contains("There is no integration that takes events.");
  }

  @Test
  void somebodyIsAddedGetsARoleAndIsRemoved() {
    Browser.Shown made =
        david.post("/ui/people", "name", "Eve", "email", "eve@example.org", "role", "limited_user");
    String id = id(made);
    assertThat(only(User.class, id).role()).isEqualTo(Role.LIMITED_USER);
    assertThat(only(User.class, id).contactMethods()).hasSize(1);
    assertThat(david.follow(made).words()).contains("Added.", "Make a log-in link");
    david.post("/ui/people/" + id, "name", "Eva", "email", "eve@example.org", "role", "admin");
    assertThat(only(User.class, id).role()).isEqualTo(Role.ADMIN);
    assertThat(david.post("/ui/people", "name", "Eve", "email", "eve@example.org").words())
        .contains("Email has already been taken");
    david.post("/ui/people/" + id + "/delete");
    assertThat(stage.directory.current().userByEmail("eve@example.org")).isEmpty();
    Browser.Shown needed = david.post("/ui/people/PJOSEPH/delete");
    assertThat(needed.words()).contains("they are on an escalation policy");
    assertThat(
            david
                .post("/ui/people/PDAVID", "name", "D", "email", "d@d.org", "role", "user")
                .words())
        .contains("the last one");
  }

  @Test
  void aTeamIsMadeFilledEmptiedAndDeleted() {
    String id = id(david.post("/ui/teams", "name", "Pay", "description", "Money"));
    String members = "/ui/teams/" + id + "/members";
    david.post(members, "user", "POLGA", "role", "responder");
    assertThat(only(Team.class, id).members())
        .containsExactly(new Team.Member(Cast.OLGA.id(), TeamRole.RESPONDER));
    assertThat(david.get("/ui/teams/" + id).words()).contains("Olga responder");
    david.post(members, "user", "POLGA", "do", "remove");
    assertThat(only(Team.class, id).members()).isEmpty();
    assertThat(david.post("/ui/teams", "name", "pay").words()).contains("already been taken");
    david.post("/ui/teams/" + id, "do", "delete");
    assertThat(david.get("/ui/teams/" + id).status()).isEqualTo(404);
  }

  @Test
  void aPolicyIsMadeOfNamesThatAreTyped() {
    String[] fields = {
      "name", "Night", "loops", "3", "minutes-1", "5", "target-1", "Schedule Core primary",
      "target-1", "", "turn-1", "on", "target-1", "Joseph (joseph@example.com)", "minutes-2", "30",
      "target-2", ""
    };
    EscalationPolicy night = only(EscalationPolicy.class, id(david.post("/ui/policies", fields)));
    assertThat(night.loops()).isEqualTo(3);
    assertThat(night.rules()).hasSize(1);
    assertThat(night.rules().getFirst().strategy()).isEqualTo(AssignmentStrategy.ROUND_ROBIN);
    assertThat(night.rules().getFirst().targets())
        .containsExactly(
            new EscalationTarget.OfSchedule(Cast.PRIMARY.id()),
            new EscalationTarget.OfUser(Cast.JOSEPH.id()));
    String path = "/ui/policies/" + night.id();
    Browser.Shown more =
        david.post(path, "more", "on", "minutes-1", "5", "target-1", "joseph@example.com");
    assertThat(more.body()).contains("id=\"l2\"", "value=\"joseph@example.com\"");
    Browser.Shown wrong = david.post(path, "name", "Night", "minutes-1", "5", "target-1", "Jospeh");
    assertThat(wrong.words()).contains("Nobody, and no schedule, is called “Jospeh”");
    assertThat(wrong.body()).as("as it was typed").contains("value=\"Jospeh\"");
    assertThat(david.post(path, "name", "Night", "minutes-1", "0", "target-1", "a").status())
        .isEqualTo(400);
    assertThat(only(EscalationPolicy.class, night.key())).isEqualTo(night);
    david.post(path + "/delete");
    assertThat(stage.directory.current().escalationPolicy(night.id())).isEmpty();
    assertThat(david.post("/ui/policies/PCORE/delete").words()).contains("being used by services");
  }

  @Test
  void aPolicyKeepsItsRulesWhenItIsSavedAsItStands() {
    String form = david.get("/ui/policies/PCORE/edit").body();
    String first = form.replaceAll("(?s).*name=\"rule-1\" value=\"([^\"]*)\".*", "$1");
    assertThat(first).isEqualTo(Cast.CORE.rules().getFirst().id().value());
    david.post(
        "/ui/policies/PCORE",
        "name",
        "Core",
        "loops",
        "1",
        "rule-1",
        first,
        "minutes-1",
        "15",
        "target-1",
        "Schedule Core primary",
        "rule-2",
        "PCORER1",
        "minutes-2",
        "15",
        "target-2",
        "Joseph (joseph@example.com)");
    assertThat(only(EscalationPolicy.class, "PCORE")).isEqualTo(Cast.CORE);
  }

  @Test
  void whoMayNotSeesNoWayInAndIsRefused() {
    Browser olga = stage.browser(Cast.OLGA.id());
    for (String page :
        List.of("/ui/services", "/ui/people", "/ui/policies", "/ui/services/PRELAY")) {
      assertThat(olga.get(page).body()).doesNotContain("/new\"", "/edit\"");
    }
    for (String form :
        List.of(
            "/ui/services",
            "/ui/services/PRELAY",
            "/ui/services/PRELAY/delete",
            "/ui/services/PRELAY/integrations",
            "/ui/services/PRELAY/integrations/PRELAYI",
            "/ui/people",
            "/ui/people/PJOSEPH",
            "/ui/people/PJOSEPH/delete",
            "/ui/teams",
            "/ui/teams/PTEAM",
            "/ui/teams/PTEAM/members",
            "/ui/policies",
            "/ui/policies/PCORE",
            "/ui/policies/PCORE/delete")) {
      olga.get("/ui/me");
      assertThat(olga.post(form, "name", "X", "do", "remove", "user", "PDAVID").status())
          .as(form)
          .isEqualTo(403);
      assertThat(olga.postWith("forged", form, "name", "X").status()).as(form).isEqualTo(403);
      assertThat(stage.stranger().postWith("", form).location()).isEqualTo("/ui/login");
    }
    assertThat(olga.get("/ui/services/PRELAY/edit").status()).isEqualTo(403);
    assertThat(olga.get("/ui/people/new").status()).isEqualTo(403);
  }
}
