package tocsin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Events accepted durably per second, beside a bare Netty handler that parses, checks and
 * group-commits the same bodies to a file: in turns, in one run, by the same load generator.
 */
final class IntakeBench {
  private static final int ROUNDS = 5;
  private static final double SECONDS = 4;
  private static final double WARM_UP = 10;
  private static final int CONNECTIONS = 64;

  private IntakeBench() {}

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("tocsin-bench");
    List<Double> bare = new ArrayList<>();
    List<Double> intake = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    try (BareNetty netty = new BareNetty(folder.resolve("bare.log"));
        WebOnly alone = WebOnly.start(folder.resolve("data"), BenchAccount.asking(1));
        LoadClient toNetty = new LoadClient(netty.port(), CONNECTIONS, "/v2/enqueue", 0);
        LoadClient toIntake = new LoadClient(alone.port(), CONNECTIONS, "/v2/enqueue", 0)) {
      double unused =
          toNetty.run(WARM_UP) + toIntake.run(WARM_UP); // until the JVM has compiled both
      for (int round = 0; round < ROUNDS; round++) {
        bare.add(toNetty.run(SECONDS));
        intake.add(toIntake.run(SECONDS));
        shares.add(intake.getLast() / bare.getLast());
        System.out.printf(
            "round %d: bare Netty and a file %,.0f/s, Tocsin %,.0f/s, share %.0f %%%n",
            round + 1, bare.getLast(), intake.getLast(), 100 * shares.getLast());
      }
      System.out.printf(
          "median: bare %,.0f/s, Tocsin %,.0f/s, share %.0f %% (target 80 %%), refused %d%n",
          Figures.median(bare),
          Figures.median(intake),
          100 * Figures.median(shares),
          toIntake.refused());
      System.out.printf(
          "answered 202: %,d, in the event log: %,d%n", toIntake.accepted(), alone.logged());
    } finally {
      Folders.delete(folder);
    }
  }
}
