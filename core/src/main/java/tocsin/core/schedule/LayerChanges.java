package tocsin.core.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes the layers of a schedule. What was in effect stays true of the past: layers that are
 * changed, moved or left out go on to say who was on call until now, and so does the zone.
 */
public final class LayerChanges {
  private static final int MOST_FORMER = 100;
  private static final int MOST_FORMER_LAYERS = 1_000;

  private final Schedule before;
  private final Instant now;

  public LayerChanges(Schedule before, Instant now) {
    this.before = before;
    this.now = now;
  }

  /**
   * The schedule as wanted, with what it was before. Layers that are left out are ended and stay,
   * as far as there is room. A layer whose turns go on keeps its start; one that is new, or has
   * other turns, begins no earlier than now.
   */
  public Schedule to(Schedule wanted) {
    List<Layer> layers = ended(wanted.layers());
    wanted.layers().forEach(layer -> layers.add(begun(layer)));
    boolean same =
        wanted.zone().equals(before.zone()) && unnamed(layers).equals(unnamed(before.layers()));
    return wanted.withLayers(layers, same ? before.former() : former());
  }

  /** The layers that are left out, ended; those that ended first go when there is no room. */
  private List<Layer> ended(List<Layer> wanted) {
    List<Layer> ended = new ArrayList<>();
    for (Layer layer : before.layers()) {
      boolean kept = wanted.stream().anyMatch(each -> each.id().equals(layer.id()));
      if (!kept && layer.start().isBefore(now)) {
        boolean over = layer.end() != null && layer.end().isBefore(now);
        ended.add(over ? layer : layer.between(layer.start(), now));
      }
    }
    int room = Math.max(0, ScheduleCheck.MAX_LAYERS - wanted.size());
    return new ArrayList<>(ended.subList(Math.max(0, ended.size() - room), ended.size()));
  }

  private Layer begun(Layer layer) {
    if (!layer.start().isBefore(now)) {
      return layer;
    }
    Optional<Layer> old =
        before.layers().stream().filter(each -> each.id().equals(layer.id())).findFirst();
    Layer since = layer.between(now, layer.end());
    if (old.isEmpty() || !old.get().start().isBefore(now)) {
      return since;
    }
    Layer goingOn = layer.between(old.get().start(), layer.end());
    boolean over = layer.end() != null && !layer.end().isAfter(now);
    return over || old.get().hasTurnsOf(layer) ? goingOn : since;
  }

  private List<FormerLayers> former() {
    List<FormerLayers> former = new ArrayList<>(before.former());
    boolean later = former.isEmpty() || former.getLast().until().isBefore(now);
    if (later && before.layers().stream().anyMatch(layer -> layer.start().isBefore(now))) {
      former.add(new FormerLayers(now, before.zone(), before.layers()));
    }
    while (former.size() > MOST_FORMER
        || former.stream().mapToInt(each -> each.layers().size()).sum() > MOST_FORMER_LAYERS) {
      former.removeFirst();
    }
    return former;
  }

  private static List<Layer> unnamed(List<Layer> layers) {
    return layers.stream().map(layer -> layer.named("")).toList();
  }
}
