package tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a server each second and keeps the worst that it saw. */
final class Watch implements AutoCloseable {
  private static final Pattern HEAP =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} ([0-9.eE+]+)");
  private static final Pattern RESTARTS = Pattern.compile("\"restarts\":(\\d+)");
  private static final Pattern ENGINE_LAG =
      Pattern.compile("\"part\":\"engine\",\"status\":\"[a-z]+\",\"lag\":(\\d+)");

  private final ServerProcess server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread thread;
  private volatile boolean running = true;
  private volatile double heap;
  private volatile long resident;
  private volatile int restarts;
  private volatile int unanswered;

  Watch(ServerProcess server) {
    this.server = server;
    this.thread = Thread.ofPlatform().name("watch").start(this::run);
  }

  private void run() {
    try {
      while (running) {
        look();
        Thread.sleep(1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      resident = Math.max(resident, server.residentMegabytes());
      heap = Math.max(heap, sum(HEAP.matcher(get("/metrics"))) / (1 << 20));
      Matcher parts = RESTARTS.matcher(get("/health"));
      while (parts.find()) {
        restarts = Math.max(restarts, Integer.parseInt(parts.group(1)));
      }
    } catch (IOException e) {
      unanswered++;
    }
  }

  private static double sum(Matcher values) {
    double sum = 0;
    while (values.find()) {
      sum += Double.parseDouble(values.group(1));
    }
    return sum;
  }

  private String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Waits until the engine has decided all, or so many seconds; answers whether it has. */
  boolean awaitEngine(int seconds) throws InterruptedException {
    for (int i = 0; i < seconds; i++) {
      try {
        Matcher lag = ENGINE_LAG.matcher(get("/health"));
        if (lag.find() && lag.group(1).equals("0")) {
          return true;
        }
      } catch (IOException e) {
        unanswered++;
      }
      Thread.sleep(1_000);
    }
    return false;
  }

  /** The largest heap in use, in MB; what is garbage already is part of it. */
  double heapMegabytes() {
    return heap;
  }

  /** The most of the machine's memory, in MB. */
  long residentMegabytes() {
    return resident;
  }

  /** How often the part that failed most was started again. */
  int restarts() {
    return restarts;
  }

  /** How many looks got no answer. */
  int unanswered() {
    return unanswered;
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
  }
}
