package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.web.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A program that talks to the REST API with a key, as its maker would write it. */
final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunningServer server;
  private final String key;
  private final @Nullable String from;

  RestClient(RunningServer server, String key, @Nullable String from) {
    this.server = server;
    this.key = key;
    this.from = from;
  }

  RestClient from(@Nullable String email) {
    return new RestClient(server, key, email);
  }

  JsonNode get(String path) {
    return tree(send("GET", path, null), 200);
  }

  JsonNode post(String path, String body) {
    return tree(send("POST", path, body), 201);
  }

  /** Posts something that is answered with 200: nothing is made. */
  JsonNode ask(String path, String body) {
    return tree(send("POST", path, body), 200);
  }

  JsonNode put(String path, String body) {
    return tree(send("PUT", path, body), 200);
  }

  void delete(String path) {
    assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
  }

  /** The error of a request that must fail with that status. */
  JsonNode fails(int status, String method, String path, @Nullable String body) {
    return tree(send(method, path, body), status).path("error");
  }

  HttpResponse<String> send(String method, String path, @Nullable String body) {
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", "Token token=" + key)
            .header("Accept", "application/vnd.pagerduty+json;version=2")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    Optional.ofNullable(from).ifPresent(email -> request.header("From", email));
    return server.send(request);
  }

  static JsonNode tree(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return JSON.readTree(answer.body());
  }
}
