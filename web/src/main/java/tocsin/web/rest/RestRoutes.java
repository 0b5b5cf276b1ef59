package tocsin.web.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import tocsin.web.App;
import tocsin.web.http.Blocking;

/** Every address of the REST API. */
public final class RestRoutes {
  private final Router router;
  private final Blocking blocking;
  private final RestGate gate;

  /** Adds the routes to the router. */
  public RestRoutes(App app, Router router, Blocking blocking) {
    this.router = router;
    this.blocking = blocking;
    this.gate = new RestGate(app);
    people(app);
    responders(app);
    shiftSchedules(app);
    incidents(app);
  }

  private void people(App app) {
    var users = new UsersApi(app);
    get("/users/me", users::me);
    get("/users", users::list);
    post("/users", users::create);
    get("/users/:id", users::get);
    put("/users/:id", users::update);
    delete("/users/:id", users::delete);

    var methods = new ContactMethodsApi(app);
    get("/users/:id/contact_methods", methods::list);
    post("/users/:id/contact_methods", methods::create);
    get("/users/:id/contact_methods/:method", methods::get);
    put("/users/:id/contact_methods/:method", methods::update);
    delete("/users/:id/contact_methods/:method", methods::delete);

    var rules = new NotificationRulesApi(app);
    get("/users/:id/notification_rules", rules::list);
    post("/users/:id/notification_rules", rules::create);
    get("/users/:id/notification_rules/:rule", rules::get);
    put("/users/:id/notification_rules/:rule", rules::update);
    delete("/users/:id/notification_rules/:rule", rules::delete);

    var teams = new TeamsApi(app);
    get("/teams", teams::list);
    post("/teams", teams::create);
    get("/teams/:id", teams::get);
    put("/teams/:id", teams::update);
    delete("/teams/:id", teams::delete);
    get("/teams/:id/members", teams::members);
    put("/teams/:id/users/:user", teams::putMember);
    delete("/teams/:id/users/:user", teams::deleteMember);
    put("/teams/:id/escalation_policies/:policy", teams::putPolicy);
    delete("/teams/:id/escalation_policies/:policy", teams::deletePolicy);

    var abilities = new AbilitiesApi();
    get("/abilities", abilities::list);
    get("/abilities/:id", abilities::get);
  }

  private void responders(App app) {
    var services = new ServicesApi(app, new WishDesk(app.wishes()));
    get("/services", services::list);
    post("/services", services::create);
    get("/services/:id", services::get);
    put("/services/:id", services::update);
    delete("/services/:id", services::delete);

    var integrations = new IntegrationsApi(app);
    post("/services/:id/integrations", integrations::create);
    get("/services/:id/integrations/:integration", integrations::get);
    put("/services/:id/integrations/:integration", integrations::update);
    delete("/services/:id/integrations/:integration", integrations::delete);

    var policies = new PoliciesApi(app);
    get("/escalation_policies", policies::list);
    post("/escalation_policies", policies::create);
    get("/escalation_policies/:id", policies::get);
    put("/escalation_policies/:id", policies::update);
    delete("/escalation_policies/:id", policies::delete);

    var schedules = new SchedulesApi(app);
    post("/schedules/preview", schedules::preview);
    get("/schedules", schedules::list);
    post("/schedules", schedules::create);
    get("/schedules/:id", schedules::get);
    put("/schedules/:id", schedules::update);
    delete("/schedules/:id", schedules::delete);
    get("/schedules/:id/users", schedules::users);

    var overrides = new OverridesApi(app);
    get("/schedules/:id/overrides", overrides::list);
    post("/schedules/:id/overrides", overrides::create);
    delete("/schedules/:id/overrides/:override", overrides::delete);

    get("/oncalls", new OncallsApi()::list);

    var vendors = new VendorsApi();
    get("/vendors", vendors::list);
    get("/vendors/:id", vendors::get);
  }

  /** The third version of the API knows schedules only. */
  private void shiftSchedules(App app) {
    var desk = new ShiftDesk(app);
    var schedules = new ShiftSchedulesApi(app, desk);
    third(HttpMethod.GET, "", schedules::list);
    third(HttpMethod.POST, "", schedules::create);
    third(HttpMethod.GET, "/:id", schedules::get);
    third(HttpMethod.PUT, "/:id", schedules::update);
    third(HttpMethod.DELETE, "/:id", schedules::delete);

    var rotations = new RotationsApi(app, desk);
    third(HttpMethod.GET, "/:id/rotations", rotations::list);
    third(HttpMethod.POST, "/:id/rotations", rotations::create);
    third(HttpMethod.GET, "/:id/rotations/:rotation", rotations::get);
    third(HttpMethod.PUT, "/:id/rotations/:rotation", rotations::update);
    third(HttpMethod.DELETE, "/:id/rotations/:rotation", rotations::delete);
    third(HttpMethod.GET, "/:id/rotations/:rotation/events", rotations::listEvents);
    third(HttpMethod.POST, "/:id/rotations/:rotation/events", rotations::createEvent);
    third(HttpMethod.GET, "/:id/rotations/:rotation/events/:event", rotations::getEvent);
    third(HttpMethod.PUT, "/:id/rotations/:rotation/events/:event", rotations::updateEvent);
    third(HttpMethod.DELETE, "/:id/rotations/:rotation/events/:event", rotations::deleteEvent);

    var shifts = new CustomShiftsApi(app, desk);
    third(HttpMethod.GET, "/:id/custom_shifts", shifts::list);
    third(HttpMethod.POST, "/:id/custom_shifts", shifts::create);
    third(HttpMethod.GET, "/:id/custom_shifts/:shift", shifts::get);
    third(HttpMethod.PUT, "/:id/custom_shifts/:shift", shifts::update);
    third(HttpMethod.DELETE, "/:id/custom_shifts/:shift", shifts::delete);

    var overrides = new ShiftOverridesApi(app, desk);
    third(HttpMethod.GET, "/:id/overrides", overrides::list);
    third(HttpMethod.POST, "/:id/overrides", overrides::create);
    third(HttpMethod.GET, "/:id/overrides/:override", overrides::get);
    third(HttpMethod.PUT, "/:id/overrides/:override", overrides::update);
    third(HttpMethod.DELETE, "/:id/overrides/:override", overrides::delete);
  }

  private void third(HttpMethod method, String path, RestEndpoint endpoint) {
    on(method, "/v3/schedules" + path, ShiftDesk.told(endpoint));
  }

  private void incidents(App app) {
    var desk = new WishDesk(app.wishes());
    var incidents = new IncidentsApi(app, desk);
    get("/incidents", incidents::list);
    post("/incidents", incidents::create);
    put("/incidents", incidents::updateAll);
    get("/incidents/:id", incidents::get);
    put("/incidents/:id", incidents::update);
    post("/incidents/:id/snooze", incidents::snooze);
    put("/incidents/:id/merge", incidents::merge);

    var responders = new RespondersApi(incidents);
    post("/incidents/:id/responder_requests", responders::request);
    put("/incidents/:id/responder_requests/cancel", responders::cancel);
    put("/incidents/:id/incidents_responders/:user", responders::answer);

    var notes = new NotesApi(app, incidents);
    get("/incidents/:id/notes", notes::list);
    post("/incidents/:id/notes", notes::create);
    put("/incidents/:id/notes/:note", notes::update);
    delete("/incidents/:id/notes/:note", notes::delete);

    var alerts = new AlertsApi(app, incidents, desk);
    get("/incidents/:id/alerts", alerts::list);
    put("/incidents/:id/alerts", alerts::updateAll);
    get("/incidents/:id/alerts/:alert", alerts::get);
    put("/incidents/:id/alerts/:alert", alerts::update);

    var entries = new LogEntriesApi(app, incidents);
    get("/incidents/:id/log_entries", entries::ofIncident);
    get("/log_entries", entries::list);
    get("/log_entries/:id", entries::get);
    put("/log_entries/:id/channel", entries::updateChannel);

    get("/priorities", new PrioritiesApi()::list);
    get("/notifications", new NotificationsApi(app)::list);

    var changes = new ChangeEventsApi(app, incidents);
    get("/change_events", changes::list);
    post("/change_events", changes::create);
    get("/change_events/:id", changes::get);
    put("/change_events/:id", changes::update);
    get("/services/:id/change_events", changes::ofService);
    get("/incidents/:id/related_change_events", changes::relatedTo);
  }

  private void get(String path, RestEndpoint endpoint) {
    on(HttpMethod.GET, path, endpoint);
  }

  private void post(String path, RestEndpoint endpoint) {
    on(HttpMethod.POST, path, endpoint);
  }

  private void put(String path, RestEndpoint endpoint) {
    on(HttpMethod.PUT, path, endpoint);
  }

  private void delete(String path, RestEndpoint endpoint) {
    on(HttpMethod.DELETE, path, endpoint);
  }

  private void on(HttpMethod method, String path, RestEndpoint endpoint) {
    router.route(method, path).handler(blocking.run(gate.guard(endpoint), RestProblems::show));
  }
}
