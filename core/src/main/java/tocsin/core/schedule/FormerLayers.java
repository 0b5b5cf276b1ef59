package tocsin.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The layers that a schedule had until it was changed. They say who was on call until then, and
 * nobody sees them otherwise.
 *
 * @param until exclusive; they had a say from the end of the former layers before them
 * @param zone of the schedule then
 */
public record FormerLayers(Instant until, ZoneId zone, List<Layer> layers) {
  public FormerLayers {
    layers = List.copyOf(layers);
  }
}
