package tocsin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * Waits until {@code reconcile} finds nothing lost or twice in all that ever was, whether a
   * server runs or not. Whether something was late is another question, for machines that do
   * nothing else.
   */
  public void balances() throws InterruptedException {
    List<String> said = reconcile();
    for (int again = 0; !said.contains("exit 0") && again < 20; again++) {
      said = reconcile();
    }
    assertThat(said).contains("lost 0", "late 0", "duplicate 0", "exit 0");
  }

  /** What {@code reconcile} says of all that ever was, and how it ends. */
  public List<String> reconcile() throws InterruptedException {
    List<String> arguments =
        List.of(
            "reconcile",
            "--data",
            data().toString(),
            "--since",
            "2020-01-01T00:00:00Z",
            "--until",
            "2100-01-01T00:00:00Z",
            "--set",
            "pages.target-high=86400",
            "--set",
            "pages.target-low=86400");
    try (ServerProcess reconcile = ServerProcess.launch(arguments, folder.resolve("server.log"))) {
      List<String> said = new ArrayList<>(reconcile.output());
      said.add("exit " + reconcile.exitCode());
      return said;
    }
  }

  /** Its API. */
  public RestApi api(ServerProcess server) throws InterruptedException {
    return new RestApi(server.address(), key);
  }
}
