package tocsin.web.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    String service = service("Shop", policy);
    String team =
        account.post("/teams", "{\"team\":{\"name\":\"Pay\"}}").at("/team/id").stringValue();
    Map<String, String> ids =
        Map.of(
            "/users/", grace,
            "/escalation_policies/", policy,
            "/services/", service,
            "/teams/", team);
    List<String> wrong = new ArrayList<>();
    for (RestRoutes.Declared route : routes()) {
      String path = path(route.path(), ids);
      String letters = requireNonNull(WHO_MAY.get(route.action().name()));
      for (Role role : Role.values()) {
        if (deletes(route)) {
          continue; // those who may would take away what the next need
        }
        int status =
            requireNonNull(clients.get(role)).send(route.method(), path, body(route)).statusCode();
        boolean may = letters.charAt(role.ordinal()) != '.';
        boolean unknown = status == 404; // of things that this story has not made
        boolean restricted = role == Role.RESTRICTED_ACCESS && route.action().onlyLooks();
        if (!unknown && !restricted && (status == 403) == may) {
          wrong.add(role + " " + route.method() + " " + path + " → " + status);
        }
        if (status >= 500) {
          wrong.add(role + " " + route.method() + " " + path + " → " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
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
