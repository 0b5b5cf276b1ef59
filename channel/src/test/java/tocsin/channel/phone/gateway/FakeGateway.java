package tocsin.channel.phone.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tocsin.channel.FakeProvider;
import tocsin.channel.phone.FlatFields;

/** Somebody's own gateway, which takes JSON and says in words what went wrong. */
final class FakeGateway implements FakeProvider {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile String says = "{\"result\":\"OK\",\"message_id\":\"G-77\"}";

  /** One request. */
  record Request(String method, String path, String type, String key, String body) {}

  FakeGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void says(String other) {
    says = other;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public List<Arrived> arrived() {
    return requests.stream()
        .map(request -> {
          Map<String, String> fields = FlatFields.json(request.body());
          return new Arrived(request.key(), fields.getOrDefault("text", ""));
        })
        .toList();
  }

  @Override
  public void behave(Behaviour other) {
    behaviour = other;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (behaviour) {
        case TAKES -> take(exchange, body);
        case REFUSES -> exchange.sendResponseHeaders(400, -1);
        case ASKS_TO_WAIT -> exchange.sendResponseHeaders(429, -1);
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, String body) throws IOException {
    var headers = exchange.getRequestHeaders();
    if (!"Bearer s3cret".equals(headers.getFirst("Authorization"))) {
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(headers.getFirst("Content-Type")),
            headers.getFirst("Idempotency-Key"),
            body));
    byte[] answer = says.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
  }
}
