package tocsin.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.web.http.Blocking;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemFormat;
import tocsin.web.http.Problems;
import tocsin.web.http.ReplyWriter;
import tocsin.web.rest.RestProblems;

/** Every address this server answers, in one place. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final Router router;

  Routes(App app, Vertx vertx, Blocking blocking, PrometheusMeterRegistry meters) {
    router = Router.router(vertx);
    ProblemFormat rest = RestProblems::show;

    var health = new HealthApi(app.health(), meters);
    router.get("/health").handler(blocking.run(request -> health.health(), rest));
    router.get("/metrics").handler(blocking.run(request -> health.metrics(), rest));

    router.errorHandler(400, routing -> show(routing, Problems.INVALID_INPUT));
    router.errorHandler(404, routing -> show(routing, Problems.NOT_FOUND));
    router.errorHandler(405, routing -> show(routing, Problems.METHOD_NOT_ALLOWED));
    router.errorHandler(500, Routes::failed);
  }

  /** Takes a request on its event loop. */
  void handle(HttpServerRequest request) {
    router.handle(request);
  }

  private static void failed(RoutingContext routing) {
    LOG.error(
        "{} {} failed", routing.request().method(), routing.request().path(), routing.failure());
    show(routing, Problems.INTERNAL);
  }

  private static void show(RoutingContext routing, Problem problem) {
    ReplyWriter.write(routing.request(), RestProblems.show(problem));
  }
}
