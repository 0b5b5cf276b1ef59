package tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * 200 services that have nothing to do with a storm: each sends an event every ten seconds, and
 * what matters is how long its page takes from the accepted event to the mail that a server took.
 */
final class OtherServices {
  /** Numbers of their events begin here; a storm's begin at 0. */
  private static final long FIRST = 500_000_000_000L;

  private static final int PER_SECOND = BenchAccount.OTHERS / 10;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final int most;
  private final AtomicLongArray accepted;
  private final AtomicLongArray mailed;
  private int first;
  private int next;
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What became of their events: times in milliseconds. */
  record Pages(int events, int turnedAway, long missing, double p50, double p99, double longest) {}

  /** For so many seconds in all. */
  OtherServices(int seconds) {
    this.most = seconds * PER_SECOND;
    this.accepted = new AtomicLongArray(most);
    this.mailed = new AtomicLongArray(most);
  }

  /**
   * Sends the events of so many seconds at a steady rate that waits for no answer; returns after
   * the last. What is told of pages afterwards is about these.
   */
  void send(int port, int seconds) throws InterruptedException {
    first = next;
    next = Math.min(most, first + seconds * PER_SECOND);
    long begin = System.nanoTime();
    List<Thread> senders =
        IntStream.range(first, next)
            .mapToObj(i -> {
              long due = begin + (i - first) * 1_000_000_000L / PER_SECOND;
              while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
              }
              return Thread.ofVirtual().start(() -> sendOne(port, i));
            })
            .toList();
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void sendOne(int port, int i) {
    String key = BenchAccount.otherKey(i % BenchAccount.OTHERS);
    String body = Bodies.of(FIRST + i).replace(Bodies.ROUTING_KEY, key);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/enqueue"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202) {
        accepted.set(i, System.nanoTime());
      } else {
        turnedAway.incrementAndGet();
      }
    } catch (IOException e) {
      turnedAway.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A mail about the event of that number was taken; others are not looked at. */
  void taken(long number) {
    if (number >= FIRST) {
      boolean unused = mailed.compareAndSet((int) (number - FIRST), 0, System.nanoTime());
    }
  }

  /** Waits a while for the mails that are missing. */
  void awaitMails() {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (missing() > 0 && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(50_000_000L);
    }
  }

  private long missing() {
    return IntStream.range(first, next)
        .filter(i -> accepted.get(i) != 0 && mailed.get(i) == 0)
        .count();
  }

  Pages pages() {
    long[] nanos =
        IntStream.range(first, next)
            .filter(i -> accepted.get(i) != 0 && mailed.get(i) != 0)
            .mapToLong(i -> Math.max(0, mailed.get(i) - accepted.get(i)))
            .toArray();
    Arrays.sort(nanos);
    return new Pages(
        next - first,
        turnedAway.get(),
        missing(),
        Figures.percentile(nanos, 0.5) / 1e6,
        Figures.percentile(nanos, 0.99) / 1e6,
        Figures.percentile(nanos, 1) / 1e6);
  }

  /** How many of their events were answered 202. */
  long accepted() {
    return IntStream.range(0, next).filter(i -> accepted.get(i) != 0).count();
  }
}
