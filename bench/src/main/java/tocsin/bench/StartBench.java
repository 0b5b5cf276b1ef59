package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From starting the process to taking requests, with the JVM's start-up cache and without. */
final class StartBench {
  private static final int ROUNDS = 5;

  private StartBench() {}

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    try {
      Path cache = folder.resolve("aot");
      List<String> training = ServerProcess.java(List.of("-XX:AOTCacheOutput=" + cache));
      training.addAll(List.of("tocsin.server.Main", "train"));
      int code =
          new ProcessBuilder(training)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      System.out.println("training run ended with " + code);
      Path data = folder.resolve("data");
      ServerProcess.prepare(data, 1);
      List<Double> cold = new ArrayList<>();
      List<Double> cached = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        cold.add(start(data, List.of()));
        cached.add(start(data, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")));
      }
      System.out.printf(
          "median of %d: %.2f s without the cache (target 2 s), %.2f s with it (target 1 s),"
              + " %.1f times%n",
          ROUNDS,
          Figures.median(cold),
          Figures.median(cached),
          Figures.median(cold) / Figures.median(cached));
    } finally {
      Folders.delete(folder);
    }
  }

  private static double start(Path data, List<String> options) throws Exception {
    try (ServerProcess server = ServerProcess.start(data, options, List.of())) {
      return server.startSeconds();
    }
  }
}
