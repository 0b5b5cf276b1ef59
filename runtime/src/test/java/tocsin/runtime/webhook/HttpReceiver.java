package tocsin.runtime.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have built to be told by webhook: an HTTP server on a free loopback port. */
final class HttpReceiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);

  /** One request, whatever it was answered. */
  record Got(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    String event() {
      return json().at("/event/event_type").stringValue("");
    }
  }

  HttpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** From now on that path is answered so; 0 is never. */
  void answer(String path, int status) {
    statuses.put(path, status);
  }

  /** All that came to that path, in the order of arrival. */
  List<Got> at(String path) {
    return got.stream().filter(request -> request.path().equals(path)).toList();
  }

  List<String> events(String path) {
    List<String> events = new ArrayList<>();
    at(path).forEach(request -> events.add(request.event()));
    return events;
  }

  /** Waits until somebody hangs on a path that never answers. */
  void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      got.add(new Got(path, Map.copyOf(exchange.getRequestHeaders()), body));
      int status = statuses.getOrDefault(path, 200);
      if (status == 0) {
        hanging.countDown();
        end.await();
      } else {
        byte[] answer = "said so".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
