package tocsin.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./tocsin bench [NAME…]} runs the benchmarks named, or all, and prints what it saw; {@code
 * ./tocsin drill surge} drills an installation.
 */
public final class Main {
  /** One benchmark: prints its figures as it goes. */
  interface Benchmark {
    void run() throws Exception;
  }

  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("intake", IntakeBench::run);
    ALL.put("engine", EngineBench::run);
    ALL.put("road", RoadBench::run);
    ALL.put("schedules", ScheduleBench::run);
    ALL.put("rest", RestBench::run);
    ALL.put("storm", StormBench::run);
    ALL.put("start", StartBench::run);
    ALL.put("memory", MemoryBench::run);
    ALL.put("readiness", ReadinessBench::run);
  }

  private Main() {}

  public static void main(String[] names) throws Exception {
    if (names.length > 0 && names[0].equals("drill")) {
      System.exit(drill(List.of(names).subList(1, names.length)));
    }
    Map<String, Benchmark> wanted = new LinkedHashMap<>(ALL);
    if (names.length > 0) {
      boolean unused = wanted.keySet().retainAll(List.of(names));
    }
    if (names.length > 0 && wanted.size() < names.length) {
      System.err.println("The benchmarks are " + String.join(", ", ALL.keySet()) + ".");
      System.exit(2);
    }
    System.out.println(Machine.describe());
    for (Map.Entry<String, Benchmark> benchmark : wanted.entrySet()) {
      System.out.println();
      System.out.println("== " + benchmark.getKey());
      benchmark.getValue().run();
    }
    System.exit(0); // load generators leave threads behind
  }

  private static int drill(List<String> words) throws Exception {
    if (words.isEmpty() || !words.getFirst().equals("surge") || words.contains("--help")) {
      System.out.print(DrillOptions.USAGE);
      return words.contains("--help") ? 0 : 2;
    }
    try {
      DrillOptions options = DrillOptions.read(words.subList(1, words.size()));
      System.out.println(Machine.describe());
      return new SurgeDrill(options).run() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("tocsin: " + e.getMessage());
      return 2;
    }
  }
}
