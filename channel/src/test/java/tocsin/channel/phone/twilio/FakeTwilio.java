package tocsin.channel.phone.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tocsin.channel.Callback;
import tocsin.channel.FakeProvider;
import tocsin.channel.phone.FlatFields;
import tocsin.channel.phone.PhoneCallbacks;

/**
 * A provider with Twilio's interface: refuses what the real one would, keeps the rest, and lets
 * people pick up by asking Tocsin what it has to say.
 */
final class FakeTwilio implements FakeProvider {
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "s3cret";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile Behaviour behaviour = Behaviour.TAKES;
  private volatile @Nullable Callback tocsin;

  /**
   * One request that was taken.
   *
   * @param what Messages or Calls
   * @param sid what it is called
   */
  record Request(String what, String sid, String key, SortedMap<String, String> form) {}

  FakeTwilio() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Whom it calls back. */
  void calls(Callback other) {
    tocsin = other;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public List<Arrived> arrived() {
    return requests.stream().map(r -> new Arrived(r.key(), words(r))).toList();
  }

  private String words(Request request) {
    String url = request.form().get("Url");
    return url == null
        ? request.form().getOrDefault("Body", "")
        : ask(url, Map.of("CallStatus", "in-progress", "AnsweredBy", "human"));
  }

  /** Calls Tocsin as the real one does: signed. */
  String ask(String url, Map<String, String> fields) {
    return call(url, fields, TOKEN).body();
  }

  Callback.Answer call(String url, Map<String, String> fields, String token) {
    Callback other = tocsin;
    if (other == null) {
      throw new IllegalStateException("It has nobody to call");
    }
    SortedMap<String, String> form = new TreeMap<>(fields);
    String body =
        String.join(
            "&",
            form.entrySet().stream()
                .map(f -> TwilioApi.encoded(f.getKey()) + "=" + TwilioApi.encoded(f.getValue()))
                .toList());
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return other.take(
        new Callback.Call(
            "POST",
            url,
            uri.getPath().substring(PhoneCallbacks.PATH.length()),
            FlatFields.form(query),
            Map.of("x-twilio-signature", TwilioSignature.of(token, url, form)),
            body.getBytes(StandardCharsets.UTF_8)));
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
        case TAKES -> take(exchange, FlatFields.form(body));
        case REFUSES -> answer(exchange, 400, error(21211, "Invalid 'To' Phone Number"));
        case ASKS_TO_WAIT -> answer(exchange, 429, error(20429, "Too Many Requests"));
        case HANGS_UP -> exchange.close();
        case NEVER_ANSWERS -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, SortedMap<String, String> form) throws IOException {
    String start = "/2010-04-01/Accounts/" + ACCOUNT + "/";
    String path = exchange.getRequestURI().getPath();
    String credentials = ACCOUNT + ":" + TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, error(20003, "Authenticate"));
    } else if (path.equals(start + "Messages.json") || path.equals(start + "Calls.json")) {
      String what = path.substring(start.length()).replace(".json", "");
      String wrong = what.equals("Calls") ? wrongCall(form) : wrongText(form);
      if (wrong.isEmpty()) {
        take(exchange, what, form);
      } else {
        answer(exchange, 400, error(21000, wrong));
      }
    } else {
      answer(exchange, 404, error(20404, "Not found"));
    }
  }

  private void take(HttpExchange exchange, String what, SortedMap<String, String> form)
      throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String sid =
        requests.stream()
            .filter(before -> before.key().equals(key))
            .map(Request::sid)
            .findFirst()
            .orElse((what.equals("Calls") ? "CA" : "SM") + numbers.incrementAndGet());
    requests.add(new Request(what, sid, key, form));
    answer(exchange, 201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\",\"price\":null}");
  }

  private static String wrongText(SortedMap<String, String> form) {
    boolean whatsApp = form.getOrDefault("To", "").startsWith("whatsapp:");
    String to = form.getOrDefault("To", "").replace("whatsapp:", "");
    String from = form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
    if (!to.matches("\\+[1-9]\\d{6,14}")) {
      return "Invalid To";
    }
    if (from.isEmpty() || (whatsApp && !from.startsWith("whatsapp:+"))) {
      return "Invalid From";
    }
    String body = form.getOrDefault("Body", form.getOrDefault("ContentVariables", ""));
    if (body.isEmpty() || body.length() > 1_600) {
      return "Invalid Body";
    }
    return "";
  }

  private static String wrongCall(SortedMap<String, String> form) {
    if (!form.getOrDefault("To", "").matches("\\+[1-9]\\d{6,14}")) {
      return "Invalid To";
    }
    String said = form.getOrDefault("Twiml", "");
    return form.containsKey("Url") == said.isEmpty() && said.length() <= 4_000 ? "" : "No Url";
  }

  private static String error(int code, String message) {
    return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"status\":400}";
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
