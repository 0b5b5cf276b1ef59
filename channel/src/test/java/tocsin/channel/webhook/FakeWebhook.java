package tocsin.channel.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
import javax.net.ssl.SSLContext;
import tocsin.channel.FakeProvider;

/** What somebody has built to receive pages: an HTTP server on a free loopback port. */
final class FakeWebhook implements FakeProvider {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile int status = 204;
  private volatile Map<String, String> headers = Map.of();

  /** One request that was taken. */
  record Request(String method, String path, Headers headers, String body) {}

  private FakeWebhook(HttpServer server) {
    this.server = server;
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  static FakeWebhook http() {
    try {
      return new FakeWebhook(HttpServer.create(anyPort(), 500));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FakeWebhook https(SSLContext certificate) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 500);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate));
      return new FakeWebhook(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How requests that are taken are answered. */
  void answer(int other, Map<String, String> with) {
    status = other;
    headers = with;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public List<Arrived> arrived() {
    return requests.stream()
        .map(r -> new Arrived(r.headers().getFirst("Idempotency-Key"), r.body()))
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
        case REFUSES -> exchange.sendResponseHeaders(404, -1);
        case ASKS_TO_WAIT -> exchange.sendResponseHeaders(429, -1);
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, String body) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(
        new Request(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
    headers.forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(status, -1);
  }
}
