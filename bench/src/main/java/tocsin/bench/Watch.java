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
  private static final Pattern BEHIND =
      Pattern.compile("\"part\":\"([a-z0-9-]+)\"[^}]*\"lag\":[1-9]");

  /** The self-check has an event under way whenever it likes; its lag is no work to be done. */
  private static final String NEVER_DONE = "road";

  /** Parts look for work once a second: so many looks in a row must find none. */
  private static final int RESTS = 3;

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

  /** Waits until no part has anything left to do, or so many seconds; answers whether it is so. */
  boolean awaitRest(int seconds) throws InterruptedException {
    int restful = 0;
    for (int i = 0; i < seconds && restful < RESTS; i++) {
      restful = isAtRest() ? restful + 1 : 0;
      Thread.sleep(1_000);
    }
    return restful == RESTS;
  }

  private boolean isAtRest() throws InterruptedException {
    try {
      return BEHIND
          .matcher(get("/health"))
          .results()
          .allMatch(part -> part.group(1).equals(NEVER_DONE));
    } catch (IOException e) {
      unanswered++;
      return false;
    }
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
