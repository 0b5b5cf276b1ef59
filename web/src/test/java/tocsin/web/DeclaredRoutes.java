package tocsin.web;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.BiFunction;
import tocsin.web.http.Blocking;
import tocsin.web.http.BodyRoom;
import tocsin.web.http.HttpLimits;
import tocsin.web.page.Pages;
import tocsin.web.rest.InnerRest;
import tocsin.web.rest.RestRoutes;

/** The addresses that a server answers, asked of a router that serves nobody. */
public final class DeclaredRoutes {
  private DeclaredRoutes() {}

  /** What is made of a router and of what its handlers run on. */
  public static <T> T with(App app, BiFunction<Router, Blocking, T> make) {
    Vertx vertx = Vertx.vertx();
    try {
      return make.apply(Router.router(vertx), blocking(app, vertx));
    } finally {
      var _ = vertx.close();
    }
  }

  private static Blocking blocking(App app, Vertx vertx) {
    var settings = app.settings();
    return new Blocking(
        vertx,
        new BodyRoom(HttpLimits.USUAL),
        settings.address(),
        settings.proxies(),
        new SimpleMeterRegistry());
  }

  /** Where pages take forms. */
  public static List<String> forms(App app) {
    return paths(app, HttpMethod.POST);
  }

  /** Where pages, and what belongs to them, can be looked at. */
  public static List<String> pages(App app) {
    return paths(app, HttpMethod.GET);
  }

  private static List<String> paths(App app, HttpMethod method) {
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Router.router(vertx);
      Blocking blocking = blocking(app, vertx);
      InnerRest inner = new RestRoutes(app, Router.router(vertx), blocking).inner();
      Runnable end = Pages.mount(app, vertx, router, blocking, inner);
      end.run();
      return router.getRoutes().stream()
          .filter(route -> route.methods() != null)
          .filter(route -> route.methods().contains(method))
          .map(route -> route.getPath())
          .toList();
    } finally {
      var _ = vertx.close();
    }
  }
}
