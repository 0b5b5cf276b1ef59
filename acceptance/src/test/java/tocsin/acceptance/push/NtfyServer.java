package tocsin.acceptance.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tocsin.acceptance.Eventually;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A company's own ntfy server, where only who has the access token may publish. */
final class NtfyServer implements AutoCloseable {
  static final String TOKEN = "tk_of_the_company";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final BlockingQueue<JsonNode> published = new LinkedBlockingQueue<>();

  NtfyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::publish);
    server.start();
  }

  private void publish(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = JSON.readTree(exchange.getRequestBody().readAllBytes());
      boolean may =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(may ? 200 : 403, -1);
      if (may) {
        published.add(message);
      }
    }
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next message that subscribers of its topic get. */
  JsonNode next() throws InterruptedException {
    return Objects.requireNonNull(
        published.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing came");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
