package tocsin.web;

import static java.util.stream.Collectors.joining;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be done at an address, for whoever tried something else. */
final class AllowedMethods {
  private final List<Known> known;

  private record Known(Pattern path, Set<HttpMethod> methods) {
    static Known of(String path, Set<HttpMethod> methods) {
      String[] fixed = path.replaceAll("/+$", "").split(":[a-z_]+", -1);
      StringBuilder pattern = new StringBuilder(Pattern.quote(fixed[0]));
      for (int i = 1; i < fixed.length; i++) {
        pattern.append("[^/]+").append(Pattern.quote(fixed[i]));
      }
      return new Known(Pattern.compile(pattern.append("/?").toString()), methods);
    }
  }

  /** Of the routes that are there now; those for many addresses at once don't count. */
  AllowedMethods(Router router) {
    List<Known> all = new ArrayList<>();
    for (Route route : router.getRoutes()) {
      String path = route.getPath();
      Set<HttpMethod> methods = route.methods();
      if (path != null && !path.endsWith("*") && methods != null) {
        all.add(Known.of(path, methods));
      }
    }
    this.known = List.copyOf(all);
  }

  /** As the header {@code Allow} lists them, by name. */
  String of(String path) {
    return known.stream()
        .filter(each -> each.path().matcher(path).matches())
        .flatMap(each -> each.methods().stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(joining(", "));
  }
}
