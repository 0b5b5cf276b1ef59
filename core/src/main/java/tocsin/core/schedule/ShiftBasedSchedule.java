package tocsin.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;

/**
 * Who is on call when, by events that recur: the newer kind of schedule. Nothing takes precedence
 * over anything; everybody whom a rotation or a custom shift names is on call at once. Only an
 * override takes a turn away.
 *
 * @param former events that were deleted or changed while in effect, under their rotations: they
 *     say who was on call until then, and nobody sees them otherwise
 * @param overrides in the order in which they were made; the last wins
 */
public record ShiftBasedSchedule(
    ScheduleId id,
    String name,
    String description,
    ZoneId zone,
    List<EventRotation> rotations,
    List<EventRotation> former,
    List<CustomShift> customShifts,
    List<ShiftOverride> overrides,
    List<TeamId> teams)
    implements Rota {
  public ShiftBasedSchedule {
    rotations = List.copyOf(rotations);
    former = List.copyOf(former);
    customShifts = List.copyOf(customShifts);
    overrides = List.copyOf(overrides);
    teams = List.copyOf(teams);
  }

  @Override
  public List<UserId> users() {
    Stream<ShiftMember> turns =
        rotations.stream()
            .flatMap(rotation -> rotation.events().stream())
            .flatMap(event -> event.assignment().members().stream());
    return Stream.concat(turns, customShifts.stream().map(CustomShift::member))
        .filter(ShiftMember.Person.class::isInstance)
        .map(member -> ((ShiftMember.Person) member).user())
        .distinct()
        .toList();
  }

  @Override
  public ShiftBasedSchedule withoutOverride(OverrideId override, Instant now) {
    List<ShiftOverride> left = new ArrayList<>();
    for (ShiftOverride each : overrides) {
      if (!each.id().equals(override) || !each.end().isAfter(now)) {
        left.add(each);
      } else if (each.start().isBefore(now)) {
        left.add(each.endedAt(now));
      }
    }
    return withOverrides(left);
  }

  @Override
  public ShiftBasedSchedule withTeams(List<TeamId> other) {
    return new ShiftBasedSchedule(
        id, name, description, zone, rotations, former, customShifts, overrides, other);
  }

  /** The same schedule with other rotations, and other former events. */
  ShiftBasedSchedule withRotations(List<EventRotation> other, List<EventRotation> otherFormer) {
    return new ShiftBasedSchedule(
        id, name, description, zone, other, otherFormer, customShifts, overrides, teams);
  }

  /** The rotation with that id, unless it was deleted. */
  public Optional<EventRotation> rotation(RotationId wanted) {
    return rotations.stream().filter(rotation -> rotation.id().equals(wanted)).findFirst();
  }

  /** The same schedule with other custom shifts. */
  public ShiftBasedSchedule withCustomShifts(List<CustomShift> other) {
    return new ShiftBasedSchedule(
        id, name, description, zone, rotations, former, other, overrides, teams);
  }

  /** The same schedule with other overrides. */
  public ShiftBasedSchedule withOverrides(List<ShiftOverride> other) {
    return new ShiftBasedSchedule(
        id, name, description, zone, rotations, former, customShifts, other, teams);
  }
}
