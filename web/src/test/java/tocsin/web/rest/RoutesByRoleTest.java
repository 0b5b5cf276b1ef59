package tocsin.web.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Role;
import tocsin.core.id.UserId;
import tocsin.web.DeclaredRoutes;
import tocsin.web.access.Tokens;

/** Each route of the REST API with a key of each role, over the real server. */
class RoutesByRoleTest extends RestStories {
  /** First letters of the roles in their order: owner, admin, user, limited, observer, … */
  private static final Map<String, String> WHO_MAY =
      Map.ofEntries(
          Map.entry("VIEW_SELF", "OAULBXRS"),
          Map.entry("VIEW_INCIDENTS", "OAULB.RS"),
          Map.entry("VIEW_CONFIGURATION", "OAULB.R."),
          Map.entry("VIEW_AUDIT", "OA......"),
          Map.entry("ANSWER_INCIDENT", "OAUL...."),
          Map.entry("CREATE_INCIDENT", "OAUL...."),
          Map.entry("EDIT_SERVICE", "OAU....."),
          Map.entry("MAINTAIN_SERVICE", "OAUL...."),
          Map.entry("EDIT_POLICY", "OAU....."),
          Map.entry("EDIT_SCHEDULE", "OAU....."),
          Map.entry("OVERRIDE_SCHEDULE", "OAUL...."),
          Map.entry("EDIT_TEAM", "OAU....."),
          Map.entry("MANAGE_TEAM_MEMBERS", "OAU....."),
          Map.entry("MANAGE_WEBHOOKS", "OAU....."),
          Map.entry("EDIT_OWN_PROFILE", "OAULBXRS"),
          Map.entry("CREATE_USER", "OA......"),
          Map.entry("EDIT_USER", "OA......"),
          Map.entry("INVITE_USER", "OA......"),
          Map.entry("EDIT_ROLE", "OA......"),
          Map.entry("DELETE_USER", "OA......"),
          Map.entry("MANAGE_KEYS", "OA......"),
          Map.entry("EDIT_ACCOUNT", "OA......"));

  @Test
  void eachRouteRefusesExactlyTheRolesThatMayNot() {
    Map<Role, RestClient> clients = clients();
    String grace = user("Grace", "grace@example.org");
    String policy = policy("P", grace);
    Map<String, String> ids =
        Map.of(
            "/users/",
            grace,
            "/escalation_policies/",
            policy,
            "/services/",
            service("Shop", policy),
            "/teams/",
            team("Pay"));
    List<String> wrong = new ArrayList<>();
    for (RestRoutes.Declared route : routes()) {
      if (!deletes(route)) {
        clients.forEach(
            (role, client) -> sweep(route, role, client, path(route.path(), ids), wrong));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Those who may take something away: each has one of their own to take. */
  @Test
  void eachRouteThatDeletesRefusesExactlyTheRolesThatMayNot() {
    Map<Role, RestClient> clients = clients();
    String policy = policy("P", "PADA");
    String service = service("Shop", policy);
    Map<String, Supplier<String>> made =
        Map.ofEntries(
            Map.entry("/users/", () -> user(fresh(), fresh() + "@example.org")),
            Map.entry("/escalation_policies/", () -> policy(fresh(), "PADA")),
            Map.entry("/services/", () -> service(fresh(), policy)),
            Map.entry("/teams/", () -> team(fresh())),
            Map.entry("/schedules/", () -> made("/schedules", "schedule", SCHEDULE)),
            Map.entry("/v3/schedules/", () -> made("/v3/schedules", "schedule", SHIFTS)),
            Map.entry("/maintenance_windows/", () -> window(service)),
            Map.entry("/incidents/", () -> incident(service)),
            Map.entry("/webhook_subscriptions/", this::subscription),
            Map.entry("/extensions/", () -> extension(service)),
            Map.entry("/api_keys/", () -> made("/api_keys", "api_key", KEY)));
    List<String> wrong = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (RestRoutes.Declared route : routes()) {
      if (deletes(route)) {
        String begins = route.path().substring(0, route.path().indexOf(':'));
        Supplier<String> thing = requireNonNull(made.get(begins), begins);
        clients.forEach((role, client) -> {
          String path = path(route.path().replace(":policy", policy), Map.of(begins, thing.get()));
          int status = sweep(route, role, client, path, wrong);
          // Restricted access hides what belongs to none of one's teams.
          if (status == 404 && !may(route, role) && role != Role.RESTRICTED_ACCESS) {
            wrong.add(role + " was not refused " + path);
          } else if (status < 300) {
            seen.add(route.path());
          }
        });
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).as("what was really taken away").containsAll(WHOLE);
  }

  private static boolean may(RestRoutes.Declared route, Role role) {
    return requireNonNull(WHO_MAY.get(route.action().name())).charAt(role.ordinal()) != '.';
  }

  /** Sends it and notes when somebody may what they must not, or the other way round. */
  private static int sweep(
      RestRoutes.Declared route, Role role, RestClient client, String path, List<String> wrong) {
    int status = client.send(route.method(), path, body(route)).statusCode();
    boolean unknown = status == 404; // of things that this story has not made
    boolean restricted = role == Role.RESTRICTED_ACCESS && route.action().onlyLooks();
    if (status >= 500 || (!unknown && !restricted && (status == 403) == may(route, role))) {
      wrong.add(role + " " + route.method() + " " + path + " → " + status);
    }
    return status;
  }

  @Test
  void aReadOnlyKeyGetsNothingButGets() {
    String key =
        new Tokens(server.stores.credentials(), server.app.random())
            .mintReadOnly(null, "reads", server.now.get());
    RestClient client = new RestClient(server, key, "ada@example.org");
    for (RestRoutes.Declared route : routes()) {
      int status =
          client.send(route.method(), path(route.path(), Map.of()), body(route)).statusCode();
      if (!route.method().equals("GET")) {
        assertThat(status).as("%s %s", route.method(), route.path()).isEqualTo(403);
      }
    }
    client.get("/services");
  }

  private static final List<String> WHOLE =
      List.of(
          "/users/:id",
          "/escalation_policies/:id",
          "/services/:id",
          "/teams/:id",
          "/schedules/:id",
          "/v3/schedules/:id",
          "/maintenance_windows/:id",
          "/webhook_subscriptions/:id",
          "/extensions/:id",
          "/api_keys/:id");

  private static final String SCHEDULE =
      """
      {"schedule":{"name":"%s","time_zone":"UTC","schedule_layers":[
        {"start":"2026-03-02","rotation_virtual_start":"2026-03-02",
         "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}}]}]}}
      """;
  private static final String SHIFTS = "{\"schedule\":{\"name\":\"%s\",\"time_zone\":\"UTC\"}}";
  private static final String KEY = "{\"api_key\":{\"name\":\"%s\"}}";
  private int count;

  private String fresh() {
    return "n" + count++;
  }

  private String made(String path, String name, String body) {
    return account.post(path, body.formatted(fresh())).at("/" + name + "/id").stringValue();
  }

  private String team(String name) {
    return account
        .post("/teams", "{\"team\":{\"name\":\"" + name + "\"}}")
        .at("/team/id")
        .stringValue();
  }

  private String window(String service) {
    return made(
        "/maintenance_windows",
        "maintenance_window",
        """
        {"maintenance_window":{"description":"%%s","start_time":"2026-03-02T18:00:00Z",
          "end_time":"2026-03-02T19:00:00Z","services":[{"id":"%s"}]}}
        """
            .formatted(service));
  }

  private String incident(String service) {
    return made(
        "/incidents",
        "incident",
        "{\"incident\":{\"title\":\"%%s\",\"service\":{\"id\":\"%s\"}}}".formatted(service));
  }

  private String subscription() {
    return made(
        "/webhook_subscriptions",
        "webhook_subscription",
        """
        {"webhook_subscription":{"description":"%s","events":["incident.triggered"],
          "delivery_method":{"url":"https://example.org/"},"filter":{"type":"account_reference"}}}
        """);
  }

  private String extension(String service) {
    return made(
        "/extensions",
        "extension",
        """
        {"extension":{"name":"%%s","endpoint_url":"https://example.org/",
          "extension_schema":{"id":"%s"},"extension_objects":[{"id":"%s"}]}}
        """
            .formatted(
                account.get("/extension_schemas").at("/extension_schemas/0/id").stringValue(),
                service));
  }

  private Map<Role, RestClient> clients() {
    Map<Role, RestClient> clients = new EnumMap<>(Role.class);
    clients.put(
        Role.OWNER, new RestClient(server, server.key(new UserId("PADA")), "ada@example.org"));
    for (Role role : Role.values()) {
      if (role != Role.OWNER) {
        String name = role.name().toLowerCase(Locale.ROOT);
        String id = user(name, name + "@example.org");
        account.put("/users/" + id, "{\"user\":{\"role\":\"%s\"}}".formatted(name));
        clients.put(
            role, new RestClient(server, server.key(new UserId(id)), name + "@example.org"));
      }
    }
    return clients;
  }

  private static boolean deletes(RestRoutes.Declared route) {
    return route.method().equals("DELETE");
  }

  private static @Nullable String body(RestRoutes.Declared route) {
    return route.method().equals("GET") || deletes(route) ? null : "{}";
  }

  /** The path with what this story made, and otherwise something that isn't there. */
  private static String path(String path, Map<String, String> ids) {
    String filled = path;
    for (Map.Entry<String, String> each : ids.entrySet()) {
      if (filled.startsWith(each.getKey() + ":id")) {
        filled = filled.replaceFirst(":id", each.getValue());
      }
    }
    return filled.replaceAll(":[a-z]+", "PNOTHERE");
  }

  private List<RestRoutes.Declared> routes() {
    return DeclaredRoutes.with(
        server.app, (router, blocking) -> new RestRoutes(server.app, router, blocking).declared());
  }
}
