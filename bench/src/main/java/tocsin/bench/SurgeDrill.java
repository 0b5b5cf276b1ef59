package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tocsin.core.event.LoggedEvent;
import tocsin.storage.EventLog;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/**
 * {@code ./tocsin drill surge}: what a surge of one sender does to everybody else, on an empty
 * installation or on a copy of one's own. A million events in a minute, some of them as large as
 * events may be, while 200 other services send one every ten seconds. It says for each thing that
 * was promised whether it held.
 */
final class SurgeDrill {
  private static final int HEAP_LIMIT = 512;
  private static final int P99_LIMIT = 1_000;
  private static final int RESTARTS_LIMIT = 15;
  private static final int LARGE_BYTES = (512 << 10) - 2_000;
  private static final long LARGE_EVERY = 1_000;

  /** The others alone: storms come to a server that has been running, not to one just started. */
  private static final int CALM_SECONDS = 20;

  private static final int CATCHES_UP_IN = 300;

  private final DrillOptions options;
  private final OtherServices others;
  private final Verdicts verdicts = new Verdicts(System.out);
  private long stormAccepted;

  SurgeDrill(DrillOptions options) {
    this.options = options;
    this.others = new OtherServices(CALM_SECONDS + options.seconds());
  }

  /** Whether everything held. */
  boolean run() throws Exception {
    Path data = options.data();
    Path copy = data == null ? Files.createTempDirectory("tocsin-drill") : DrillCopy.of(data);
    try {
      DrillCopy.prepare(copy);
      long before = Folders.bytes(copy);
      long position = lastPosition(copy);
      Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      surge(copy);
      accounts(copy, position, begin);
      long after = Folders.bytes(copy);
      verdicts.tell(
          "disk: %,d MB more than before, %,d bytes for each event answered 202; raw events go"
              + " beyond events.keep-megabytes",
          (after - before) >> 20,
          (after - before) / Math.max(1, stormAccepted + others.accepted()));
      return verdicts.held();
    } finally {
      Folders.delete(copy);
    }
  }

  private void surge(Path copy) throws Exception {
    try (MailSink sink = new MailSink(others::taken);
        ServerProcess server =
            ServerProcess.start(
                copy, List.of(), List.of("email.url=smtp://127.0.0.1:" + sink.port()));
        Watch watch = new Watch(server);
        LoadClient storm = new LoadClient(server.port(), 64, "/v2/enqueue", 0)) {
      storm.mixIn(LARGE_BYTES, LARGE_EVERY);
      others.send(server.port(), CALM_SECONDS);
      Thread noise = Thread.ofPlatform().start(() -> storm(storm));
      others.send(server.port(), options.seconds());
      noise.join();
      others.awaitMails();
      boolean caughtUp = watch.awaitRest(CATCHES_UP_IN);
      stormAccepted = storm.accepted();
      verdicts.add(server.alive(), "the program lives");
      verdicts.add(caughtUp, "every part has done what was to be done");
      verdicts.add(
          watch.heapMegabytes() <= HEAP_LIMIT,
          "heap at most %.0f MB (limit %d), %d MB resident",
          watch.heapMegabytes(),
          HEAP_LIMIT,
          watch.residentMegabytes());
      verdicts.add(
          watch.restarts() <= RESTARTS_LIMIT,
          "no part was started again more than %d times (limit %d in ten minutes)",
          watch.restarts(),
          RESTARTS_LIMIT);
      verdicts.tell(
          "one sender: %,d events in %d s, %,d answered 202, %,d turned away with 429",
          storm.accepted() + storm.refused(), options.seconds(), storm.accepted(), storm.refused());
      pages();
    }
  }

  private void storm(LoadClient storm) {
    try {
      long unused = storm.run(options.events(), options.seconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pages() {
    OtherServices.Pages pages = others.pages();
    verdicts.add(
        pages.turnedAway() == 0, "%d of the others' events turned away", pages.turnedAway());
    verdicts.add(pages.missing() == 0, "%d of the others' pages missing", pages.missing());
    verdicts.add(
        pages.p99() <= P99_LIMIT,
        "the others' pages left after p50 %.1f ms, p99 %.1f ms (limit %,d), longest %.1f ms",
        pages.p50(),
        pages.p99(),
        P99_LIMIT,
        pages.longest());
  }

  /** Every 202 is in the log, and what followed from it can be reckoned up. */
  private void accounts(Path copy, long position, Instant begin) throws Exception {
    long answered = stormAccepted + others.accepted();
    long logged = logged(copy, position);
    verdicts.add(
        logged >= answered, "%,d events were answered 202, %,d are in the log", answered, logged);
    Process reconcile =
        new ProcessBuilder(
                ServerProcess.command(
                    "reconcile",
                    "--data",
                    copy.toString(),
                    "--since",
                    begin.toString(),
                    "--until",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()))
            .inheritIO()
            .start();
    verdicts.add(
        reconcile.waitFor() == 0, "lost, late and duplicate are zero (./tocsin reconcile)");
  }

  private static long lastPosition(Path copy) {
    try (Stores stores = SqliteStores.open(copy, System.err::println)) {
      return stores.eventLog().lastPosition();
    }
  }

  private static long logged(Path copy, long after) {
    try (Stores stores = SqliteStores.open(copy, System.err::println)) {
      EventLog log = stores.eventLog();
      long count = 0;
      List<LoggedEvent> some = log.read(after, 1_000);
      while (!some.isEmpty()) {
        count += some.size();
        some = log.read(some.getLast().position(), 1_000);
      }
      return count;
    }
  }
}
