package tocsin.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.web.openapi.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The APIs as scripts and monitoring tools use them; every answer is held to {@code /openapi.json}.
 */
public final class RestApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final String key;
  private final HttpClient http;

  /** Calls the server at that address with that account API key. */
  public RestApi(URI address, String key) {
    this(address, key, HTTP);
  }

  /** Calls it with a client that trusts it. */
  public RestApi(URI address, String key, HttpClient http) {
    this.address = address;
    this.key = key;
    this.http = http;
  }

  /** What is there. */
  public JsonNode get(String path) {
    return call(200, "GET", path, null);
  }

  /** Makes something new. */
  public JsonNode post(String path, String body) {
    return call(201, "POST", path, body);
  }

  /** Changes something. */
  public JsonNode put(String path, String body) {
    return call(200, "PUT", path, body);
  }

  /** A user who gets mail at that address; the id. */
  public String user(String name, String email) {
    String body =
        """
        {"user": {"type": "user", "name": "%s", "email": "%s"}}
        """;
    return post("/users", body.formatted(name, email)).at("/user/id").stringValue();
  }

  /** A policy with a level of one minute for each of these users, in that order; the id. */
  public String policy(String name, String... users) {
    return policyOf(name, Stream.of(users).map(user -> level(List.of(user))).toList());
  }

  /** A policy that asks all of these users at once and then nobody; the id. */
  public String policyOfOneLevel(String name, String... users) {
    return policyOf(name, List.of(level(List.of(users))));
  }

  private String policyOf(String name, List<String> levels) {
    String body =
        """
        {"escalation_policy": {"type": "escalation_policy", "name": "%s", "num_loops": 0,
         "escalation_rules": [%s]}}
        """;
    return post("/escalation_policies", body.formatted(name, String.join(",", levels)))
        .at("/escalation_policy/id")
        .stringValue();
  }

  private static String level(List<String> users) {
    String targets =
        users.stream()
            .map(user -> "{\"id\": \"" + user + "\", \"type\": \"user_reference\"}")
            .collect(Collectors.joining(","));
    return "{\"escalation_delay_in_minutes\": 1, \"targets\": [" + targets + "]}";
  }

  /** A service whose incidents go that way; the id. */
  public String service(String name, String policy) {
    String body =
        """
        {"service": {"type": "service", "name": "%s", "auto_resolve_timeout": null,
         "acknowledgement_timeout": null,
         "escalation_policy": {"id": "%s", "type": "escalation_policy_reference"}}}
        """;
    return post("/services", body.formatted(name, policy)).at("/service/id").stringValue();
  }

  /** A door of that kind for a service's events; its key. */
  public String integration(String service, String type) {
    String body =
        """
        {"integration": {"type": "%s", "name": "%s"}}
        """;
    return post("/services/" + service + "/integrations", body.formatted(type, type))
        .at("/integration/integration_key")
        .stringValue();
  }

  /** A heartbeat of that name, which waits for so many seconds; its key. */
  public String heartbeat(String service, String name, int pingWithin) {
    String body =
        """
        {"integration": {"type": "heartbeat_inbound_integration", "name": "%s", "ping_within": %d}}
        """;
    return post("/services/" + service + "/integrations", body.formatted(name, pingWithin))
        .at("/integration/integration_key")
        .stringValue();
  }

  /** The incident with that dedup key, if there is one; {@code MissingNode} otherwise. */
  public JsonNode incident(String dedupKey) {
    return get("/incidents?statuses[]=triggered&statuses[]=acknowledged&statuses[]=resolved"
                .replace("[]", "%5B%5D")
            + "&incident_key="
            + dedupKey)
        .at("/incidents/0");
  }

  /** Sends an event about that key and expects it to be taken. */
  public void event(String routingKey, String action, String dedupKey, String summary) {
    String body =
        """
        {"routing_key": "%s", "event_action": "%s", "dedup_key": "%s",
         "payload": {"summary": "%s", "source": "shop-1", "severity": "critical"}}
        """;
    JsonNode unused =
        call(202, "POST", "/v2/enqueue", body.formatted(routingKey, action, dedupKey, summary));
  }

  private JsonNode call(int expected, String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Token token=" + key)
            .header("Content-Type", "application/json")
            .header("From", Installation.OWNER)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Contract.check(request, answer);
      if (answer.statusCode() != expected) {
        throw new AssertionError(
            method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
