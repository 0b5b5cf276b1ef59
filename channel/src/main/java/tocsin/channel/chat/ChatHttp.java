package tocsin.channel.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tocsin.channel.TimeLimit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Talks JSON with one provider whose address an administrator has set. Redirects are not followed,
 * answers are bounded, and nothing that it says repeats an address, for some hold a token.
 */
public final class ChatHttp {
  private static final long LARGEST_ANSWER = 4_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final String provider;
  private final String base;
  private final Map<String, String> headers;
  private final Duration patience;

  /**
   * A way to talk to it.
   *
   * @param provider how sentences call it
   * @param base what addresses begin with, without a slash at its end
   * @param headers go with each request
   * @param patience after so long an attempt is given up
   */
  public ChatHttp(String provider, String base, Map<String, String> headers, Duration patience) {
    this.provider = provider;
    this.base = base;
    this.headers = Map.copyOf(headers);
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** What became of a request. */
  public sealed interface Said {
    /**
     * An answer.
     *
     * @param body an empty object when it was not JSON
     * @param retryAfter the header of that name, as it came
     */
    record Answer(int status, JsonNode body, @Nullable String retryAfter) implements Said {
      /** Whether it is one of the 200s. */
      public boolean good() {
        return status >= 200 && status < 300;
      }
    }

    /** None, and why. */
    record Silence(String sentence) implements Said {}
  }

  /** An empty object to fill. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The tree of that text; an empty object when it is no JSON. */
  public static JsonNode read(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return tree == null ? object() : tree;
    } catch (JacksonException e) {
      return object();
    }
  }

  /** Asks for something. */
  public Said get(String path) throws InterruptedException {
    return call("GET", path, null, patience);
  }

  /** Sends something. */
  public Said post(String path, JsonNode body) throws InterruptedException {
    return call("POST", path, body, patience);
  }

  /**
   * Sends something under a key that is the same for every attempt, for whatever stands between
   * that can tell a repeat by it.
   */
  public Said post(String path, JsonNode body, String key) throws InterruptedException {
    Map<String, String> header = Map.of("Idempotency-Key", key.replaceAll("[^!-~]", "_"));
    return exchange(request("POST", path, body, header), patience);
  }

  /** Sends something to be put there. */
  public Said put(String path, JsonNode body) throws InterruptedException {
    return call("PUT", path, body, patience);
  }

  /**
   * Any request.
   *
   * @param path with its query, behind the base
   * @param body null for none
   * @param limit after so long it is given up
   */
  public Said call(String method, String path, @Nullable JsonNode body, Duration limit)
      throws InterruptedException {
    return exchange(request(method, path, body, Map.of()), limit);
  }

  private HttpRequest.Builder request(
      String method, String path, @Nullable JsonNode body, Map<String, String> more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::header);
    more.forEach(request::header);
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return request
        .header("Content-Type", "application/json; charset=utf-8")
        .method(method, BodyPublishers.ofByteArray(bytes));
  }

  private Said exchange(HttpRequest.Builder request, Duration limit) throws InterruptedException {
    HttpRequest ready = request.timeout(limit).build();
    Said late = new Said.Silence(provider + " did not answer in time.");
    return TimeLimit.within(limit, () -> exchange(ready, late), late);
  }

  private Said exchange(HttpRequest request, Said late) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
      return new Said.Answer(
          answer.statusCode(),
          read(answer.body()),
          answer.headers().firstValue("Retry-After").orElse(null));
    } catch (HttpConnectTimeoutException e) {
      return new Said.Silence(provider + " can't be reached.");
    } catch (HttpTimeoutException e) {
      return late;
    } catch (IOException e) {
      return new Said.Silence(provider + " can't be reached or broke off.");
    }
  }
}
