package tocsin.channel;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all fake providers are that speak HTTP: a small real server on a free loopback port. */
public abstract class FakeHttp implements FakeProvider {
  protected static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;

  /** One request. */
  public record Request(String method, String path, Headers headers, byte[] bytes) {
    /** The header, or nothing. */
    public String header(String name) {
      String value = headers.getFirst(name);
      return value == null ? "" : value;
    }

    /** The body as text. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as JSON, which it has to be; an empty object when there is none. */
    public JsonNode body() {
      return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
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
  protected FakeHttp() {
    this(unopened());
  }

  /** By that server, which nobody has started. */
  @SuppressWarnings("this-escape")
  protected FakeHttp(HttpServer server) {
    this.server = server;
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  private static HttpServer unopened() {
    try {
      return HttpServer.create(anyPort(), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A free one on the loopback address. */
  protected static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** Does what the real one does. */
  protected abstract Reply answer(Request request);

  /** As the real one refuses what it can't deliver. */
  protected Reply refusal() {
    return Reply.of(400, "");
  }

  /** As the real one asks for patience. */
  protected Reply patience() {
    return Reply.of(429, "");
  }

  /** Whether misbehaviour concerns it; what a test itself asks of the server is not. */
  protected boolean concerned(Request request) {
    return true;
  }

  /** A message was taken. */
  protected final void take(String key, String words) {
    arrived.add(new Arrived(key, words));
  }

  /** A message was taken, whose words are all texts in it. */
  protected final void take(String key, JsonNode message) {
    take(key, words(message));
  }

  /** All texts in the tree, one a line. */
  public static String words(JsonNode tree) {
    return tree.isContainer()
        ? StreamSupport.stream(tree.spliterator(), false)
            .map(FakeHttp::words)
            .collect(Collectors.joining("\n"))
        : tree.asString("");
  }

  /** Where it listens, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + port();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** All requests that it did not misbehave at, in order. */
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
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes());
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
