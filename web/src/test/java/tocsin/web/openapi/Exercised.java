package tocsin.web.openapi;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what this run of the tests has asked of the APIs, and how it was answered. */
final class Exercised {
  /** By operation: statuses, and the names that were asked for where that was answered well. */
  record Use(Set<Integer> statuses, Set<String> query) {}

  private static final Map<String, Use> USES = new ConcurrentHashMap<>();

  private Exercised() {}

  static void note(Contract.Operation operation, int status, Collection<String> query) {
    USES.compute(
        operation.toString(),
        (name, before) -> {
          Use use = before == null ? new Use(new TreeSet<>(), new TreeSet<>()) : before;
          use.statuses().add(status);
          if (status < 300) {
            use.query().addAll(query);
          }
          return use;
        });
  }

  /** What was asked of an operation so far. */
  static Use of(String operation) {
    return USES.getOrDefault(operation, new Use(Set.of(), Set.of()));
  }
}
