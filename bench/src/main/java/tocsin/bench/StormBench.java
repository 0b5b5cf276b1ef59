package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One sender storms, as fast as it may, while 200 other services send an event each every ten
 * seconds: how long the others' pages take. All of it, load and mail server included, on one
 * machine.
 */
final class StormBench {
  private static final int SECONDS = 40;

  private StormBench() {}

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    ServerProcess.prepare(folder, BenchAccount.storming());
    OtherServices others = new OtherServices(SECONDS);
    try (MailSink sink = new MailSink(others::taken);
        ServerProcess server =
            ServerProcess.start(
                folder, List.of(), List.of("email.url=smtp://127.0.0.1:" + sink.port()));
        LoadClient storm = new LoadClient(server.port(), 64, "/v2/enqueue", 0)) {
      double warmUp = storm.run(5);
      Thread noise = Thread.ofPlatform().start(() -> storm(storm));
      others.send(server.port(), SECONDS);
      noise.join();
      others.awaitMails();
      System.out.printf(
          "storm: %,.0f events/s before, %,d accepted, %,d turned away with 429, %,d mails of all,"
              + " %d MB resident%n",
          warmUp, storm.accepted(), storm.refused(), sink.mails(), server.residentMegabytes());
      print(others.pages());
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

  private static void print(OtherServices.Pages pages) {
    System.out.printf(
        "the others: %,d events, %,d turned away, accepted to mail p50 %.1f ms, p99 %.1f ms"
            + " (target 1,000 ms), longest %.1f ms, %d without a mail%n",
        pages.events(),
        pages.turnedAway(),
        pages.p50(),
        pages.p99(),
        pages.longest(),
        pages.missing());
  }
}
