package tocsin.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import tocsin.web.openapi.Contract;

/**
 * Stands before the server for foreign senders of events, and holds what they send and get to
 * {@code /openapi.json}; its test fails when this is closed.
 */
public final class CheckingProxy implements AutoCloseable {
  private final HttpServer door;
  private final String scheme;
  private final HttpClient http;
  private final URI server;
  private final Queue<AssertionError> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger passed = new AtomicInteger();

  /** Before a server without TLS. */
  public CheckingProxy(URI server) throws IOException {
    this(server, "http", HttpServer.create(), HttpClient.newHttpClient());
  }

  /** Before a server with TLS, as which it shows itself; the client trusts that server. */
  public CheckingProxy(URI server, SSLContext shown, HttpClient http) throws IOException {
    this(server, "https", secure(shown), http);
  }

  private CheckingProxy(URI server, String scheme, HttpServer door, HttpClient http)
      throws IOException {
    this.server = server;
    this.scheme = scheme;
    this.door = door;
    this.http = http;
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = door.createContext("/", this::pass);
    door.start();
  }

  private static HttpServer secure(SSLContext shown) throws IOException {
    HttpsServer door = HttpsServer.create();
    door.setHttpsConfigurator(new HttpsConfigurator(shown));
    return door;
  }

  /** Where it listens, without a slash at the end. */
  public URI address() {
    return URI.create(scheme + "://127.0.0.1:" + door.getAddress().getPort());
  }

  private void pass(HttpExchange asked) throws IOException {
    try (asked) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + asked.getRequestURI().toString()))
              .method(
                  asked.getRequestMethod(),
                  BodyPublishers.ofByteArray(asked.getRequestBody().readAllBytes()));
      String type = asked.getRequestHeaders().getFirst("Content-Type");
      HttpRequest sent = request.header("Content-Type", type == null ? "" : type).build();
      HttpResponse<String> answer = http.send(sent, BodyHandlers.ofString());
      try {
        Contract.check(sent, answer);
      } catch (AssertionError e) {
        wrong.add(e);
      }
      passed.incrementAndGet();
      byte[] body = answer.body().getBytes(UTF_8);
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(value -> asked.getResponseHeaders().set("Content-Type", value));
      asked.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      asked.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    door.stop(0);
    http.close();
    wrong.forEach(error -> {
      throw error;
    });
    if (passed.get() == 0) {
      throw new AssertionError("Nothing came through");
    }
  }
}
