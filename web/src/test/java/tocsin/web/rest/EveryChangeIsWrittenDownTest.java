package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.audit.AuditRecord;
import tocsin.core.id.ReceiverId;
import tocsin.core.id.UserId;
import tocsin.core.permission.Action;
import tocsin.core.webhook.Standing;
import tocsin.storage.AuditLog;
import tocsin.web.DeclaredRoutes;

/**
 * Every route that changes what is configured leaves a record of it. A new route fails here until
 * it has an example below, and until that leaves a record.
 */
class EveryChangeIsWrittenDownTest extends RestStories {
  /** Of incidents and events, log entries tell. */
  private static final Set<Action> TOLD_ELSEWHERE =
      EnumSet.of(Action.ANSWER_INCIDENT, Action.CREATE_INCIDENT);

  /** Sends a message, and leaves what is configured as it is. */
  private static final Set<String> ONLY_SENDS =
      Set.of(
          "POST /users/:id/contact_methods/:method/verification",
          "POST /webhook_subscriptions/:id/ping");

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

  /** A call that changes something: made ready when it is asked for. */
  private record Change(String path, @Nullable String body) {}

  private final Map<String, Supplier<Change>> examples = new HashMap<>();
  private RestClient ada = account;
  private int count;

  @BeforeEach
  void gatherExamples() {
    ada = new RestClient(server, server.key(new UserId("PADA")), null);
    people();
    ways();
    keys();
    teams();
    responders();
    schedules();
    shiftSchedules();
    webhooks();
  }

  @Test
  void byEveryRoute() {
    List<String> wrong = new ArrayList<>();
    for (RestRoutes.Declared route : changing()) {
      String name = route.method() + " " + route.path();
      Supplier<Change> example = examples.get(name);
      if (example == null) {
        wrong.add(name + " has no example here");
        continue;
      }
      Change change = example.get();
      long before = latest();
      var answer = ada.send(route.method(), change.path(), change.body());
      if (answer.statusCode() >= 300) {
        wrong.add(name + " answered " + answer.statusCode() + ": " + answer.body());
      } else if (latest() == before) {
        wrong.add(name + " leaves no record");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noExampleIsOfARouteThatIsGone() {
    Set<String> routes =
        changing().stream().map(r -> r.method() + " " + r.path()).collect(Collectors.toSet());
    assertThat(routes).containsAll(examples.keySet());
  }

  @Test
  void aRecordSaysWhoAndNamesNoSecret() {
    String path = subscription() + "/rotate_secret";
    String secret =
        RestClient.tree(ada.send("POST", path, ""), 200)
            .at("/webhook_subscription/delivery_method/secret")
            .stringValue();
    AuditRecord record = server.stores.audit().list(ALL, Long.MAX_VALUE, 1).getFirst().record();
    assertThat(record.author().id()).isEqualTo("PADA");
    assertThat(record.root().type()).isEqualTo("webhook_subscription");
    assertThat(record.fields()).extracting(AuditRecord.FieldChange::name).contains("secret");
    assertThat(record.toString()).doesNotContain(secret);
  }

  private List<RestRoutes.Declared> changing() {
    return DeclaredRoutes.with(
            server.app,
            (router, blocking) -> new RestRoutes(server.app, router, blocking).declared())
        .stream()
        .filter(route -> !route.method().equals("GET") && !route.action().onlyLooks())
        .filter(route -> !TOLD_ELSEWHERE.contains(route.action()))
        .filter(route -> !ONLY_SENDS.contains(route.method() + " " + route.path()))
        .toList();
  }

  private long latest() {
    List<AuditLog.Row> rows = server.stores.audit().list(ALL, Long.MAX_VALUE, 1);
    return rows.isEmpty() ? 0 : rows.getFirst().position();
  }

  private void on(String route, Supplier<Change> example) {
    examples.put(route, example);
  }

  private static Change change(String path, @Nullable String body) {
    return new Change(path, body);
  }

  private String fresh() {
    return "n" + ++count;
  }

  private String grace() {
    String name = fresh();
    return user(name, name + "@example.org");
  }

  /** Makes something and gives its path. */
  private String made(String path, String body, String pointer) {
    return path + "/" + ada.post(path, body).at(pointer).stringValue();
  }

  private void people() {
    on(
        "POST /users",
        () -> change("/users", "{\"user\":{\"name\":\"Eve\",\"email\":\"e@example.org\"}}"));
    on("PUT /users/:id", () -> change("/users/" + grace(), "{\"user\":{\"name\":\"Eva\"}}"));
    on("DELETE /users/:id", () -> change("/users/" + grace(), null));
  }

  private String method(String user) {
    String body =
        "{\"contact_method\":{\"type\":\"email_contact_method\",\"address\":\"%s@example.net\"}}";
    return made(
        "/users/" + user + "/contact_methods", body.formatted(fresh()), "/contact_method/id");
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Change verification() {
    String method = method("PADA");
    ada.send("POST", method + "/verification", "");
    String code = server.phones.received().getFirst().words().subject().substring(0, 6);
    return change(method + "/verify", "{\"code\":\"" + code + "\"}");
  }

  private String rule(String user, String kind, String fields) {
    String body =
        "{\"%s\":{%s,\"contact_method\":{\"id\":\"%s\",\"type\":\"email_contact_method\"}}}";
    return body.formatted(kind, fields, id(method(user)));
  }

  private void ways() {
    String methods = "/users/:id/contact_methods";
    on(
        "POST " + methods,
        () ->
            change(
                "/users/" + grace() + "/contact_methods",
                "{\"contact_method\":{\"type\":\"email_contact_method\",\"address\":\"a@b.c\"}}"));
    on(
        "PUT " + methods + "/:method",
        () -> change(method(grace()), "{\"contact_method\":{\"label\":\"Home\"}}"));
    on("DELETE " + methods + "/:method", () -> change(method(grace()), null));
    on("POST " + methods + "/:method/verify", this::verification);
    rules("notification_rule", "\"start_delay_in_minutes\":%d,\"urgency\":\"high\"");
    rules(
        "oncall_handoff_notification_rule",
        "\"handoff_type\":\"both\",\"notify_advance_in_minutes\":%d");
  }

  private void rules(String kind, String fields) {
    String route = "/users/:id/" + kind + "s";
    on(
        "POST " + route,
        () -> change("/users/PADA/" + kind + "s", rule("PADA", kind, fields.formatted(7))));
    on(
        "PUT " + route + "/:rule",
        () ->
            change(
                made(
                    "/users/PADA/" + kind + "s",
                    rule("PADA", kind, fields.formatted(8)),
                    "/" + kind + "/id"),
                "{\"%s\":{%s}}".formatted(kind, fields.formatted(9))));
    on(
        "DELETE " + route + "/:rule",
        () ->
            change(
                made(
                    "/users/PADA/" + kind + "s",
                    rule("PADA", kind, fields.formatted(10)),
                    "/" + kind + "/id"),
                null));
  }

  private void keys() {
    String body = "{\"api_key\":{\"name\":\"K\"}}";
    for (String where : List.of("", "/users/:id")) {
      String path = where.replace(":id", "PADA") + "/api_keys";
      String one = where.isEmpty() ? "/:id" : "/:key";
      on("POST " + where + "/api_keys", () -> change(path, body));
      on(
          "DELETE " + where + "/api_keys" + one,
          () -> change(made(path, body, "/api_key/id"), null));
    }
  }

  private String team() {
    return made("/teams", "{\"team\":{\"name\":\"" + fresh() + "\"}}", "/team/id");
  }

  private Change member() {
    String path = team() + "/users/PADA";
    ada.send("PUT", path, "{\"role\":\"manager\"}");
    return change(path, null);
  }

  private Change policyOfTeam(@Nullable String body) {
    String path = team() + "/escalation_policies/" + policy(fresh(), "PADA");
    if (body == null) {
      ada.send("PUT", path, "");
    }
    return change(path, body);
  }

  private void teams() {
    on("POST /teams", () -> change("/teams", "{\"team\":{\"name\":\"T\"}}"));
    on("PUT /teams/:id", () -> change(team(), "{\"team\":{\"description\":\"x\"}}"));
    on("DELETE /teams/:id", () -> change(team(), null));
    on(
        "PUT /teams/:id/users/:user",
        () -> change(team() + "/users/PADA", "{\"role\":\"observer\"}"));
    on("DELETE /teams/:id/users/:user", this::member);
    on("PUT /teams/:id/escalation_policies/:policy", () -> policyOfTeam(""));
    on("DELETE /teams/:id/escalation_policies/:policy", () -> policyOfTeam(null));
  }

  private String service() {
    return "/services/" + service(fresh(), policy(fresh(), "PADA"));
  }

  private String door() {
    return made(
        service() + "/integrations", "{\"integration\":{\"name\":\"E\"}}", "/integration/id");
  }

  private String window(String start) {
    return """
    {"maintenance_window":{"start_time":"%s","end_time":"2026-03-02T20:00:00Z",
      "services":[{"id":"%s"}]}}
    """
        .formatted(start, id(service()));
  }

  private String window() {
    return made("/maintenance_windows", window("2026-03-02T18:00:00Z"), "/maintenance_window/id");
  }

  private void responders() {
    on(
        "POST /services",
        () ->
            change(
                "/services",
                "{\"service\":{\"name\":\"S\",\"escalation_policy\":{\"id\":\"%s\"}}}"
                    .formatted(policy(fresh(), "PADA"))));
    on("PUT /services/:id", () -> change(service(), "{\"service\":{\"description\":\"x\"}}"));
    on("DELETE /services/:id", () -> change(service(), null));
    String doors = "/services/:id/integrations";
    on("POST " + doors, () -> change(service() + "/integrations", "{\"integration\":{}}"));
    on(
        "PUT " + doors + "/:integration",
        () -> change(door(), "{\"integration\":{\"name\":\"F\"}}"));
    on("DELETE " + doors + "/:integration", () -> change(door(), null));
    String rule =
        "{\"escalation_delay_in_minutes\":5,\"targets\":[{\"id\":\"PADA\",\"type\":\"user\"}]}";
    on(
        "POST /escalation_policies",
        () ->
            change(
                "/escalation_policies",
                "{\"escalation_policy\":{\"name\":\"Q\",\"escalation_rules\":[" + rule + "]}}"));
    on(
        "PUT /escalation_policies/:id",
        () ->
            change(
                "/escalation_policies/" + policy(fresh(), "PADA"),
                "{\"escalation_policy\":{\"num_loops\":3}}"));
    on(
        "DELETE /escalation_policies/:id",
        () -> change("/escalation_policies/" + policy(fresh(), "PADA"), null));
    on(
        "POST /maintenance_windows",
        () -> change("/maintenance_windows", window("2026-03-02T10:00:00Z")));
    on(
        "PUT /maintenance_windows/:id",
        () -> change(window(), "{\"maintenance_window\":{\"description\":\"x\"}}"));
    on("DELETE /maintenance_windows/:id", () -> change(window(), null));
  }

  private String schedule() {
    return """
    {"schedule":{"name":"%s","time_zone":"UTC","schedule_layers":[
      {"start":"2026-03-02","rotation_virtual_start":"2026-03-02",
       "rotation_turn_length_seconds":604800,"users":[{"user":{"id":"PADA"}}]}]}}
    """
        .formatted(fresh());
  }

  private void schedules() {
    Supplier<String> made = () -> made("/schedules", schedule(), "/schedule/id");
    String override =
        """
        {"override":{"start":"2026-03-05T09:00:00Z","end":"2026-03-05T12:00:00Z",
          "user":{"id":"PADA"}}}
        """;
    on("POST /schedules", () -> change("/schedules", schedule()));
    on("PUT /schedules/:id", () -> change(made.get(), schedule()));
    on("DELETE /schedules/:id", () -> change(made.get(), null));
    on("POST /schedules/:id/overrides", () -> change(made.get() + "/overrides", override));
    on(
        "DELETE /schedules/:id/overrides/:override",
        () -> change(made(made.get() + "/overrides", override, "/override/id"), null));
  }

  private String shifts() {
    return made(
        "/v3/schedules",
        "{\"schedule\":{\"name\":\"%s\",\"time_zone\":\"UTC\"}}".formatted(fresh()),
        "/schedule/id");
  }

  private String rotation() {
    return made(shifts() + "/rotations", "{}", "/rotation/id");
  }

  private static final String EVENT =
      """
      {"event":{"name":"Office hours","start_time":{"date_time":"2026-03-02T09:00:00Z"},
        "end_time":{"date_time":"2026-03-02T17:00:00Z"},"effective_since":"2026-03-01T00:00:00Z",
        "recurrence":["RRULE:FREQ=WEEKLY"],
        "assignment_strategy":{"type":"every_member_assignment_strategy",
          "members":[{"type":"user_member","user_id":"PADA"}]}}}
      """;

  private static final String SHIFT =
      """
      {"custom_shifts":[{"start_time":"2026-03-03T09:00:00Z","end_time":"2026-03-03T12:00:00Z",
        "assignments":[{"member":{"type":"user_member","user_id":"PADA"}}]}]}
      """;

  private Change overrideOf(String rotation) {
    ada.post(rotation + "/events", EVENT);
    String body =
        """
        {"overrides":[{"rotation_id":"%s","start_time":"2026-03-09T10:00:00Z",
          "end_time":"2026-03-09T12:00:00Z",
          "overridden_member":{"type":"user_member","user_id":"PADA"},
          "overriding_member":{"type":"user_member","user_id":"%s"}}]}
        """;
    String schedule = rotation.substring(0, rotation.indexOf("/rotations"));
    return change(schedule + "/overrides", body.formatted(id(rotation), grace()));
  }

  private String override() {
    Change wish = overrideOf(rotation());
    return made(wish.path(), java.util.Objects.requireNonNull(wish.body()), "/overrides/0/id");
  }

  private void shiftSchedules() {
    String route = "/v3/schedules";
    on(
        "POST " + route,
        () -> change(route, "{\"schedule\":{\"name\":\"V\",\"time_zone\":\"UTC\"}}"));
    on("PUT " + route + "/:id", () -> change(shifts(), "{\"schedule\":{\"description\":\"x\"}}"));
    on("DELETE " + route + "/:id", () -> change(shifts(), null));
    String turns = route + "/:id/rotations";
    on("POST " + turns, () -> change(shifts() + "/rotations", "{}"));
    String inside = EVENT.strip().replaceFirst("^\\{\"event\":", "").replaceFirst("}$", "");
    on(
        "PUT " + turns + "/:rotation",
        () -> change(rotation(), "{\"rotation\":{\"events\":[" + inside + "]}}"));
    on("DELETE " + turns + "/:rotation", () -> change(rotation(), null));
    Supplier<String> event = () -> made(rotation() + "/events", EVENT, "/event/id");
    on("POST " + turns + "/:rotation/events", () -> change(rotation() + "/events", EVENT));
    on(
        "PUT " + turns + "/:rotation/events/:event",
        () -> change(event.get(), "{\"event\":{\"name\":\"Day\"}}"));
    on("DELETE " + turns + "/:rotation/events/:event", () -> change(event.get(), null));
    Supplier<String> shift = () -> made(shifts() + "/custom_shifts", SHIFT, "/custom_shifts/0/id");
    on("POST " + route + "/:id/custom_shifts", () -> change(shifts() + "/custom_shifts", SHIFT));
    on(
        "PUT " + route + "/:id/custom_shifts/:shift",
        () -> change(shift.get(), "{\"custom_shift\":{\"end_time\":\"2026-03-03T13:00:00Z\"}}"));
    on("DELETE " + route + "/:id/custom_shifts/:shift", () -> change(shift.get(), null));
    on("POST " + route + "/:id/overrides", () -> overrideOf(rotation()));
    on(
        "PUT " + route + "/:id/overrides/:override",
        () -> change(override(), "{\"override\":{\"end_time\":\"2026-03-09T11:00:00Z\"}}"));
    on("DELETE " + route + "/:id/overrides/:override", () -> change(override(), null));
  }

  private static final String SUBSCRIPTION =
      """
      {"webhook_subscription":{"type":"webhook_subscription","description":"Dashboard",
        "delivery_method":{"type":"http_delivery_method","url":"https://dash.example.org/hook"},
        "events":["incident.triggered"],"filter":{"type":"account_reference"}}}
      """;

  private String subscription() {
    return made("/webhook_subscriptions", SUBSCRIPTION, "/webhook_subscription/id");
  }

  private String extensionBody() {
    return """
    {"extension":{"name":"%s","endpoint_url":"https://wall.example.org/",
      "extension_schema":{"id":"%s"},"extension_objects":[{"id":"%s"}]}}
    """
        .formatted(
            fresh(),
            account.get("/extension_schemas").at("/extension_schemas/0/id").stringValue(),
            id(service()));
  }

  /** That receiver refused so often that nothing is sent to it. */
  private Change enable(String receiver) {
    server
        .stores
        .sideRoads()
        .webhooks()
        .stand(
            new Standing(
                new ReceiverId(id(receiver)), 3, server.now.get().plus(Duration.ofDays(1))));
    return change(receiver + "/enable", "");
  }

  private void webhooks() {
    String one = "/webhook_subscriptions/:id";
    on("POST /webhook_subscriptions", () -> change("/webhook_subscriptions", SUBSCRIPTION));
    on("PUT " + one, () -> change(subscription(), "{\"webhook_subscription\":{\"active\":false}}"));
    on("DELETE " + one, () -> change(subscription(), null));
    on("POST " + one + "/enable", () -> enable(subscription()));
    on("POST " + one + "/rotate_secret", () -> change(subscription() + "/rotate_secret", ""));
    Supplier<String> extension = () -> made("/extensions", extensionBody(), "/extension/id");
    on("POST /extensions", () -> change("/extensions", extensionBody()));
    on("PUT /extensions/:id", () -> change(extension.get(), "{\"extension\":{\"name\":\"W\"}}"));
    on("DELETE /extensions/:id", () -> change(extension.get(), null));
    on("POST /extensions/:id/enable", () -> enable(extension.get()));
  }
}
