package tocsin.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.web.events.EventsApi;
import tocsin.web.feed.CalendarFeeds;
import tocsin.web.http.Blocking;
import tocsin.web.http.InFlight;
import tocsin.web.http.LoggedPath;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemFormat;
import tocsin.web.http.Problems;
import tocsin.web.http.ReplyWriter;
import tocsin.web.inbound.HeartbeatDoor;
import tocsin.web.inbound.Inbound;
import tocsin.web.openapi.OpenApi;
import tocsin.web.page.Pages;
import tocsin.web.rest.InnerRest;
import tocsin.web.rest.RestProblems;
import tocsin.web.rest.RestRoutes;

/** Every address this server answers, in one place. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final InFlight inFlight;
  private final Handler<Void> counted;
  private final Router router;
  private final EventsApi events;
  private final Runnable endStreams;

  Routes(
      App app, Vertx vertx, Blocking blocking, InFlight inFlight, PrometheusMeterRegistry meters) {
    this.inFlight = inFlight;
    this.counted = end -> inFlight.end();
    router = Router.router(vertx);
    events = new EventsApi(app, vertx, blocking.room(), meters);
    ProblemFormat rest = RestProblems::show;

    router.post(EventsApi.ENQUEUE).handler(routing -> events.enqueue(routing.request()));
    router.post(EventsApi.CHANGE).handler(routing -> events.change(routing.request()));
    router.post(EventsApi.OLD).handler(routing -> events.old(routing.request()));

    var health = new HealthApi(app.health(), meters, app.punctuality(), app.clock());
    router
        .route("/health")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(blocking.run(request -> health.health(), rest));
    router.get("/openapi.json").handler(blocking.run(request -> OpenApi.reply(), rest));
    router.get("/metrics").handler(blocking.run(request -> health.metrics(), rest));

    router
        .route("/feeds/:token")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(blocking.run(new CalendarFeeds(app)::show, rest));

    var inbound = new Inbound(app);
    var heartbeats = new HeartbeatDoor(app);
    router.route("/heartbeat/:key").handler(blocking.run(heartbeats::ping, rest));
    router.post("/tap/:token").handler(blocking.run(inbound::tap, rest));
    router.route("/in/:name/*").handler(blocking.run(inbound::call, rest));
    router.route("/in/:name").handler(blocking.run(inbound::call, rest));

    InnerRest inner = new RestRoutes(app, router, blocking).inner();
    endStreams = Pages.mount(app, vertx, router, blocking, inner);

    router.errorHandler(400, routing -> show(routing, Problems.INVALID_INPUT));
    router.errorHandler(404, routing -> show(routing, Problems.NOT_FOUND));
    var allowed = new AllowedMethods(router);
    router.errorHandler(
        405,
        routing ->
            ReplyWriter.write(
                routing.request(),
                RestProblems.show(Problems.METHOD_NOT_ALLOWED)
                    .with("Allow", allowed.of(routing.normalizedPath()))));
    router.errorHandler(500, Routes::failed);
  }

  /** Ends answers that would go on for as long as the server runs. */
  void endStreams() {
    endStreams.run();
  }

  /** Takes a request on its event loop; the hot path before the router looks for a route. */
  void handle(HttpServerRequest request) {
    if (EventsApi.ENQUEUE.equals(request.uri()) && HttpMethod.POST.equals(request.method())) {
      if (begin(request)) {
        events.enqueue(request);
      }
    } else if (begin(request)) {
      router.handle(request);
    }
  }

  private boolean begin(HttpServerRequest request) {
    if (!inFlight.begin()) {
      if (!EventsApi.stopping(request.path(), request.response())) {
        Problem stopping = Problems.BUSY.because("The server is stopping. Try again soon.");
        ReplyWriter.write(
            request,
            RestProblems.show(stopping).with("Retry-After", "5").with("Connection", "close"));
      }
      return false;
    }
    request.response().endHandler(counted);
    return true;
  }

  private static void failed(RoutingContext routing) {
    LOG.error(
        "{} {} failed",
        routing.request().method(),
        LoggedPath.of(routing.normalizedPath()),
        routing.failure());
    show(routing, Problems.INTERNAL);
  }

  private static void show(RoutingContext routing, Problem problem) {
    ReplyWriter.write(routing.request(), RestProblems.show(problem));
  }
}
