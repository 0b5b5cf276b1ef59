package tocsin.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tocsin.acceptance.Installation;
import tocsin.acceptance.Mail;
import tocsin.acceptance.Mailbox;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;
import tools.jackson.databind.JsonNode;

/**
 * One of two installations: it calls the other, and tells its own people when the other doesn't.
 */
final class Site implements AutoCloseable {
  /** The standard is 300 with a call each minute; this shows the same sooner. */
  private static final int PING_WITHIN = 15;

  private final String name;
  private final Installation installation;
  private final Mailbox mailbox;
  private final Map<String, String> settings = new HashMap<>();
  private ServerProcess server;
  private RestApi api;
  private @Nullable String heartbeat;

  /** Sets it up and starts it, alone. */
  Site(String name, Path folder, Mailbox mailbox) throws InterruptedException {
    this.name = name;
    this.mailbox = mailbox;
    this.installation = Installation.in(folder);
    settings.put("email.url", mailbox.url());
    settings.put("log.level", "warn");
    settings.put("watch.every", "2");
    settings.put("pages.target-high", "5");
    this.server = installation.serve(settings);
    this.api = installation.api(server);
    settings.put("port", Integer.toString(server.address().getPort()));
  }

  /** The person who mends the other. */
  private String person() {
    return name.toLowerCase(Locale.ROOT) + "@example.org";
  }

  /** Makes the heartbeat that the other is to call. */
  void waitFor(Site other) {
    String policy = api.policy("Who mends Tocsin", api.user(name, person()));
    heartbeat = api.heartbeat(api.service("Tocsin", policy), other.name, PING_WITHIN);
  }

  /** Calls the other from now on. */
  void call(Site other) throws InterruptedException {
    URI address = other.server.address();
    settings.put("watch.urls", address + "/heartbeat/" + Objects.requireNonNull(other.heartbeat));
    kill();
    start();
  }

  void kill() throws InterruptedException {
    server.kill();
  }

  void start() throws InterruptedException {
    server = installation.serve(settings);
    api = installation.api(server);
  }

  ServerProcess server() {
    return server;
  }

  /** The file that its engine needs for every decision. */
  Path engineFile() {
    return installation.data().resolve("engine.db");
  }

  /** How often its person was told that the other is missing. */
  long toldOf(Site other) {
    return mailbox.to(person(), "No ping from " + other.name + " for 15 seconds").size();
  }

  /** What it says itself to who installed it. */
  List<Mail> ownAlarms() {
    return mailbox.to(Installation.OWNER, "Tocsin itself is late");
  }

  /** How the incidents about the other stand, each by its status. */
  List<String> incidents() {
    JsonNode found =
        api.get(
            "/incidents?statuses[]=triggered&statuses[]=acknowledged&statuses[]=resolved"
                .replace("[]", "%5B%5D"));
    assertThat(found.at("/incidents").findValuesAsString("title"))
        .allMatch(title -> title.startsWith("No ping from "));
    return found.at("/incidents").valueStream().map(i -> i.path("status").stringValue()).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
