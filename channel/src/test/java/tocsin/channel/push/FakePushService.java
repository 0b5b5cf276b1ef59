package tocsin.channel.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.channel.FakeProvider;
import tocsin.channel.Pages;

/**
 * A push service with one browser behind it. It checks what real ones check (RFC 8030, 8292) and
 * keeps what the browser could decrypt.
 */
final class FakePushService implements FakeProvider {
  private static final Pattern PROOF =
      Pattern.compile("vapid t=(([\\w-]+)\\.([\\w-]+))\\.([\\w-]+), k=([\\w-]+)");
  private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]*)\"");
  private static final int MOST_BYTES = 4_096;
  private static final long A_DAY = 86_400;

  final Browser browser = Browser.fresh();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile int refusal = 403;

  /** One message that came through. */
  record Pushed(Headers headers, int bytes, String words) {}

  FakePushService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** What the browser subscribed with. */
  String address() {
    return browser.address(origin() + "/push/abc");
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Pushed> pushed() {
    return List.copyOf(pushed);
  }

  /** What was wrong with messages that it did not take. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** From now on it refuses so. */
  void refuse(int status) {
    refusal = status;
    behaviour = Behaviour.REFUSES;
  }

  @Override
  public List<Arrived> arrived() {
    return pushed.stream()
        .map(message -> {
          Matcher id = ID.matcher(message.words());
          return new Arrived(id.find() ? id.group(1) : "", message.words());
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
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (behaviour) {
        case TAKES -> exchange.sendResponseHeaders(take(exchange.getRequestHeaders(), body), -1);
        case REFUSES -> exchange.sendResponseHeaders(refusal, -1);
        case ASKS_TO_WAIT -> {
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(429, -1);
        }
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int take(Headers headers, byte[] body) {
    try {
      check(String.valueOf(headers.getFirst("TTL")).matches("[0-9]+"), "no TTL");
      check(String.valueOf(headers.getFirst("Topic")).matches("[\\w-]{1,32}"), "a bad topic");
      check("aes128gcm".equals(headers.getFirst("Content-Encoding")), "another encoding");
      check(body.length <= MOST_BYTES, "too long");
      prove(String.valueOf(headers.getFirst("Authorization")));
      pushed.add(new Pushed(headers, body.length, browser.decrypt(body)));
      return 201;
    } catch (GeneralSecurityException e) {
      faults.add(String.valueOf(e.getMessage()));
      return 400;
    }
  }

  private void prove(String authorization) throws GeneralSecurityException {
    Matcher proof = PROOF.matcher(authorization);
    check(proof.matches(), "no proof of who sends: " + authorization);
    Base64.Decoder text = Base64.getUrlDecoder();
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(text.decode(proof.group(5))).orElseThrow());
    signature.update(proof.group(1).getBytes(StandardCharsets.US_ASCII));
    check(signature.verify(text.decode(proof.group(4))), "another's signature");
    String claims = new String(text.decode(proof.group(3)), StandardCharsets.UTF_8);
    check(claims.contains("\"aud\":\"" + origin() + "\""), "for another service: " + claims);
    check(claims.matches(".*\"sub\":\"(mailto:|https:).*"), "nobody to write to: " + claims);
    long until = Long.parseLong(claims.replaceFirst(".*\"exp\":(\\d+).*", "$1"));
    long now = Pages.THEN.getEpochSecond();
    check(until > now && until <= now + A_DAY, "too old or too new: " + claims);
  }

  private static void check(boolean good, String otherwise) throws GeneralSecurityException {
    if (!good) {
      throw new GeneralSecurityException(otherwise);
    }
  }
}
