package tocsin.server.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;
import tocsin.server.DataFolder;
import tocsin.server.Tocsin;
import tocsin.server.World;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.web.access.Tokens;
import tocsin.web.openapi.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real server in this process, on real files, called over HTTP as monitoring tools, people's
 * programs and providers call it.
 */
final class RealServer implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

  private final World world = World.real();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Tocsin tocsin;
  private final String key;

  RealServer(Path folder, Map<String, String> settings) {
    Map<String, String> said = new HashMap<>(settings);
    said.put("port", "0");
    tocsin =
        Tocsin.start(
            SettingSources.read(said, Map.of(), null, null),
            world,
            DataFolder.open(folder),
            Outlets::real);
    key = key(null);
  }

  private String key(@Nullable UserId user) {
    return new Tokens(tocsin.stores().credentials(), world.secrets())
        .mint(user, "story", world.clock().instant());
  }

  String address() {
    return tocsin.address();
  }

  /** Somebody new, who is asked about everything that comes in by their door. */
  Person person(String name) {
    String email = name.toLowerCase(Locale.ROOT).replace(" ", ".") + "@example.org";
    String user =
        id(
            "user",
            rest(
                201,
                "POST",
                "/users",
                """
                {"user": {"type": "user", "name": "%s", "email": "%s"}}
                """
                    .formatted(name, email)));
    String policy =
        id(
            "escalation_policy",
            rest(
                201,
                "POST",
                "/escalation_policies",
                """
                {"escalation_policy": {"type": "escalation_policy", "name": "%s",
                 "escalation_rules": [{"escalation_delay_in_minutes": 30,
                  "targets": [{"id": "%s", "type": "user_reference"}]}]}}
                """
                    .formatted(name, user)));
    String service =
        id(
            "service",
            rest(
                201,
                "POST",
                "/services",
                """
                {"service": {"type": "service", "name": "Shop of %s",
                 "escalation_policy": {"id": "%s", "type": "escalation_policy_reference"}}}
                """
                    .formatted(name, policy)));
    String door =
        rest(
                201,
                "POST",
                "/services/" + service + "/integrations",
                """
                {"integration": {"type": "events_api_v2_inbound_integration", "name": "Events"}}
                """)
            .at("/integration/integration_key")
            .stringValue();
    return new Person(this, user, service, door, key(new UserId(user)));
  }

  private static String id(String wrapper, JsonNode reply) {
    return reply.at("/" + wrapper + "/id").stringValue();
  }

  /** What the API says to a program with the account's key. */
  JsonNode rest(int expected, String method, String path, String body) {
    return rest(expected, method, path, body, key);
  }

  /** What it says to a program with that key. */
  JsonNode rest(int expected, String method, String path, String body, String withKey) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", "Token token=" + withKey)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = send(request);
    Contract.check(request, answer);
    if (answer.statusCode() != expected) {
      throw new AssertionError(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Calls the server as somebody without a key does. */
  HttpResponse<String> post(String url, String type, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** What is at that address. */
  HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The incident with that dedup key; a missing node when there is none. */
  JsonNode incident(String dedupKey) {
    String all = "statuses%5B%5D=triggered&statuses%5B%5D=acknowledged&statuses%5B%5D=resolved";
    return rest(200, "GET", "/incidents?" + all + "&incident_key=" + dedupKey, "")
        .at("/incidents/0");
  }

  /** Who acknowledged it and by which way, as its timeline tells: "Ann by chat". */
  String acknowledgement(String dedupKey) {
    String path = "/incidents/" + incident(dedupKey).path("id").asString() + "/log_entries";
    for (JsonNode entry : rest(200, "GET", path, "").path("log_entries")) {
      if (entry.path("type").asString("").startsWith("acknowledge")) {
        return entry.at("/agent/summary").asString("nobody")
            + " by "
            + entry.at("/channel/type").asString("");
      }
    }
    return "";
  }

  /** Waits until it is there. */
  static <T> T await(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < deadline) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    throw new AssertionError("Waited in vain for " + what);
  }

  /** Waits until it is so. */
  static void until(String what, BooleanSupplier condition) {
    boolean _ = await(what, () -> Optional.of(condition.getAsBoolean()).filter(so -> so));
  }

  @Override
  public void close() {
    http.close();
    tocsin.close();
  }
}
