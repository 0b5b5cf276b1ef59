package tocsin.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.Service;
import tocsin.core.account.User;
import tocsin.core.account.WebhookSubscription;
import tocsin.storage.AuditLog;
import tocsin.web.DeclaredRoutes;
import tocsin.web.access.SetupLink;

/**
 * Every form that changes what is configured leaves a record of it. A new form fails here until it
 * has an example below, and until that leaves a record.
 */
class EveryFormIsWrittenDownTest {
  /** Who comes and goes, what is answered (log entries tell of it), and what is only sent. */
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of(
          "/ui/login",
          "/ui/login/demo",
          "/ui/logout",
          "/ui/incidents",
          "/ui/incidents/new",
          "/ui/incidents/:number",
          "/ui/a/:token",
          "/ui/pocket",
          "/ui/services/:id/test",
          "/ui/webhooks/:id",
          "/ui/");

  private static final AuditLog.Filter ALL =
      new AuditLog.Filter(
          Instant.EPOCH,
          Instant.parse("2999-01-01T00:00:00Z"),
          Set.of(),
          null,
          Set.of(),
          null,
          Set.of(),
          Set.of());

  private final Stage stage = new Stage();
  private final Map<String, Supplier<Sent>> examples = new LinkedHashMap<>();
  private Browser david = stage.stranger();

  /** A form as it is sent. */
  private record Sent(String path, String... fields) {}

  @BeforeEach
  void enter() {
    Cast.enter(stage);
    david = stage.browser(Cast.DAVID.id());
    profile();
    account();
    services();
    people();
    policies();
    schedules();
    rooms();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void byEveryPage() {
    List<String> wrong = new ArrayList<>();
    for (String route : DeclaredRoutes.forms(stage.app)) {
      if (TOLD_ELSEWHERE.contains(route)) {
        continue;
      }
      Supplier<Sent> example = examples.get(route);
      if (example == null) {
        wrong.add(route + " has no example here");
        continue;
      }
      Sent sent = example.get();
      long before = latest();
      david.get(sent.path().startsWith("/ui/setup/") ? sent.path() : "/ui/me");
      Browser.Shown answer = david.post(sent.path(), sent.fields());
      if (answer.status() >= 400) {
        wrong.add(route + " answered " + answer.status() + ": " + answer.words());
      } else if (latest() == before) {
        wrong.add(route + " leaves no record");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noExampleIsOfAFormThatIsGone() {
    assertThat(DeclaredRoutes.forms(stage.app))
        .containsAll(examples.keySet())
        .containsAll(TOLD_ELSEWHERE);
  }

  private long latest() {
    List<AuditLog.Row> rows = stage.stores.audit().list(ALL, Long.MAX_VALUE, 1);
    return rows.isEmpty() ? 0 : rows.getFirst().position();
  }

  private void on(String route, Supplier<Sent> example) {
    examples.put(route, example);
  }

  private User reader() {
    return stage.directory.current().user(Cast.DAVID.id()).orElseThrow();
  }

  private static Sent sent(String path, String... fields) {
    return new Sent(path, fields);
  }

  /** Sends a form of which another one depends. */
  private Browser.Shown before(String path, String... fields) {
    david.get("/ui/me");
    return david.post(path, fields);
  }

  private void profile() {
    on("/ui/me/display", () -> sent("/ui/me/display", "zone", "Asia/Tokyo"));
    on("/ui/me/password", this::anotherPassword);
    String way = Cast.DAVID.contactMethods().getFirst().id().value();
    on(
        "/ui/me/contacts",
        () -> sent("/ui/me/contacts", "kind", "email", "address", "home@example.org"));
    on(
        "/ui/me/contacts/:method",
        () -> sent("/ui/me/contacts/" + way, "do", "save", "label", "X", "address", "x@x.org"));
    String[] rule = {"urgency", "low", "minutes", "15", "method", way};
    on("/ui/me/rules", () -> sent("/ui/me/rules", rule));
    on(
        "/ui/me/rules/:rule",
        () -> sent("/ui/me/rules/" + reader().notificationRules().getLast().id()));
    String[] notice = {"when", "begins", "minutes", "60", "method", way};
    on("/ui/me/handoffs", () -> sent("/ui/me/handoffs", notice));
    on(
        "/ui/me/handoffs/:rule",
        () -> sent("/ui/me/handoffs/" + reader().handoffRules().getLast().id()));
    on("/ui/me/keys", () -> sent("/ui/me/keys", "name", "Laptop"));
    on("/ui/me/keys/:key", () -> sent(revocation("/ui/me/keys")));
  }

  private Sent anotherPassword() {
    stage.password(Cast.DAVID.id(), "correct horse battery");
    return sent(
        "/ui/me/password", "present", "correct horse battery", "next", "staple battery horse");
  }

  private String revocation(String path) {
    String body = before(path, "name", "Short-lived").body();
    return body.replaceAll("(?s).*\"(" + path + "/[\\w-]+)\".*", "$1");
  }

  private void account() {
    on("/ui/keys", () -> sent("/ui/keys", "name", "Terraform"));
    on("/ui/keys/:key", () -> sent(revocation("/ui/keys")));
    String[] window = {
      "service", "PRELAY", "from", "2026-01-09T09:00", "until", "2026-01-09T12:00"
    };
    on(
        "/ui/maintenance",
        () -> {
          stage.put(Cast.RELAY); // the first service's form took it away
          stage.put(Cast.WEB_APP);
          return sent("/ui/maintenance", window);
        });
    on(
        "/ui/maintenance/:id",
        () -> {
          before("/ui/maintenance", window);
          var made = stage.directory.current().all(MaintenanceWindow.class).iterator().next();
          return sent("/ui/maintenance/" + made.id(), "do", "end");
        });
    on("/ui/people/:id/invite", () -> sent("/ui/people/PJOSEPH/invite"));
    on("/ui/people/:id/feed", () -> sent("/ui/people/PJOSEPH/feed", "do", "renew"));
    on("/ui/schedules/:id/feed", () -> sent("/ui/schedules/PPRIMARY/feed", "do", "off"));
    on(
        "/ui/schedules/:id/overrides",
        () ->
            sent(
                "/ui/schedules/PPRIMARY/overrides",
                "do",
                "make",
                "who",
                "PJOSEPH",
                "from",
                "2026-01-06T09:00",
                "until",
                "2026-01-08T20:00"));
    on(
        "/ui/setup/:token",
        () ->
            sent(
                new SetupLink(stage.stores.credentials(), stage.app.random())
                    .invitation(Cast.DAVID.id(), stage.now.get()),
                "password",
                "a horse with a battery"));
    on("/ui/welcome", this::firstService);
  }

  private void services() {
    String[] service = {"name", "Shop", "policy", "PCORE", "urgency", "high", "disabled", "on"};
    on("/ui/services", () -> sent("/ui/services", service));
    on(
        "/ui/services/:id",
        () ->
            sent("/ui/services/PRELAY", service[0], "Relay", "policy", "PCORE", "urgency", "low"));
    on("/ui/services/:id/delete", () -> sent("/ui/services/PWEBAPP/delete"));
    on(
        "/ui/services/:id/integrations",
        () -> sent("/ui/services/PRELAY/integrations", "name", "E"));
    on(
        "/ui/services/:id/integrations/:integration",
        () -> sent("/ui/services/PRELAY/integrations/PRELAYI", "do", "save", "name", "F"));
  }

  private void people() {
    String[] eve = {"name", "Eve", "email", "eve@example.org"};
    on("/ui/people", () -> sent("/ui/people", eve));
    on("/ui/people/:id", () -> sent("/ui/people/PZAYNA", "name", "Zayna Z", "email", "z@z.org"));
    on("/ui/people/:id/delete", () -> sent("/ui/people/POLGA/delete"));
    on("/ui/teams", () -> sent("/ui/teams", "name", "Pay"));
    on("/ui/teams/:id", () -> sent("/ui/teams/PTEAM", "name", "Heart"));
    on(
        "/ui/teams/:id/members",
        () -> sent("/ui/teams/PTEAM/members", "user", "PJOSEPH", "role", "responder"));
  }

  private void policies() {
    String[] policy = {
      "name", "Two", "loops", "1", "minutes-1", "5", "target-1", "joseph@example.com"
    };
    on("/ui/policies", () -> sent("/ui/policies", policy));
    on(
        "/ui/policies/:id",
        () ->
            sent(
                "/ui/policies/PCORE",
                "name",
                "Heart",
                "loops",
                "1",
                "minutes-1",
                "7",
                "target-1",
                "joseph@example.com"));
    on("/ui/policies/:id/delete", () -> sent("/ui/policies/PEMPTY/delete"));
  }

  private void schedules() {
    String[] schedule = {
      "name",
      "Rota",
      "zone",
      "UTC",
      "whole",
      "on",
      "layer-1",
      "",
      "who-1",
      "joseph@example.com",
      "turn-1",
      "1",
      "turn-1-unit",
      "days"
    };
    on("/ui/schedules", () -> sent("/ui/schedules", schedule));
    on(
        "/ui/schedules/:id",
        () -> {
          schedule[7] = "PLAYER2";
          return sent("/ui/schedules/PNIGHTS", schedule);
        });
    on("/ui/schedules/:id/delete", () -> sent("/ui/schedules/PNIGHTS/delete"));
  }

  private void rooms() {
    String[] room = {
      "name",
      "Ops",
      "product",
      "teams",
      "address",
      "https://teams.example.org/x",
      "scope",
      "account",
      "event",
      "incident.triggered"
    };
    on("/ui/rooms", () -> sent("/ui/rooms", room));
    on(
        "/ui/rooms/:id",
        () -> {
          before("/ui/rooms", room);
          var made = stage.directory.current().all(WebhookSubscription.class).iterator().next();
          return sent("/ui/rooms/" + made.id());
        });
  }

  /** The first service is made while there is none. */
  private Sent firstService() {
    stage.directory.change(now ->
        now.all(Service.class).stream()
            .<DirectoryChange>map(s -> new DirectoryChange.Remove(Service.class, s.key()))
            .toList());
    return sent("/ui/welcome", "service", "Website");
  }
}
