package tocsin.channel.ntfy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.channel.FakeProvider;

/** An ntfy server, as far as publishing goes: JSON to its root, within its limits. */
final class FakeNtfy implements FakeProvider {
  private static final int MOST_BYTES = 4_096;
  private static final Pattern TOPIC = Pattern.compile("\"topic\":\"[-_A-Za-z0-9]{1,64}\"");
  private static final Pattern SEQUENCE =
      Pattern.compile("\"sequence_id\":\"([-_A-Za-z0-9]{1,64})\"");
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern ACTION = Pattern.compile("\"action\":");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> published = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile String wanted = "";

  FakeNtfy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on only who has that access token may publish. */
  void want(String token) {
    wanted = "Bearer " + token;
  }

  /** What was published, as JSON. */
  List<String> published() {
    return List.copyOf(published);
  }

  @Override
  public List<Arrived> arrived() {
    return published.stream()
        .map(json -> {
          Matcher sequence = SEQUENCE.matcher(json);
          return new Arrived(sequence.find() ? sequence.group(1) : "", json);
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
      String json = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (behaviour) {
        case TAKES -> exchange.sendResponseHeaders(take(exchange, json), -1);
        case REFUSES -> exchange.sendResponseHeaders(403, -1);
        case ASKS_TO_WAIT -> exchange.sendResponseHeaders(429, -1);
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int take(HttpExchange exchange, String json) {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (!wanted.isEmpty() && !wanted.equals(token)) {
      return 401;
    }
    if (!exchange.getRequestMethod().equals("POST")
        || !exchange.getRequestURI().getPath().equals("/")) {
      return 404;
    }
    if (!TOPIC.matcher(json).find() || ACTION.matcher(json).results().count() > 3) {
      return 400;
    }
    published.add(json);
    return bytes(json) > MOST_BYTES ? 413 : 200;
  }

  private static int bytes(String json) {
    Matcher message = MESSAGE.matcher(json);
    return message.find()
        ? message.group(1).replaceAll("\\\\.", "x").getBytes(StandardCharsets.UTF_8).length
        : 0;
  }
}
