package tocsin.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./tocsin bench [NAME…]}: runs the benchmarks named, or all, and prints what it saw. */
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
    ALL.put("start", StartBench::run);
    ALL.put("memory", MemoryBench::run);
  }

  private Main() {}

  public static void main(String[] names) throws Exception {
    List<String> wanted = new ArrayList<>(names.length == 0 ? ALL.keySet() : List.of(names));
    for (String name : wanted) {
      if (!ALL.containsKey(name)) {
        System.err.println("There is no benchmark " + name + "; there are " + ALL.keySet() + ".");
        System.exit(2);
      }
    }
    System.out.println(Machine.describe());
    for (String name : wanted) {
      System.out.println();
      System.out.println("== " + name);
      ALL.get(name).run();
    }
    System.exit(0); // load generators leave threads behind
  }
}
