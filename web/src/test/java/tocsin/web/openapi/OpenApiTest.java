package tocsin.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tocsin.web.RunningServer;
import tocsin.web.http.Blocking;
import tocsin.web.http.BodyRoom;
import tocsin.web.http.HttpLimits;
import tocsin.web.http.OwnAddress;
import tocsin.web.http.Proxies;
import tocsin.web.rest.Json;
import tocsin.web.rest.RestRoutes;
import tools.jackson.databind.JsonNode;

/** The document at {@code /openapi.json}. */
class OpenApiTest {
  @Test
  void itIsServedToEverybody() {
    try (RunningServer server = new RunningServer()) {
      HttpResponse<String> answer = server.get("/openapi.json");
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode document = Json.read(answer.body()).orElseThrow();
      assertThat(document.path("openapi").stringValue()).startsWith("3.1");
      assertThat(document.at("/paths/~1incidents/post/summary").stringValue()).isNotBlank();
    }
  }

  @Test
  void itDescribesEveryRouteAndNoOther() throws Exception {
    Set<String> described = new TreeSet<>();
    Contract.operations().stream()
        .filter(each -> !each.node().has("security"))
        .forEach(each -> described.add(each.toString()));
    assertThat(described)
        .as("each route of RestRoutes has its lines in a file of tocsin/web/openapi")
        .containsExactlyElementsOf(routes());
  }

  private static Set<String> routes() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (RunningServer server = new RunningServer()) {
      Router router = Router.router(vertx);
      var meters = new SimpleMeterRegistry();
      var room = new BodyRoom(HttpLimits.USUAL);
      var own = new OwnAddress(null, null, null);
      var _ =
          new RestRoutes(server.app, router, new Blocking(vertx, room, own, Proxies.NONE, meters));
      Set<String> routes = new TreeSet<>();
      for (Route route : router.getRoutes()) {
        String path = Objects.requireNonNull(route.getPath()).replaceAll(":([a-z_]+)", "{$1}");
        route.methods().stream()
            .filter(method -> !method.equals(HttpMethod.HEAD))
            .forEach(method -> routes.add(method + " " + path));
      }
      return routes;
    } finally {
      vertx.close().await(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void everyFileIsRead() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/tocsin/web/openapi"))) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".json", "")).toList();
      assertThat(OpenApi.SUBJECTS).doesNotHaveDuplicates();
      assertThat(names).containsAll(OpenApi.SUBJECTS).hasSize(OpenApi.SUBJECTS.size() + 1);
    }
  }

  @Test
  void whatItPointsToIsThereAndEveryTypeIsUsed() {
    JsonNode document = OpenApi.document();
    Set<String> used = new TreeSet<>();
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.stringValue().substring(1);
      assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
      used.add(pointer.substring(pointer.lastIndexOf('/') + 1));
    }
    assertThat(used).containsAll(document.at("/components/schemas").propertyNames());
  }
}
