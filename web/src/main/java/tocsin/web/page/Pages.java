package tocsin.web.page;

import static tocsin.core.permission.Action.ANSWER_INCIDENT;
import static tocsin.core.permission.Action.CREATE_INCIDENT;
import static tocsin.core.permission.Action.CREATE_USER;
import static tocsin.core.permission.Action.EDIT_OWN_PROFILE;
import static tocsin.core.permission.Action.EDIT_POLICY;
import static tocsin.core.permission.Action.EDIT_SCHEDULE;
import static tocsin.core.permission.Action.EDIT_SERVICE;
import static tocsin.core.permission.Action.EDIT_TEAM;
import static tocsin.core.permission.Action.EDIT_USER;
import static tocsin.core.permission.Action.INVITE_USER;
import static tocsin.core.permission.Action.MANAGE_KEYS;
import static tocsin.core.permission.Action.MANAGE_WEBHOOKS;
import static tocsin.core.permission.Action.OVERRIDE_SCHEDULE;
import static tocsin.core.permission.Action.VIEW_AUDIT;
import static tocsin.core.permission.Action.VIEW_CONFIGURATION;
import static tocsin.core.permission.Action.VIEW_INCIDENTS;
import static tocsin.core.permission.Action.VIEW_SELF;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.time.Duration;
import tocsin.core.permission.Action;
import tocsin.web.App;
import tocsin.web.access.On;
import tocsin.web.access.Passwords;
import tocsin.web.access.Sessions;
import tocsin.web.access.SetupLink;
import tocsin.web.http.Blocking;
import tocsin.web.http.Endpoint;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.page.account.AuditPage;
import tocsin.web.page.account.KeysPage;
import tocsin.web.page.account.MaintenancePage;
import tocsin.web.page.account.OverrideActions;
import tocsin.web.page.account.OwnContacts;
import tocsin.web.page.account.OwnKeys;
import tocsin.web.page.account.OwnRules;
import tocsin.web.page.account.PeoplePages;
import tocsin.web.page.account.PoliciesPages;
import tocsin.web.page.account.ProfilePage;
import tocsin.web.page.account.ReadinessPage;
import tocsin.web.page.account.SchedulesPages;
import tocsin.web.page.account.ServicesPages;
import tocsin.web.page.account.WebhooksPage;
import tocsin.web.page.asset.AppFiles;
import tocsin.web.page.asset.Assets;
import tocsin.web.page.edit.FormPost;
import tocsin.web.page.edit.IntegrationForms;
import tocsin.web.page.edit.PersonForm;
import tocsin.web.page.edit.PolicyForm;
import tocsin.web.page.edit.RoomsPage;
import tocsin.web.page.edit.ScheduleForm;
import tocsin.web.page.edit.ServiceForm;
import tocsin.web.page.edit.TeamPage;
import tocsin.web.page.entry.LoginPage;
import tocsin.web.page.entry.SetupPage;
import tocsin.web.page.entry.WelcomePage;
import tocsin.web.page.frame.ErrorPages;
import tocsin.web.page.frame.Gate;
import tocsin.web.page.frame.Html;
import tocsin.web.page.frame.PageHandler;
import tocsin.web.page.incident.AnswerPage;
import tocsin.web.page.incident.Bulk;
import tocsin.web.page.incident.IncidentActions;
import tocsin.web.page.incident.IncidentPage;
import tocsin.web.page.incident.IncidentsPage;
import tocsin.web.page.incident.NewIncidentPage;
import tocsin.web.page.incident.SentPage;
import tocsin.web.page.live.Live;
import tocsin.web.rest.InnerRest;

/**
 * Every address of the web pages, and who may come in there: what one does there and to what, or
 * {@code anybody} and {@code bearers} for those who need not be logged in.
 */
public final class Pages {
  /** Longer than anything of it is kept. */
  private static final Duration KEPT = Duration.ofDays(3_650);

  private final App app;
  private final Router router;
  private final Blocking blocking;
  private final Html html;
  private final ErrorPages errors;
  private final Gate gate;
  private final Sessions sessions;
  private final InnerRest rest;

  private Pages(App app, Router router, Blocking blocking, InnerRest rest) {
    this.rest = rest;
    this.app = app;
    this.router = router;
    this.blocking = blocking;
    this.html = new Html(app);
    this.errors = new ErrorPages(app, html);
    this.sessions = new Sessions(app.stores().credentials(), app.random());
    this.gate = new Gate(app, sessions, errors);
  }

  /** Adds the pages to the router; gives what ends their streams when the server stops. */
  public static Runnable mount(
      App app, Vertx vertx, Router router, Blocking blocking, InnerRest rest) {
    Pages pages = new Pages(app, router, blocking, rest);
    router.get("/").handler(routing -> routing.redirect("/ui/"));
    Live live = new Live(app, vertx, pages.sessions);
    router.get("/ui/live").handler(live::open);
    pages.get("/ui/static/:file", request -> Assets.serve(request));
    pages.get("/ui/manifest.webmanifest", request -> AppFiles.manifest());
    pages.get("/ui/sw.js", request -> AppFiles.worker());
    pages.entry();
    pages.incidents();
    pages.account();
    pages.get("/ui/*", pages.gate.anybody(visit -> nothingHere()));
    pages.post("/ui/*", pages.gate.anybody(visit -> nothingHere()));
    return live::close;
  }

  private void entry() {
    var passwords = new Passwords(app.stores().credentials(), app.random());
    var links = new SetupLink(app.stores().credentials(), app.random());
    var login = new LoginPage(app, passwords, sessions, html);
    get("/ui/login", gate.anybody(login::ask));
    post("/ui/login", gate.anybody(login::logIn));
    post("/ui/login/demo", gate.anybody(login::logInToDemo));
    post("/ui/logout", gate.members(VIEW_SELF, On.SELF, login::logOut));
    var setup = new SetupPage(app, links, passwords, login, html);
    get("/ui/setup/:token", gate.anybody(setup::ask));
    post("/ui/setup/:token", gate.anybody(setup::answer));
    var welcome = new WelcomePage(app, html);
    get("/ui/welcome", gate.members(EDIT_SERVICE, On.ACCOUNT, welcome::show));
    post("/ui/welcome", gate.members(EDIT_SERVICE, On.ACCOUNT, welcome::act));
    var profile = new ProfilePage(app, passwords, sessions, html);
    get("/ui/me", gate.members(VIEW_SELF, On.SELF, profile::show));
    post("/ui/me/display", gate.members(EDIT_OWN_PROFILE, On.SELF, profile::display));
    post("/ui/me/password", gate.members(EDIT_OWN_PROFILE, On.SELF, profile::password));
    var ownKeys = new OwnKeys(app, profile);
    post("/ui/me/keys", gate.members(EDIT_OWN_PROFILE, On.SELF, ownKeys::make));
    post("/ui/me/keys/:key", gate.members(EDIT_OWN_PROFILE, On.SELF, ownKeys::revoke));
    var contacts = new OwnContacts(app);
    post("/ui/me/contacts", gate.members(EDIT_OWN_PROFILE, On.SELF, contacts::add));
    post("/ui/me/contacts/:method", gate.members(EDIT_OWN_PROFILE, On.SELF, contacts::act));
    var rules = new OwnRules(app);
    post("/ui/me/rules", gate.members(EDIT_OWN_PROFILE, On.SELF, rules::add));
    post("/ui/me/rules/:rule", gate.members(EDIT_OWN_PROFILE, On.SELF, rules::remove));
    post("/ui/me/handoffs", gate.members(EDIT_OWN_PROFILE, On.SELF, rules::addHandoff));
    post("/ui/me/handoffs/:rule", gate.members(EDIT_OWN_PROFILE, On.SELF, rules::removeHandoff));
    var people = new PeoplePages(app, links, html);
    member("/ui/people", VIEW_CONFIGURATION, On.VISIBLE, people::list);
    member("/ui/audit", VIEW_AUDIT, On.ACCOUNT, new AuditPage(app, KEPT, html)::show);
    var keys = new KeysPage(app, html);
    member("/ui/keys", MANAGE_KEYS, On.ACCOUNT, keys::show);
    post("/ui/keys", gate.members(MANAGE_KEYS, On.ACCOUNT, keys::make));
    post("/ui/keys/:key", gate.members(MANAGE_KEYS, On.ACCOUNT, keys::revoke));
    editPeople(new FormPost(rest));
    member("/ui/people/:id", VIEW_CONFIGURATION, On.USER, people::show);
    var sent = new SentPage(app, html);
    member("/ui/people/:id/notifications", VIEW_CONFIGURATION, On.USER, sent::show);
    member("/ui/me/notifications", VIEW_SELF, On.SELF, sent::showOwn);
    post("/ui/people/:id/invite", gate.members(INVITE_USER, On.USER, people::invite));
    post("/ui/people/:id/feed", gate.members(EDIT_USER, On.USER, people::feed));
  }

  private void incidents() {
    member("/ui/", VIEW_SELF, On.SELF, new HomePage(app, html)::show);
    member("/ui", VIEW_SELF, On.SELF, new HomePage(app, html)::show);
    member("/ui/incidents", VIEW_INCIDENTS, On.VISIBLE, new IncidentsPage(app, html)::list);
    post("/ui/incidents", gate.members(ANSWER_INCIDENT, Bulk::incidents, new Bulk(app)::act));
    var newIncident = new NewIncidentPage(app, html);
    member("/ui/incidents/new", VIEW_INCIDENTS, On.VISIBLE, newIncident::ask);
    post(
        "/ui/incidents/new",
        gate.members(CREATE_INCIDENT, NewIncidentPage::service, newIncident::make));
    member(
        "/ui/incidents/:number",
        VIEW_INCIDENTS,
        On.incident("number"),
        new IncidentPage(app, html)::show);
    post(
        "/ui/incidents/:number",
        gate.members(ANSWER_INCIDENT, On.incident("number"), new IncidentActions(app)::act));
    var answers = new AnswerPage(app, html);
    get("/ui/a/:token", gate.bearers(answers::ask));
    post("/ui/a/:token", gate.bearers(answers::act));
    var pocket = new PocketPage(app, html);
    get("/ui/pocket", gate.anybody(pocket::show));
    post("/ui/pocket", gate.members(EDIT_SERVICE, On.ACCOUNT, pocket::trigger));
  }

  private void account() {
    member("/ui/delivery", VIEW_CONFIGURATION, On.ACCOUNT, new DeliveryPage(app, html)::show);
    member(
        "/ui/readiness",
        VIEW_CONFIGURATION,
        On.ACCOUNT,
        new ReadinessPage(html, app.offered().kinds())::show);
    var policies = new PoliciesPages(html);
    member("/ui/oncall", VIEW_CONFIGURATION, On.VISIBLE, policies::onCall);
    member("/ui/policies", VIEW_CONFIGURATION, On.VISIBLE, policies::list);
    editPolicies(new FormPost(rest));
    member("/ui/policies/:id", VIEW_CONFIGURATION, On.POLICY, policies::show);
    var schedules = new SchedulesPages(app, html);
    member("/ui/schedules", VIEW_CONFIGURATION, On.VISIBLE, schedules::list);
    editSchedules(new ScheduleForm(app, new FormPost(rest), html));
    member("/ui/schedules/:id", VIEW_CONFIGURATION, On.SCHEDULE, schedules::show);
    post("/ui/schedules/:id/feed", gate.members(EDIT_SCHEDULE, On.SCHEDULE, schedules::feed));
    var overrides = new OverrideActions(app);
    post(
        "/ui/schedules/:id/overrides",
        gate.members(OVERRIDE_SCHEDULE, On.SCHEDULE, overrides::act));
    var webhooks = new WebhooksPage(app, html);
    member("/ui/webhooks", VIEW_CONFIGURATION, On.ACCOUNT, webhooks::show);
    post("/ui/webhooks/:id", gate.members(MANAGE_WEBHOOKS, On.ACCOUNT, webhooks::act));
    var rooms = new RoomsPage(app, new FormPost(rest), html);
    member("/ui/rooms", VIEW_CONFIGURATION, On.ACCOUNT, rooms::show);
    post("/ui/rooms", gate.forwarding(rooms::add));
    post("/ui/rooms/:id", gate.forwarding(rooms::remove));
    var maintenance = new MaintenancePage(new FormPost(rest), html);
    member("/ui/maintenance", VIEW_CONFIGURATION, On.VISIBLE, maintenance::show);
    post("/ui/maintenance", gate.forwarding(maintenance::make));
    post("/ui/maintenance/:id", gate.forwarding(maintenance::act));
    var services = new ServicesPages(app, html);
    member("/ui/services", VIEW_CONFIGURATION, On.VISIBLE, services::list);
    editServices(new FormPost(rest));
    member("/ui/services/:id", VIEW_CONFIGURATION, On.SERVICE, services::show);
    post("/ui/services/:id/test", gate.members(EDIT_SERVICE, On.SERVICE, services::test));
  }

  private void editPeople(FormPost form) {
    var person = new PersonForm(form, html);
    member("/ui/people/new", CREATE_USER, On.ACCOUNT, person::ask);
    member("/ui/people/:id/edit", EDIT_USER, On.USER, person::edit);
    post("/ui/people", gate.forwarding(person::make));
    post("/ui/people/:id", gate.forwarding(person::save));
    post("/ui/people/:id/delete", gate.forwarding(person::delete));
    var team = new TeamPage(form, html);
    member("/ui/teams/new", EDIT_TEAM, On.ACCOUNT, team::ask);
    member("/ui/teams/:id", VIEW_CONFIGURATION, On.TEAM, team::look);
    post("/ui/teams", gate.forwarding(team::make));
    post("/ui/teams/:id", gate.forwarding(team::act));
    post("/ui/teams/:id/members", gate.forwarding(team::member));
  }

  private void editPolicies(FormPost form) {
    var policy = new PolicyForm(form, html);
    member("/ui/policies/new", VIEW_CONFIGURATION, On.VISIBLE, policy::ask);
    member("/ui/policies/:id/edit", EDIT_POLICY, On.POLICY, policy::edit);
    post("/ui/policies", gate.forwarding(policy::make));
    post("/ui/policies/:id", gate.forwarding(policy::save));
    post("/ui/policies/:id/delete", gate.forwarding(policy::delete));
  }

  /** Those that save are asked by the REST API again; the others only show the form. */
  private void editSchedules(ScheduleForm schedule) {
    member("/ui/schedules/new", VIEW_CONFIGURATION, On.VISIBLE, schedule::ask);
    member("/ui/schedules/:id/edit", EDIT_SCHEDULE, On.SCHEDULE, schedule::edit);
    post("/ui/schedules", gate.members(VIEW_CONFIGURATION, On.VISIBLE, schedule::make));
    post("/ui/schedules/:id", gate.members(EDIT_SCHEDULE, On.SCHEDULE, schedule::save));
    post("/ui/schedules/:id/delete", gate.forwarding(schedule::delete));
  }

  private void editServices(FormPost form) {
    var service = new ServiceForm(form, html);
    member("/ui/services/new", VIEW_CONFIGURATION, On.VISIBLE, service::ask);
    member("/ui/services/:id/edit", EDIT_SERVICE, On.SERVICE, service::edit);
    post("/ui/services", gate.forwarding(service::make));
    post("/ui/services/:id", gate.forwarding(service::save));
    post("/ui/services/:id/delete", gate.forwarding(service::delete));
    var integrations = new IntegrationForms(form);
    post("/ui/services/:id/integrations", gate.forwarding(integrations::add));
    post("/ui/services/:id/integrations/:integration", gate.forwarding(integrations::act));
  }

  private static Reply nothingHere() {
    throw new ProblemException(Problems.NOT_FOUND);
  }

  private void member(String path, Action action, On on, PageHandler page) {
    get(path, gate.members(action, on, page));
  }

  private void get(String path, Endpoint endpoint) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(blocking.run(endpoint, errors::showBare));
  }

  private void post(String path, Endpoint endpoint) {
    router.post(path).handler(blocking.run(endpoint, errors::showBare));
  }
}
