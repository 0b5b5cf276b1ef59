package tocsin.core.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.OverrideId;

/**
 * Finds everybody's shifts in a shift-based schedule, with what each comes from. Instants are
 * milliseconds since 1970 in UTC.
 */
final class ShiftBook {
  private record Source(ShiftOrigin origin, List<EventShifts> events) {}

  /** A place in a shift: whose it is by turn, and who holds it after the overrides so far. */
  private record Place(
      long start, long end, ShiftMember turn, ShiftMember holder, @Nullable OverrideId override) {
    boolean meets(ShiftOverride over) {
      return start < millis(over.end())
          && millis(over.start()) < end
          && (turn.equals(over.overridden()) || holder.equals(over.overridden()));
    }

    Place cut(long from, long to) {
      return new Place(Math.max(start, from), Math.min(end, to), turn, holder, override);
    }

    private static long millis(Instant instant) {
      return WallClock.millis(instant);
    }
  }

  private final ShiftBasedSchedule schedule;
  private final List<Source> rotations;
  private final Map<ShiftOrigin, List<ShiftOverride>> overrides = new HashMap<>();

  ShiftBook(ShiftBasedSchedule schedule) {
    this.schedule = schedule;
    this.rotations =
        Stream.concat(schedule.rotations().stream(), schedule.former().stream())
            .map(rotation ->
                new Source(
                    new ShiftOrigin.OfRotation(rotation.id()),
                    rotation.events().stream().map(EventShifts::new).toList()))
            .toList();
    for (ShiftOverride override : schedule.overrides()) {
      overrides.computeIfAbsent(override.origin(), origin -> new ArrayList<>()).add(override);
    }
  }

  /**
   * Every shift that lies in the window or crosses an edge of it, uncut, in order of their starts.
   */
  List<ShiftAssignment> in(long from, long to) {
    List<ShiftAssignment> found = new ArrayList<>();
    for (Source source : rotations) {
      List<Place> places = new ArrayList<>();
      for (EventShifts event : source.events()) {
        event.in(from, to, turn -> places.add(place(turn.start(), turn.end(), turn.member())));
      }
      add(source.origin(), places, found);
    }
    for (CustomShift shift : schedule.customShifts()) {
      long start = WallClock.millis(shift.start());
      long end = WallClock.millis(shift.end());
      if (start < to && from < end) {
        Place place = place(start, end, shift.member());
        add(new ShiftOrigin.OfCustomShift(shift.id()), List.of(place), found);
      }
    }
    found.removeIf(each -> each.start().toEpochMilli() >= to || each.end().toEpochMilli() <= from);
    found.sort(Comparator.comparing(ShiftAssignment::start));
    return found;
  }

  private static Place place(long start, long end, ShiftMember member) {
    return new Place(start, end, member, member, null);
  }

  private void add(ShiftOrigin origin, List<Place> places, List<ShiftAssignment> found) {
    List<Place> held = places;
    long first = places.stream().mapToLong(Place::start).min().orElse(0);
    long last = places.stream().mapToLong(Place::end).max().orElse(0);
    for (ShiftOverride override : overrides.getOrDefault(origin, List.of())) {
      if (WallClock.millis(override.start()) < last && first < WallClock.millis(override.end())) {
        held = overridden(held, override);
      }
    }
    for (Place place : held) {
      if (place.holder() instanceof ShiftMember.Person(var user)) {
        found.add(
            new ShiftAssignment(
                Instant.ofEpochMilli(place.start()),
                Instant.ofEpochMilli(place.end()),
                user,
                origin,
                place.override()));
      }
    }
  }

  private static List<Place> overridden(List<Place> places, ShiftOverride override) {
    long start = WallClock.millis(override.start());
    long end = WallClock.millis(override.end());
    List<Place> after = new ArrayList<>();
    for (Place place : places) {
      if (!place.meets(override)) {
        after.add(place);
        continue;
      }
      if (place.start() < start) {
        after.add(place.cut(place.start(), start));
      }
      Place taken = place.cut(start, end);
      after.add(
          new Place(
              taken.start(), taken.end(), taken.turn(), override.overriding(), override.id()));
      if (end < place.end()) {
        after.add(place.cut(end, place.end()));
      }
    }
    return after;
  }
}
