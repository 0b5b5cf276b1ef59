package tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One sender storms, as fast as it may, while 200 other services send an event each every ten
 * seconds: how long the others' pages take from the accepted event to the mail that a mail server
 * took. All of it, load and mail server included, on one machine.
 */
final class StormBench {
  /** Numbers of the others' events begin here; the storm's begin at 0. */
  private static final long OTHERS = 500_000_000_000L;

  private static final int SECONDS = 40;
  private static final int PER_SECOND = BenchAccount.OTHERS / 10;
  private static final int COUNT = SECONDS * PER_SECOND;

  private final AtomicLongArray accepted = new AtomicLongArray(COUNT);
  private final AtomicLongArray mailed = new AtomicLongArray(COUNT);
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private StormBench() {}

  static void run() throws Exception {
    new StormBench().measure();
  }

  private void measure() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    ServerProcess.prepare(folder, BenchAccount.storming());
    try (MailSink sink = new MailSink(this::taken);
        ServerProcess server =
            ServerProcess.start(
                folder, List.of(), List.of("email.url=smtp://127.0.0.1:" + sink.port()));
        LoadClient storm = new LoadClient(server.port(), 64, "/v2/enqueue", 0)) {
      double warmUp = storm.run(5);
      Thread noise = Thread.ofPlatform().start(() -> storm(storm));
      List<Thread> senders = send(server.port());
      for (Thread sender : senders) {
        sender.join();
      }
      noise.join();
      awaitMails();
      System.out.printf(
          "storm: %,.0f events/s before, %,d accepted, %,d turned away with 429, %,d mails of all,"
              + " %d MB resident%n",
          warmUp, storm.accepted(), storm.refused(), sink.mails(), server.residentMegabytes());
      print();
    } finally {
      Folders.delete(folder);
    }
  }

  private static void storm(LoadClient storm) {
    try {
      double unused = storm.run(SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** At a steady rate that waits for no answer. */
  private List<Thread> send(int port) {
    long begin = System.nanoTime();
    return IntStream.range(0, COUNT)
        .mapToObj(i -> {
          long due = begin + i * 1_000_000_000L / PER_SECOND;
          while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
          }
          return Thread.ofVirtual().start(() -> sendOne(port, i));
        })
        .toList();
  }

  private void sendOne(int port, int i) {
    String key = BenchAccount.otherKey(i % BenchAccount.OTHERS);
    String body = Bodies.of(OTHERS + i).replace(Bodies.ROUTING_KEY, key);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/enqueue"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 202) {
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

  private void taken(long number) {
    if (number >= OTHERS) {
      boolean unused = mailed.compareAndSet((int) (number - OTHERS), 0, System.nanoTime());
    }
  }

  private void awaitMails() {
    long giveUp = System.nanoTime() + 30_000_000_000L;
    while (missing() > 0 && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(50_000_000L);
    }
  }

  private long missing() {
    return IntStream.range(0, COUNT)
        .filter(i -> accepted.get(i) != 0 && mailed.get(i) == 0)
        .count();
  }

  private void print() {
    long[] nanos =
        IntStream.range(0, COUNT)
            .filter(i -> accepted.get(i) != 0 && mailed.get(i) != 0)
            .mapToLong(i -> Math.max(0, mailed.get(i) - accepted.get(i)))
            .toArray();
    Arrays.sort(nanos);
    System.out.printf(
        "the others: %,d events, %,d turned away, %,d mails, accepted to mail p50 %.1f ms,"
            + " p99 %.1f ms (target 1,000 ms), longest %.1f ms, %d without a mail%n",
        COUNT,
        turnedAway.get(),
        nanos.length,
        Figures.percentile(nanos, 0.5) / 1e6,
        Figures.percentile(nanos, 0.99) / 1e6,
        Figures.percentile(nanos, 1) / 1e6,
        missing());
  }
}
