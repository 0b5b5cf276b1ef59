package tocsin.web.rest;

import static tocsin.core.permission.Action.ANSWER_INCIDENT;
import static tocsin.core.permission.Action.CREATE_INCIDENT;
import static tocsin.core.permission.Action.CREATE_USER;
import static tocsin.core.permission.Action.DELETE_USER;
import static tocsin.core.permission.Action.EDIT_POLICY;
import static tocsin.core.permission.Action.EDIT_SCHEDULE;
import static tocsin.core.permission.Action.EDIT_SERVICE;
import static tocsin.core.permission.Action.EDIT_TEAM;
import static tocsin.core.permission.Action.EDIT_USER;
import static tocsin.core.permission.Action.MAINTAIN_SERVICE;
import static tocsin.core.permission.Action.MANAGE_KEYS;
import static tocsin.core.permission.Action.MANAGE_TEAM_MEMBERS;
import static tocsin.core.permission.Action.MANAGE_WEBHOOKS;
import static tocsin.core.permission.Action.OVERRIDE_SCHEDULE;
import static tocsin.core.permission.Action.VIEW_AUDIT;
import static tocsin.core.permission.Action.VIEW_CONFIGURATION;
import static tocsin.core.permission.Action.VIEW_INCIDENTS;
import static tocsin.core.permission.Action.VIEW_SELF;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.permission.Action;
import tocsin.web.App;
import tocsin.web.access.On;
import tocsin.web.http.Blocking;

/**
 * Every address of the REST API: what one does there, to what, and who answers. The gate lets in
 * who may do that; a handler that finds out more while it reads a body asks {@link Call#must}.
 */
public final class RestRoutes {
  private static final String SHIFT_BASED = "/v3/schedules";

  private final Router router;
  private final Blocking blocking;
  private final RestGate gate;
  private final List<Declared> declared = new ArrayList<>();
  private final InnerRest inner;

  /** A route, and what one does there. */
  record Declared(String method, String path, Action action) {}

  /** Adds the routes to the router. */
  public RestRoutes(App app, Router router, Blocking blocking) {
    this.router = router;
    this.blocking = blocking;
    this.gate = new RestGate(app);
    this.inner = new InnerRest(app);
    people(app);
    teams(app);
    responders(app);
    maintenance(app);
    shiftSchedules(app);
    incidents(app);
    webhooks(app);
  }

  private void people(App app) {
    var users = new UsersApi(app);
    get("/users/me", VIEW_SELF, On.ACCOUNT, users::me);
    get("/users", VIEW_CONFIGURATION, On.VISIBLE, users::list);
    post("/users", CREATE_USER, On.ACCOUNT, users::create);
    get("/users/:id", VIEW_CONFIGURATION, On.USER, users::get);
    put("/users/:id", EDIT_USER, On.USER, users::update);
    delete("/users/:id", DELETE_USER, On.USER, users::delete);

    var methods = new ContactMethodsApi(app);
    get("/users/:id/contact_methods", VIEW_CONFIGURATION, On.USER, methods::list);
    post("/users/:id/contact_methods", EDIT_USER, On.USER, methods::create);
    get("/users/:id/contact_methods/:method", VIEW_CONFIGURATION, On.USER, methods::get);
    put("/users/:id/contact_methods/:method", EDIT_USER, On.USER, methods::update);
    delete("/users/:id/contact_methods/:method", EDIT_USER, On.USER, methods::delete);

    var keys = new KeysApi(app);
    get("/api_keys", MANAGE_KEYS, On.ACCOUNT, keys::list);
    post("/api_keys", MANAGE_KEYS, On.ACCOUNT, keys::create);
    get("/api_keys/:id", MANAGE_KEYS, On.ACCOUNT, keys::get);
    delete("/api_keys/:id", MANAGE_KEYS, On.ACCOUNT, keys::delete);
    get("/users/:id/api_keys", EDIT_USER, On.USER, keys::listOfUser);
    post("/users/:id/api_keys", EDIT_USER, On.USER, keys::createOwn);
    get("/users/:id/api_keys/:key", EDIT_USER, On.USER, keys::getOfUser);
    delete("/users/:id/api_keys/:key", EDIT_USER, On.USER, keys::deleteOfUser);

    var verification = new VerificationApi(app);
    post("/users/:id/contact_methods/:method/verification", EDIT_USER, On.USER, verification::send);
    post("/users/:id/contact_methods/:method/verify", EDIT_USER, On.USER, verification::verify);

    var handoffs = new UserRulesApi<>(app, HandoffRules.KIND);
    get(
        "/users/:id/oncall_handoff_notification_rules",
        VIEW_CONFIGURATION,
        On.USER,
        handoffs::list);
    post("/users/:id/oncall_handoff_notification_rules", EDIT_USER, On.USER, handoffs::create);
    get(
        "/users/:id/oncall_handoff_notification_rules/:rule",
        VIEW_CONFIGURATION,
        On.USER,
        handoffs::get);
    put("/users/:id/oncall_handoff_notification_rules/:rule", EDIT_USER, On.USER, handoffs::update);
    delete(
        "/users/:id/oncall_handoff_notification_rules/:rule", EDIT_USER, On.USER, handoffs::delete);

    var rules = new UserRulesApi<>(app, NotificationRules.KIND);
    get(
        "/users/:id/notification_rules",
        VIEW_CONFIGURATION,
        On.USER,
        call -> NotificationRules.list(rules, call));
    post("/users/:id/notification_rules", EDIT_USER, On.USER, rules::create);
    get("/users/:id/notification_rules/:rule", VIEW_CONFIGURATION, On.USER, rules::get);
    put("/users/:id/notification_rules/:rule", EDIT_USER, On.USER, rules::update);
    delete("/users/:id/notification_rules/:rule", EDIT_USER, On.USER, rules::delete);
  }

  private void teams(App app) {
    var teams = new TeamsApi(app);
    get("/teams", VIEW_CONFIGURATION, On.VISIBLE, teams::list);
    post("/teams", EDIT_TEAM, On.ACCOUNT, teams::create);
    get("/teams/:id", VIEW_CONFIGURATION, On.TEAM, teams::get);
    put("/teams/:id", EDIT_TEAM, On.TEAM, teams::update);
    delete("/teams/:id", EDIT_TEAM, On.TEAM, teams::delete);
    get("/teams/:id/members", VIEW_CONFIGURATION, On.TEAM, teams::members);
    put("/teams/:id/users/:user", MANAGE_TEAM_MEMBERS, On.TEAM, teams::putMember);
    delete("/teams/:id/users/:user", MANAGE_TEAM_MEMBERS, On.TEAM, teams::deleteMember);
    put(
        "/teams/:id/escalation_policies/:policy",
        EDIT_POLICY,
        On.TEAM.and(On.policy("policy")),
        teams::putPolicy);
    delete(
        "/teams/:id/escalation_policies/:policy",
        EDIT_POLICY,
        On.TEAM.and(On.policy("policy")),
        teams::deletePolicy);

    var audit = new AuditApi(app);
    get("/audit/records", VIEW_AUDIT, On.ACCOUNT, audit::all);
    for (String type : AuditApi.ROOTS) {
      get(
          "/" + AuditApi.collection(type) + "/:id/audit/records",
          VIEW_AUDIT,
          On.ACCOUNT,
          audit.of(type));
    }

    var abilities = new AbilitiesApi();
    get("/abilities", VIEW_SELF, On.ACCOUNT, abilities::list);
    get("/abilities/:id", VIEW_SELF, On.ACCOUNT, abilities::get);
  }

  private void responders(App app) {
    var services = new ServicesApi(app, new WishDesk(app.wishes()));
    get("/services", VIEW_CONFIGURATION, On.VISIBLE, services::list);
    post("/services", EDIT_SERVICE, InBody.teamsOfNew("service"), services::create);
    get("/services/:id", VIEW_CONFIGURATION, On.SERVICE, services::get);
    put("/services/:id", EDIT_SERVICE, On.SERVICE.and(InBody.teams("service")), services::update);
    delete("/services/:id", EDIT_SERVICE, On.SERVICE, services::delete);
    get("/services/:id/unanswered_events", VIEW_CONFIGURATION, On.SERVICE, services::unanswered);

    var integrations = new IntegrationsApi(app);
    post("/services/:id/integrations", EDIT_SERVICE, On.SERVICE, integrations::create);
    get(
        "/services/:id/integrations/:integration",
        VIEW_CONFIGURATION,
        On.SERVICE,
        integrations::get);
    put("/services/:id/integrations/:integration", EDIT_SERVICE, On.SERVICE, integrations::update);
    delete(
        "/services/:id/integrations/:integration", EDIT_SERVICE, On.SERVICE, integrations::delete);

    var policies = new PoliciesApi(app);
    get("/escalation_policies", VIEW_CONFIGURATION, On.VISIBLE, policies::list);
    post(
        "/escalation_policies",
        EDIT_POLICY,
        InBody.teamsOfNew("escalation_policy"),
        policies::create);
    get("/escalation_policies/:id", VIEW_CONFIGURATION, On.POLICY, policies::get);
    put(
        "/escalation_policies/:id",
        EDIT_POLICY,
        On.POLICY.and(InBody.teams("escalation_policy")),
        policies::update);
    delete("/escalation_policies/:id", EDIT_POLICY, On.POLICY, policies::delete);

    var schedules = new SchedulesApi(app);
    post("/schedules/preview", VIEW_CONFIGURATION, On.VISIBLE, schedules::preview);
    get("/schedules", VIEW_CONFIGURATION, On.VISIBLE, schedules::list);
    post("/schedules", EDIT_SCHEDULE, InBody.teamsOfNew("schedule"), schedules::create);
    get("/schedules/:id", VIEW_CONFIGURATION, On.SCHEDULE, schedules::get);
    put(
        "/schedules/:id",
        EDIT_SCHEDULE,
        On.SCHEDULE.and(InBody.teams("schedule")),
        schedules::update);
    delete("/schedules/:id", EDIT_SCHEDULE, On.SCHEDULE, schedules::delete);
    get("/schedules/:id/users", VIEW_CONFIGURATION, On.SCHEDULE, schedules::users);

    var overrides = new OverridesApi(app);
    get("/schedules/:id/overrides", VIEW_CONFIGURATION, On.SCHEDULE, overrides::list);
    post("/schedules/:id/overrides", OVERRIDE_SCHEDULE, On.SCHEDULE, overrides::create);
    delete("/schedules/:id/overrides/:override", OVERRIDE_SCHEDULE, On.SCHEDULE, overrides::delete);

    get("/delivery", VIEW_CONFIGURATION, On.ACCOUNT, new DeliveryApi(app.punctuality())::get);
    get(
        "/readiness",
        VIEW_CONFIGURATION,
        On.ACCOUNT,
        new ReadinessApi(app.offered().kinds())::list);
    get("/oncalls", VIEW_CONFIGURATION, On.VISIBLE, new OncallsApi()::list);

    var vendors = new VendorsApi();
    get("/vendors", VIEW_SELF, On.ACCOUNT, vendors::list);
    get("/vendors/:id", VIEW_SELF, On.ACCOUNT, vendors::get);
  }

  private void maintenance(App app) {
    var windows = new MaintenanceWindowsApi(app);
    On made = InBody.servicesOfNew("maintenance_window");
    On changed = On.MAINTENANCE_WINDOW.and(InBody.services("maintenance_window"));
    get("/maintenance_windows", VIEW_CONFIGURATION, On.VISIBLE, windows::list);
    post("/maintenance_windows", MAINTAIN_SERVICE, made, windows::create);
    get("/maintenance_windows/:id", VIEW_CONFIGURATION, On.MAINTENANCE_WINDOW, windows::get);
    put("/maintenance_windows/:id", MAINTAIN_SERVICE, changed, windows::update);
    delete("/maintenance_windows/:id", MAINTAIN_SERVICE, On.MAINTENANCE_WINDOW, windows::delete);
  }

  /** The third version of the API knows schedules only. */
  private void shiftSchedules(App app) {
    var desk = new ShiftDesk(app);
    var schedules = new ShiftSchedulesApi(app, desk);
    get(SHIFT_BASED, VIEW_CONFIGURATION, On.VISIBLE, ShiftDesk.told(schedules::list));
    On teams = InBody.teamsOfNew("schedule");
    post(SHIFT_BASED, EDIT_SCHEDULE, teams, ShiftDesk.told(schedules::create));
    third(HttpMethod.GET, "/:id", VIEW_CONFIGURATION, schedules::get);
    On changed = On.SCHEDULE.and(InBody.teams("schedule"));
    put(SHIFT_BASED + "/:id", EDIT_SCHEDULE, changed, ShiftDesk.told(schedules::update));
    third(HttpMethod.DELETE, "/:id", EDIT_SCHEDULE, schedules::delete);

    var rotations = new RotationsApi(app, desk);
    third(HttpMethod.GET, "/:id/rotations", VIEW_CONFIGURATION, rotations::list);
    third(HttpMethod.POST, "/:id/rotations", EDIT_SCHEDULE, rotations::create);
    third(HttpMethod.GET, "/:id/rotations/:rotation", VIEW_CONFIGURATION, rotations::get);
    third(HttpMethod.PUT, "/:id/rotations/:rotation", EDIT_SCHEDULE, rotations::update);
    third(HttpMethod.DELETE, "/:id/rotations/:rotation", EDIT_SCHEDULE, rotations::delete);
    third(
        HttpMethod.GET,
        "/:id/rotations/:rotation/events",
        VIEW_CONFIGURATION,
        rotations::listEvents);
    third(
        HttpMethod.POST, "/:id/rotations/:rotation/events", EDIT_SCHEDULE, rotations::createEvent);
    third(
        HttpMethod.GET,
        "/:id/rotations/:rotation/events/:event",
        VIEW_CONFIGURATION,
        rotations::getEvent);
    third(
        HttpMethod.PUT,
        "/:id/rotations/:rotation/events/:event",
        EDIT_SCHEDULE,
        rotations::updateEvent);
    third(
        HttpMethod.DELETE,
        "/:id/rotations/:rotation/events/:event",
        EDIT_SCHEDULE,
        rotations::deleteEvent);

    var shifts = new OneOffsApi<>(app, desk, CustomShifts.KIND);
    third(HttpMethod.GET, "/:id/custom_shifts", VIEW_CONFIGURATION, shifts::list);
    third(HttpMethod.POST, "/:id/custom_shifts", OVERRIDE_SCHEDULE, shifts::create);
    third(HttpMethod.GET, "/:id/custom_shifts/:shift", VIEW_CONFIGURATION, shifts::get);
    third(HttpMethod.PUT, "/:id/custom_shifts/:shift", OVERRIDE_SCHEDULE, shifts::update);
    third(HttpMethod.DELETE, "/:id/custom_shifts/:shift", OVERRIDE_SCHEDULE, shifts::delete);

    var overrides = new OneOffsApi<>(app, desk, ShiftOverrides.KIND);
    third(HttpMethod.GET, "/:id/overrides", VIEW_CONFIGURATION, overrides::list);
    third(HttpMethod.POST, "/:id/overrides", OVERRIDE_SCHEDULE, overrides::create);
    third(HttpMethod.GET, "/:id/overrides/:override", VIEW_CONFIGURATION, overrides::get);
    third(HttpMethod.PUT, "/:id/overrides/:override", OVERRIDE_SCHEDULE, overrides::update);
    third(HttpMethod.DELETE, "/:id/overrides/:override", OVERRIDE_SCHEDULE, overrides::delete);
  }

  private void third(HttpMethod method, String path, Action action, RestEndpoint endpoint) {
    route(method, SHIFT_BASED + path, action, On.SCHEDULE, ShiftDesk.told(endpoint));
  }

  private void incidents(App app) {
    var desk = new WishDesk(app.wishes());
    var incidents = new IncidentsApi(app, desk);
    get("/incidents", VIEW_INCIDENTS, On.VISIBLE, incidents::list);
    post("/incidents", CREATE_INCIDENT, InBody.service("incident"), incidents::create);
    On listed = InBody.orAccount(InBody.incidents("incidents"));
    put("/incidents", ANSWER_INCIDENT, listed, incidents::updateAll);
    get("/incidents/:id", VIEW_INCIDENTS, On.INCIDENT, incidents::get);
    put("/incidents/:id", ANSWER_INCIDENT, On.INCIDENT, incidents::update);
    post("/incidents/:id/snooze", ANSWER_INCIDENT, On.INCIDENT, incidents::snooze);
    On merged = On.INCIDENT.and(InBody.incidents("source_incidents"));
    put("/incidents/:id/merge", ANSWER_INCIDENT, merged, incidents::merge);
    var explain = new ExplainApi(app, incidents);
    get("/incidents/:id/explain", VIEW_INCIDENTS, On.INCIDENT, explain::explain);
    post("/simulations", VIEW_CONFIGURATION, On.ACCOUNT, new SimulationsApi(app)::simulate);

    var responders = new RespondersApi(incidents);
    String requests = "/incidents/:id/responder_requests";
    post(requests, ANSWER_INCIDENT, On.INCIDENT, responders::request);
    put(requests + "/cancel", ANSWER_INCIDENT, On.INCIDENT, responders::cancel);
    String responder = "/incidents/:id/incidents_responders/:user";
    put(responder, ANSWER_INCIDENT, On.INCIDENT, responders::answer);

    var notes = new NotesApi(app, incidents);
    get("/incidents/:id/notes", VIEW_INCIDENTS, On.INCIDENT, notes::list);
    post("/incidents/:id/notes", ANSWER_INCIDENT, On.INCIDENT, notes::create);
    put("/incidents/:id/notes/:note", ANSWER_INCIDENT, On.INCIDENT, notes::update);
    delete("/incidents/:id/notes/:note", ANSWER_INCIDENT, On.INCIDENT, notes::delete);

    var alerts = new AlertsApi(app, incidents, desk);
    get("/incidents/:id/alerts", VIEW_INCIDENTS, On.INCIDENT, alerts::list);
    On moved = On.INCIDENT.and(InBody.incidentsOfAlerts());
    put("/incidents/:id/alerts", ANSWER_INCIDENT, moved, alerts::updateAll);
    get("/incidents/:id/alerts/:alert", VIEW_INCIDENTS, On.INCIDENT, alerts::get);
    put("/incidents/:id/alerts/:alert", ANSWER_INCIDENT, moved, alerts::update);

    var entries = new LogEntriesApi(app, incidents);
    get("/incidents/:id/log_entries", VIEW_INCIDENTS, On.INCIDENT, entries::ofIncident);
    get("/users/:id/log_entries", VIEW_INCIDENTS, On.ACCOUNT, entries::ofUser);
    get("/log_entries", VIEW_INCIDENTS, On.ACCOUNT, entries::list);
    get("/log_entries/:id", VIEW_INCIDENTS, On.ACCOUNT, entries::get);
    put("/log_entries/:id/channel", ANSWER_INCIDENT, On.ACCOUNT, entries::updateChannel);

    get("/priorities", VIEW_SELF, On.ACCOUNT, new PrioritiesApi()::list);
    get("/notifications", VIEW_INCIDENTS, On.ACCOUNT, new NotificationsApi(app)::list);

    var changes = new ChangeEventsApi(app, incidents);
    get("/change_events", VIEW_INCIDENTS, On.ACCOUNT, changes::list);
    post("/change_events", CREATE_INCIDENT, On.ACCOUNT, changes::create);
    get("/change_events/:id", VIEW_INCIDENTS, On.ACCOUNT, changes::get);
    put("/change_events/:id", CREATE_INCIDENT, On.ACCOUNT, changes::update);
    get("/services/:id/change_events", VIEW_INCIDENTS, On.SERVICE, changes::ofService);
    String related = "/incidents/:id/related_change_events";
    get(related, VIEW_INCIDENTS, On.INCIDENT, changes::relatedTo);
  }

  private void webhooks(App app) {
    var desk = new ReceiverDesk(app);
    var subscriptions = new WebhookSubscriptionsApi(app, desk);
    String one = "/webhook_subscriptions/:id";
    get("/webhook_subscriptions", VIEW_CONFIGURATION, On.ACCOUNT, subscriptions::list);
    post("/webhook_subscriptions", MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::create);
    get(one, VIEW_CONFIGURATION, On.ACCOUNT, subscriptions::get);
    put(one, MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::update);
    delete(one, MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::delete);
    post(one + "/enable", MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::enable);
    post(one + "/ping", MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::ping);
    post(one + "/rotate_secret", MANAGE_WEBHOOKS, On.ACCOUNT, subscriptions::rotate);

    var extensions = new ExtensionsApi(app, desk);
    get("/extensions", VIEW_CONFIGURATION, On.ACCOUNT, extensions::list);
    post("/extensions", MANAGE_WEBHOOKS, On.ACCOUNT, extensions::create);
    get("/extensions/:id", VIEW_CONFIGURATION, On.ACCOUNT, extensions::get);
    put("/extensions/:id", MANAGE_WEBHOOKS, On.ACCOUNT, extensions::update);
    delete("/extensions/:id", MANAGE_WEBHOOKS, On.ACCOUNT, extensions::delete);
    post("/extensions/:id/enable", MANAGE_WEBHOOKS, On.ACCOUNT, extensions::enable);
    get("/extension_schemas", VIEW_SELF, On.ACCOUNT, extensions::schemas);
    get("/extension_schemas/:id", VIEW_SELF, On.ACCOUNT, extensions::schema);
  }

  /** The same for pages. */
  public InnerRest inner() {
    return inner;
  }

  /** All of them. */
  List<Declared> declared() {
    return List.copyOf(declared);
  }

  private void get(String path, Action action, On on, RestEndpoint endpoint) {
    route(HttpMethod.GET, path, action, on, endpoint);
  }

  private void post(String path, Action action, On on, RestEndpoint endpoint) {
    route(HttpMethod.POST, path, action, on, endpoint);
  }

  private void put(String path, Action action, On on, RestEndpoint endpoint) {
    route(HttpMethod.PUT, path, action, on, endpoint);
  }

  private void delete(String path, Action action, On on, RestEndpoint endpoint) {
    route(HttpMethod.DELETE, path, action, on, endpoint);
  }

  private void route(HttpMethod method, String path, Action action, On on, RestEndpoint endpoint) {
    declared.add(new Declared(method.name(), path, action));
    inner.add(method.name() + " " + path, action, on, endpoint);
    Route route = router.route(method, path);
    if (method.equals(HttpMethod.GET)) {
      route.method(HttpMethod.HEAD);
    }
    route.handler(blocking.run(gate.guard(action, on, endpoint), RestProblems::show));
  }
}
