package tocsin.core.schedule;

import java.time.ZoneId;
import java.util.List;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;

/**
 * Who is on call when. One person at a time: a later layer wins over an earlier one, an override
 * over every layer, and of two overrides the one made last.
 *
 * @param layers in the order in which they were given; the last has the highest precedence
 * @param overrides in the order in which they were made
 */
public record Schedule(
    ScheduleId id,
    String name,
    String description,
    ZoneId zone,
    List<Layer> layers,
    List<ScheduleOverride> overrides,
    List<TeamId> teams) {
  public Schedule {
    layers = List.copyOf(layers);
    overrides = List.copyOf(overrides);
    teams = List.copyOf(teams);
  }
}
