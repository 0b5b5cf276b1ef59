package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.OverrideId;
import tocsin.core.id.UserId;

/**
 * The oracle for schedules in which several people are on call at once: lives through them minute
 * by minute and asks of each place in each shift who sits in it now. Slow, and shares no code with
 * what it checks. It knows schedules that change on whole minutes only.
 */
final class SharedMinutes {
  private static final Duration WARM_UP = Duration.ofHours(4);

  /** Somebody who is on call, and by what. */
  record Seat(UserId user, ShiftOrigin origin, @Nullable OverrideId override) {}

  /** One occurrence of an event as the clock on the wall has it, and who sits in its places. */
  private record Occurrence(LocalDateTime begin, LocalDateTime end, List<ShiftMember> members) {}

  private final Window window;
  private final Map<ZoneId, List<LocalDateTime>> clocks = new HashMap<>();

  SharedMinutes(Window window) {
    this.window = window;
  }

  /** Everybody's seats in each minute. */
  List<List<Seat>> live(ShiftBasedSchedule schedule) {
    List<List<Seat>> minutes = new ArrayList<>();
    for (Instant t = window.since(); t.isBefore(window.until()); t = t.plusSeconds(60)) {
      minutes.add(new ArrayList<>());
    }
    Stream.concat(schedule.rotations().stream(), schedule.former().stream())
        .forEach(rotation -> {
          var origin = new ShiftOrigin.OfRotation(rotation.id());
          rotation.events().forEach(event -> live(event, origin, schedule.overrides(), minutes));
        });
    for (CustomShift shift : schedule.customShifts()) {
      var origin = new ShiftOrigin.OfCustomShift(shift.id());
      for (int i = 0; i < minutes.size(); i++) {
        Instant now = at(i);
        if (!now.isBefore(shift.start()) && now.isBefore(shift.end())) {
          sit(shift.member(), origin, schedule.overrides(), now, minutes.get(i));
        }
      }
    }
    return minutes;
  }

  private void live(
      RotationEvent event,
      ShiftOrigin origin,
      List<ShiftOverride> overrides,
      List<List<Seat>> minutes) {
    List<LocalDateTime> clock = clocks.computeIfAbsent(event.zone(), this::clock);
    List<Occurrence> occurrences =
        occurrences(event, clock.getLast().toLocalDate().plusDays(1)).stream()
            .filter(each -> each.end().isAfter(clock.getFirst()))
            .toList();
    for (int i = 0; i < minutes.size(); i++) {
      Instant now = at(i);
      boolean inEffect =
          !now.isBefore(event.effectiveSince())
              && (event.effectiveUntil() == null || now.isBefore(event.effectiveUntil()));
      for (Occurrence each : inEffect ? occurrences : List.<Occurrence>of()) {
        if (!clock.get(i).isBefore(each.begin()) && clock.get(i).isBefore(each.end())) {
          for (ShiftMember member : each.members()) {
            sit(member, origin, overrides, now, minutes.get(i));
          }
        }
      }
    }
  }

  /** Whoever the overrides leave in that place takes a seat. */
  private static void sit(
      ShiftMember turn,
      ShiftOrigin origin,
      List<ShiftOverride> overrides,
      Instant now,
      List<Seat> seats) {
    ShiftMember holder = turn;
    OverrideId by = null;
    for (ShiftOverride override : overrides) {
      boolean runs = !now.isBefore(override.start()) && now.isBefore(override.end());
      boolean meant = override.overridden().equals(turn) || override.overridden().equals(holder);
      if (override.origin().equals(origin) && runs && meant) {
        holder = override.overriding();
        by = override.id();
      }
    }
    if (holder instanceof ShiftMember.Person person) {
      seats.add(new Seat(person.user(), origin, by));
    }
  }

  /** Those that begin up to that day; the first that is in effect is the first member's. */
  private static List<Occurrence> occurrences(RotationEvent event, LocalDate last) {
    LocalDateTime first = LocalDateTime.ofInstant(event.start(), event.zone());
    LocalDateTime firstEnd = LocalDateTime.ofInstant(event.end(), event.zone());
    Duration shown = Duration.between(first, firstEnd);
    // Within the hour that comes twice the clock may end before it began: then time counts.
    Duration length = shown.isPositive() ? shown : Duration.between(event.start(), event.end());
    LocalDateTime reached = reached(event.effectiveSince(), event.zone());
    List<Occurrence> found = new ArrayList<>();
    int number = 0;
    for (LocalDateTime begin :
        new WallCalendar(event.recurrence(), first, event.zone()).begins(last)) {
      LocalDateTime end = begin.plus(length);
      if (end.isAfter(reached)) {
        found.add(new Occurrence(begin, end, members(event.assignment(), number)));
        number++;
      }
    }
    return found;
  }

  private static List<ShiftMember> members(Assignment assignment, int number) {
    return switch (assignment) {
      case Assignment.Everybody everybody -> everybody.members();
      case Assignment.Rotating rotating -> {
        List<ShiftMember> round = new ArrayList<>();
        for (ShiftMember member : rotating.members()) {
          for (int i = 0; i < rotating.shiftsPerMember(); i++) {
            round.add(member);
          }
        }
        yield List.of(round.get(number % round.size()));
      }
    };
  }

  /** The latest time that the zone's clock has shown by each minute. */
  private List<LocalDateTime> clock(ZoneId zone) {
    List<LocalDateTime> clock = new ArrayList<>();
    LocalDateTime reached = reached(window.since(), zone);
    for (Instant t = window.since(); t.isBefore(window.until()); t = t.plusSeconds(60)) {
      LocalDateTime shown = LocalDateTime.ofInstant(t, zone);
      reached = shown.isAfter(reached) ? shown : reached;
      clock.add(reached);
    }
    return clock;
  }

  private static LocalDateTime reached(Instant instant, ZoneId zone) {
    LocalDateTime reached = LocalDateTime.MIN;
    for (Instant t = instant.minus(WARM_UP); !t.isAfter(instant); t = t.plusSeconds(60)) {
      LocalDateTime shown = LocalDateTime.ofInstant(t, zone);
      reached = shown.isAfter(reached) ? shown : reached;
    }
    return reached;
  }

  private Instant at(int minute) {
    return window.since().plusSeconds(60L * minute);
  }

  /** The minutes put together for each person, in no order. */
  static List<Shift> shifts(Instant since, List<List<Seat>> minutes) {
    Set<UserId> everybody = new LinkedHashSet<>();
    minutes.forEach(seats -> seats.forEach(seat -> everybody.add(seat.user())));
    List<Shift> shifts = new ArrayList<>();
    for (UserId user : everybody) {
      List<@Nullable UserId> theirs = new ArrayList<>();
      for (List<Seat> seats : minutes) {
        theirs.add(seats.stream().anyMatch(seat -> seat.user().equals(user)) ? user : null);
      }
      shifts.addAll(MinuteByMinute.shifts(since, theirs));
    }
    return shifts;
  }

  /** The minutes in which nobody is on call, put together. */
  static List<Gap> gaps(Instant since, List<List<Seat>> minutes) {
    UserId nobody = new UserId("nobody");
    List<@Nullable UserId> empty = new ArrayList<>();
    minutes.forEach(seats -> empty.add(seats.isEmpty() ? nobody : null));
    return MinuteByMinute.shifts(since, empty).stream()
        .filter(Objects::nonNull)
        .map(shift -> new Gap(shift.start(), shift.end()))
        .toList();
  }
}
