package tocsin.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/**
 * Who is on call when, by layers. One person at a time: a later layer wins over an earlier one, an
 * override over every layer, and of two overrides the one made last.
 *
 * @param layers in the order in which they were given; the last has the highest precedence
 * @param overrides in the order in which they were made
 * @param former what the layers were before they were changed, the latest last; see {@link
 *     LayerChanges}
 */
public record Schedule(
    ScheduleId id,
    String name,
    String description,
    ZoneId zone,
    List<Layer> layers,
    List<ScheduleOverride> overrides,
    List<TeamId> teams,
    List<FormerLayers> former)
    implements Rota {
  public Schedule {
    layers = List.copyOf(layers);
    overrides = List.copyOf(overrides);
    teams = List.copyOf(teams);
    former = List.copyOf(former);
  }

  /** A schedule whose layers were never changed. */
  public Schedule(
      ScheduleId id,
      String name,
      String description,
      ZoneId zone,
      List<Layer> layers,
      List<ScheduleOverride> overrides,
      List<TeamId> teams) {
    this(id, name, description, zone, layers, overrides, teams, List.of());
  }

  @Override
  public List<UserId> users() {
    return layers.stream().flatMap(layer -> layer.users().stream()).distinct().toList();
  }

  @Override
  public Schedule withoutOverride(OverrideId override, Instant now) {
    List<ScheduleOverride> left = new ArrayList<>();
    for (ScheduleOverride each : overrides) {
      if (!each.id().equals(override) || !each.end().isAfter(now)) {
        left.add(each);
      } else if (each.start().isBefore(now)) {
        left.add(new ScheduleOverride(each.id(), each.user(), each.start(), now));
      }
    }
    return withOverrides(left);
  }

  @Override
  public Schedule withTeams(List<TeamId> other) {
    return new Schedule(id, name, description, zone, layers, overrides, other, former);
  }

  /** The same schedule with other layers, and what they were before. */
  Schedule withLayers(List<Layer> other, List<FormerLayers> otherFormer) {
    return new Schedule(id, name, description, zone, other, overrides, teams, otherFormer);
  }

  /** The same schedule with other overrides. */
  public Schedule withOverrides(List<ScheduleOverride> other) {
    return new Schedule(id, name, description, zone, layers, other, teams, former);
  }
}
