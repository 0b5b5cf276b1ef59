package tocsin.web.page.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tocsin.runtime.health.Health;
import tocsin.runtime.health.PartState;

/**
 * What works right now, in plain words.
 *
 * @param words what this part of the program is for
 * @param state how it is doing when it isn't at its best; else empty
 */
public record PartWords(String words, boolean works, String state) {

  /** Every part in the order of the road; the notifier's shards are one. */
  public static List<PartWords> of(Health health) {
    Map<String, List<PartState>> byWords = new LinkedHashMap<>();
    for (PartState part : health.parts()) {
      byWords.computeIfAbsent(words(part.part()), words -> new ArrayList<>()).add(part);
    }
    return byWords.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static PartWords of(String words, List<PartState> parts) {
    List<PartState> down =
        parts.stream().filter(part -> part.status() != PartState.Status.RUNNING).toList();
    long lag = parts.stream().mapToLong(PartState::lag).sum();
    String waiting = lag == 0 ? "" : lag + " waiting";
    return down.isEmpty()
        ? new PartWords(words, true, waiting)
        : new PartWords(words, false, state(down.getFirst().status()));
  }

  private static String words(String part) {
    return switch (part.replaceAll("-[0-9]+$", "")) {
      case "intake" -> "Events are accepted";
      case "engine" -> "Incidents are made and escalate";
      case "notifier" -> "Pages go out";
      case "log-entries" -> "Timelines of incidents";
      case "retention" -> "Old data is forgotten";
      default -> part;
    };
  }

  private static String state(PartState.Status status) {
    return switch (status) {
      case RUNNING -> "";
      case STARTING -> "starting";
      case RESTARTING -> "failed, starts again";
      case FAILING -> "fails";
      case STOPPED -> "stopped";
    };
  }
}
