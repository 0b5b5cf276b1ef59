package tocsin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A data folder that was set up by {@code init}, with the owner's key; the server is started on it
 * as often as a test wants.
 *
 * @param folder the data and what servers said
 */
public record Installation(Path folder, String key) {
  /** Who set it up. */
  public static final String OWNER = "owner@example.org";

  /** Sets one up below that folder. */
  public static Installation in(Path folder) throws InterruptedException {
    Path data = folder.resolve("data");
    List<String> arguments = List.of("init", "--data", data.toString(), "--email", OWNER);
    try (ServerProcess init = ServerProcess.launch(arguments, folder.resolve("server.log"))) {
      assertThat(init.exitCode()).as(init.errors()).isZero();
      return new Installation(folder, init.output().getLast());
    }
  }

  /** The data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Starts the server; it may not listen yet. */
  public ServerProcess serve(Map<String, String> settings) {
    return ServerProcess.serve(data(), folder.resolve("server.log"), settings);
  }

  /** Starts the server, its mail going there; it may not listen yet. */
  public ServerProcess serve(Mailbox mail) {
    return serve(Map.of("email.url", mail.url(), "log.level", "warn"));
  }

  /** As {@link #serve(Mailbox)}, but each incident has its own mail, however many there are. */
  public ServerProcess serveWithoutBundles(Mailbox mail) {
    return serve(
        Map.of(
            "email.url",
            mail.url(),
            "log.level",
            "warn",
            "pages.at-once",
            "1000000",
            "intake.per-second",
            "1000000"));
  }

  /** Its API. */
  public RestApi api(ServerProcess server) throws InterruptedException {
    return new RestApi(server.address(), key);
  }
}
