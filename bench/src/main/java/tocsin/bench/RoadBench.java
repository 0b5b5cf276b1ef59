package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * From the event's first byte to its mail, taken by a mail server: the whole program in a process
 * of its own, at a steady rate that doesn't wait for answers.
 */
final class RoadBench {
  private static final int CONNECTIONS = 64;
  private static final int MOST = 100_000;

  private RoadBench() {}

  static void run() throws Exception {
    Times times = new Times(new AtomicLongArray(MOST), new AtomicLongArray(MOST));
    Path folder = Files.createTempDirectory("tocsin-bench");
    ServerProcess.prepare(folder, 1);
    try (MailSink sink =
            new MailSink(number -> {
              if (number >= 0) {
                times.taken().compareAndSet((int) number, 0, System.nanoTime());
              }
            });
        ServerProcess server =
            ServerProcess.start(
                folder,
                List.of(),
                List.of(
                    "email.url=smtp://127.0.0.1:" + sink.port(),
                    "pages.at-once=1000000",
                    "intake.per-second=1000000"));
        LoadClient client = new LoadClient(server.port(), CONNECTIONS, "/v2/enqueue", 0)) {
      int first = 0;
      first = measure(client, "warm-up", new Rate(200, 10), first, times);
      first = measure(client, "  100 events/s", new Rate(100, 20), first, times);
      first = measure(client, "1,000 events/s, the JVM still compiling", FULL, first, times);
      measure(client, "1,000 events/s", FULL, first, times);
    } finally {
      Folders.delete(folder);
    }
  }

  private static final Rate FULL = new Rate(1_000, 20);

  private record Rate(int perSecond, int seconds) {
    int count() {
      return perSecond * seconds;
    }
  }

  /** When each event was sent, and when its mail was taken; 0 while that hasn't happened. */
  private record Times(AtomicLongArray sent, AtomicLongArray taken) {}

  private static int measure(LoadClient client, String what, Rate rate, int first, Times times) {
    long begin = System.nanoTime();
    for (int i = 0; i < rate.count(); i++) {
      long due = begin + i * 1_000_000_000L / rate.perSecond();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      // from when it was due, so that a generator that falls behind hides nothing
      times.sent().set(first + i, due);
      long unused = client.sendOne();
    }
    int end = first + rate.count();
    long giveUp = System.nanoTime() + 30_000_000_000L;
    while (missing(times.taken(), first, end) > 0 && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(50_000_000L);
    }
    print(what, first, end, times);
    return end;
  }

  private static long missing(AtomicLongArray taken, int first, int end) {
    long missing = 0;
    for (int i = first; i < end; i++) {
      if (taken.get(i) == 0) {
        missing++;
      }
    }
    return missing;
  }

  private static void print(String what, int first, int end, Times times) {
    long[] nanos = new long[end - first];
    int count = 0;
    for (int i = first; i < end; i++) {
      if (times.taken().get(i) != 0) {
        nanos[count++] = times.taken().get(i) - times.sent().get(i);
      }
    }
    long[] arrived = Arrays.copyOf(nanos, count);
    System.out.printf(
        "%s: %,d mails for %,d events, event to mail p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        what,
        count,
        end - first,
        Figures.percentile(arrived, 0.5) / 1e6,
        Figures.percentile(arrived, 0.99) / 1e6,
        Figures.percentile(arrived, 1) / 1e6);
  }
}
