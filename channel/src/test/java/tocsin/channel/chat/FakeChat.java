package tocsin.channel.chat;

import com.sun.net.httpserver.Headers;
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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tocsin.channel.FakeProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all fake chat servers are: HTTP with JSON on a free loopback port. */
public abstract class FakeChat implements FakeProvider {
  protected static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;

  /** One request. */
  public record Request(String method, String path, Headers headers, JsonNode body) {
    /** The header, or nothing. */
    public String header(String name) {
      String value = headers.getFirst(name);
      return value == null ? "" : value;
    }
  }

  /** What is answered. */
  public record Reply(int status, String body, Map<String, String> headers) {
    /** A body without more headers. */
    public static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }
  }

  /** Takes requests from now on; those who extend it are complete before anybody knows its port. */
  @SuppressWarnings("this-escape")
  protected FakeChat() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Does what the real one does. */
  protected abstract Reply answer(Request request);

  /** As the real one refuses what it can't deliver. */
  protected abstract Reply refusal();

  /** As the real one asks for patience. */
  protected abstract Reply patience();

  /** Whether misbehaviour concerns it; what a test itself asks of the server is not. */
  protected boolean concerned(Request request) {
    return true;
  }

  /** A message was taken. */
  protected final void take(String key, JsonNode message) {
    arrived.add(new Arrived(key, words(message)));
  }

  /** All texts in the tree, one a line. */
  public static String words(JsonNode tree) {
    return tree.isContainer()
        ? StreamSupport.stream(tree.spliterator(), false)
            .map(FakeChat::words)
            .collect(Collectors.joining("\n"))
        : tree.asString("");
  }

  /** Where it listens, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All requests, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Those to that path, in order. */
  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().contains(path)).toList();
  }

  @Override
  public List<Arrived> arrived() {
    return List.copyOf(arrived);
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
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
      switch (concerned(request) ? behaviour : Behaviour.TAKES) {
        case TAKES -> {
          Reply reply = answer(request);
          requests.add(request);
          say(exchange, reply);
        }
        case REFUSES -> say(exchange, refusal());
        case ASKS_TO_WAIT -> say(exchange, patience());
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
