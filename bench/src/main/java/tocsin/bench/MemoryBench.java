package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the process occupies when idle, and under a storm from 64 connections. */
final class MemoryBench {
  private static final int STORM_SECONDS = 40;

  private MemoryBench() {}

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    ServerProcess.prepare(folder, 1);
    try (MailSink sink = new MailSink(number -> {});
        ServerProcess server =
            ServerProcess.start(
                folder, List.of(), List.of("email.url=smtp://127.0.0.1:" + sink.port()))) {
      Thread.sleep(10_000);
      System.out.printf("idle: %d MB resident (target 200 MB)%n", server.residentMegabytes());
      try (LoadClient client = new LoadClient(server.port(), 64, "/v2/enqueue", 0)) {
        long most = 0;
        for (int second = 0; second < STORM_SECONDS; second += 4) {
          double unused = client.run(4);
          most = Math.max(most, server.residentMegabytes());
        }
        System.out.printf(
            "storm of %d s: %,d events accepted, %,d turned away with 429, at most %d MB resident"
                + " (heap limit 512 MB), %s, %,d mails%n",
            STORM_SECONDS,
            client.accepted(),
            client.refused(),
            most,
            server.alive() ? "alive" : "DEAD",
            sink.mails());
      }
    } finally {
      Folders.delete(folder);
    }
  }
}
