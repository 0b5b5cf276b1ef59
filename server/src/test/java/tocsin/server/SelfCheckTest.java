package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.channel.pocket.Pocket;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.storage.IncidentFilter;

/** The self-check's probe on the real road. */
class SelfCheckTest {
  @TempDir Path folder;

  @Test
  void whoeverWatchesFromOutsideHearsOfAProbeThatWentTheWholeRoad() throws Exception {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    HttpServer watcher = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    watcher.createContext(
        "/",
        exchange -> {
          heard.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    watcher.start();
    String address = "http://127.0.0.1:" + watcher.getAddress().getPort() + "/heartbeat/KEY";
    Settings settings =
        SettingSources.read(Map.of("port", "0", "watch.urls", address), Map.of(), null, null);
    World world = World.real();
    try (Tocsin tocsin =
        Tocsin.start(
            settings, world, DataFolder.open(folder), Outlets.into(new Pocket(), world.clock()))) {
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("/heartbeat/KEY");

      assertThat(get(tocsin.address() + "/health"))
          .contains("\"part\":\"road\",\"status\":\"running\"");
      assertThat(tocsin.stores().queries().list(everything())).isEmpty();
    } finally {
      watcher.stop(0);
    }
  }

  private static IncidentFilter everything() {
    return new IncidentFilter(
        Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null, List.of(), 0, 10);
  }

  private static String get(String address) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
