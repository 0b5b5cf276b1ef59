package tocsin.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tocsin.server.ExitCode;
import tocsin.server.World;
import tocsin.server.demo.Demo;
import tocsin.server.demo.TemporaryFolder;
import tocsin.server.log.Logs;
import tocsin.server.settings.LogLevel;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;

/** Shows the Java runtime once what a start is like, for its start-up cache; leaves nothing. */
final class TrainCommand {
  private static final List<String> VISITS = List.of("/health", "/ui/login", "/ui/pocket");

  Command command() {
    return new Command("train", "", List.of(), arguments -> run());
  }

  private ExitCode run() throws InterruptedException {
    Logs.toStandardError(LogLevel.ERROR);
    Settings settings = SettingSources.read(Map.of("port", "0"), Map.of(), null, null);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Demo demo = Demo.start(folder.path(), settings, World.real());
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : VISITS) {
        HttpRequest visit = HttpRequest.newBuilder(URI.create(demo.address() + path)).build();
        HttpResponse<Void> _ = client.send(visit, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.DONE;
  }
}
