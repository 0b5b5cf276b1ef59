package tocsin.acceptance.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tocsin.acceptance.Eventually;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A chat provider on a free loopback port that keeps every request and answers as it is told. */
final class FakeChatServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** One request, with the header that proves who sends it. */
  record Request(String path, String authorization, JsonNode body) {
    String words() {
      return body.toString();
    }
  }

  /**
   * Starts it.
   *
   * @param answer the JSON text for each request; may block
   */
  FakeChatServer(Function<Request, String> answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> serve(exchange, answer));
    server.setExecutor(threads);
    server.start();
  }

  private void serve(HttpExchange exchange, Function<Request, String> answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Request request =
          new Request(
              exchange.getRequestURI().getPath(),
              authorization == null ? "" : authorization,
              body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
      byte[] bytes = answer.apply(request).getBytes(StandardCharsets.UTF_8);
      requests.add(request);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The first request to that path that says so; waits for it. */
  Request first(String path, String words) {
    return Eventually.get(
        path + " says " + words, Eventually.PATIENCE, () -> find(path, words).stream().findFirst());
  }

  /** All requests to that path that say so. */
  List<Request> find(String path, String words) {
    return requests.stream()
        .filter(request -> request.path().endsWith(path))
        .filter(request -> request.words().contains(words))
        .toList();
  }

  /** The first object in that tree that has the text under that name. */
  static Optional<JsonNode> object(JsonNode tree, String name, String text) {
    if (tree.path(name).asString("").equals(text)) {
      return Optional.of(tree);
    }
    return tree.valueStream().flatMap(child -> object(child, name, text).stream()).findFirst();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
