package tocsin.web.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.id.CustomShiftId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.RotationEventId;
import tocsin.core.id.RotationId;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.CustomShift;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.ShiftOrigin;
import tocsin.core.schedule.ShiftOverride;
import tocsin.core.schedule.ShiftScheduleCheck;

/** Reads what shift-based schedules are made of: new, or as a change of what exists. */
final class ShiftInput {
  private static final int NAME = 255;
  private static final int MOST_LINES = 100;
  private static final int LONGEST_LINE = 20_000;

  private final Directory directory;
  private final Instant now;

  ShiftInput(Directory directory, Instant now) {
    this.directory = directory;
    this.now = now;
  }

  private record ZonedTime(Instant at, Optional<ZoneId> zone) {}

  /** An event; empty when something needed is missing, which is noted. */
  Optional<RotationEvent> event(
      Input input, RotationEventId id, ZoneId zone, Optional<RotationEvent> before) {
    Optional<ZonedTime> start = time(input, "start_time", zone);
    Optional<Instant> from = start.map(ZonedTime::at).or(() -> before.map(RotationEvent::start));
    Optional<Instant> to =
        time(input, "end_time", zone).map(ZonedTime::at).or(() -> before.map(RotationEvent::end));
    String name =
        input
            .filled("name", NAME, before.isEmpty())
            .or(() -> before.map(RotationEvent::name))
            .orElse("");
    Optional<Assignment> assignment =
        input
            .object("assignment_strategy")
            .flatMap(this::assignment)
            .or(() -> before.map(RotationEvent::assignment));
    needed(input, "start_time", from);
    needed(input, "end_time", to);
    needed(input, "assignment_strategy", assignment);
    List<String> lines =
        input.has("recurrence")
            ? input.texts("recurrence", MOST_LINES, LONGEST_LINE)
            : before.map(RotationEvent::recurrence).orElse(List.of());
    @Nullable Instant until =
        input.has("effective_until")
            ? input.time("effective_until").orElse(null)
            : before.map(RotationEvent::effectiveUntil).orElse(null);
    Instant since =
        input
            .time("effective_since")
            .or(() -> before.map(RotationEvent::effectiveSince))
            .orElse(now);
    if (from.isEmpty() || to.isEmpty() || assignment.isEmpty()) {
      return Optional.empty();
    }
    ZoneId own =
        start.flatMap(ZonedTime::zone).or(() -> before.map(RotationEvent::zone)).orElse(zone);
    return Optional.of(
        new RotationEvent(
            id, name, from.get(), to.get(), own, since, until, lines, assignment.get()));
  }

  private static void needed(Input input, String name, Optional<?> found) {
    if (found.isEmpty() && !input.has(name)) {
      input.wrong(name, "can't be blank");
    }
  }

  /** A text, or an object of {@code date_time} and {@code time_zone}. */
  private static Optional<ZonedTime> time(Input input, String name, ZoneId otherwise) {
    if (!input.tree().path(name).isObject()) {
      return input.time(name).map(at -> new ZonedTime(at, Optional.empty()));
    }
    Input both = input.object(name).orElseThrow();
    Optional<ZoneId> zone = both.zone("time_zone");
    Optional<Instant> at =
        both.text("date_time", 100).flatMap(text -> Times.parse(text, zone.orElse(otherwise)));
    if (at.isEmpty()) {
      both.wrong("date_time", "is not a time in ISO 8601");
    }
    return at.map(instant -> new ZonedTime(instant, zone));
  }

  private Optional<Assignment> assignment(Input input) {
    List<ShiftMember> members = new ArrayList<>();
    for (Input each : input.objects("members", ShiftScheduleCheck.MAX_MEMBERS)) {
      member(each).ifPresent(members::add);
    }
    String type = input.text("type", 100).orElse("");
    return switch (type) {
      case "rotating_member_assignment_strategy" ->
          Optional.of(
              new Assignment.Rotating(
                  input
                      .number("shifts_per_member", 1, ShiftScheduleCheck.MAX_SHIFTS_PER_MEMBER)
                      .map(Long::intValue)
                      .orElse(1),
                  members));
      case "every_member_assignment_strategy" -> Optional.of(new Assignment.Everybody(members));
      default -> {
        input.wrong(
            "type",
            "must be rotating_member_assignment_strategy or every_member_assignment_strategy");
        yield Optional.empty();
      }
    };
  }

  private Optional<ShiftMember> member(Input input) {
    String type = input.type().orElse("");
    if (type.equals("empty_member")) {
      return Optional.of(new ShiftMember.Nobody());
    }
    if (!type.equals("user_member")) {
      input.wrong("type", "must be user_member or empty_member");
      return Optional.empty();
    }
    Optional<UserId> user = input.text("user_id", 64).flatMap(text -> Ids.parse(text, UserId::new));
    if (user.flatMap(directory::user).isEmpty()) {
      input.wrong("user_id", "was not found");
    }
    return user.map(ShiftMember.Person::new);
  }

  private Optional<ShiftMember> member(Input input, String name) {
    return input.object(name).flatMap(this::member);
  }

  /** A custom shift; ends the request when something is wrong. */
  CustomShift customShift(Input input, CustomShiftId id, Optional<CustomShift> before) {
    Optional<Instant> start = input.time("start_time").or(() -> before.map(CustomShift::start));
    Optional<Instant> end = input.time("end_time").or(() -> before.map(CustomShift::end));
    Optional<ShiftMember> member = before.map(CustomShift::member);
    if (input.has("assignments") || before.isEmpty()) {
      List<Input> assignments = input.objects("assignments", 1);
      member = assignments.stream().findFirst().flatMap(each -> member(each, "member"));
      if (member.isEmpty()) {
        input.wrong("assignments", "must have exactly one entry with a member");
      }
    }
    needed(input, "start_time", start);
    needed(input, "end_time", end);
    input.check();
    return new CustomShift(id, start.orElseThrow(), end.orElseThrow(), member.orElseThrow());
  }

  /** A new override of that schedule; ends the request when something is wrong. */
  ShiftOverride override(Input input, OverrideId id, ShiftBasedSchedule schedule) {
    Optional<Instant> start = input.time("start_time");
    Optional<Instant> end = input.time("end_time");
    Optional<ShiftMember> overridden = member(input, "overridden_member");
    Optional<ShiftMember> overriding = member(input, "overriding_member");
    Optional<ShiftOrigin> origin = origin(input, schedule);
    needed(input, "start_time", start);
    needed(input, "end_time", end);
    needed(input, "overridden_member", overridden);
    needed(input, "overriding_member", overriding);
    input.check();
    return new ShiftOverride(
        id,
        origin.orElseThrow(),
        start.orElseThrow(),
        end.orElseThrow(),
        overridden.orElseThrow(),
        overriding.orElseThrow());
  }

  private static Optional<CustomShift> customShift(ShiftBasedSchedule schedule, CustomShiftId id) {
    return schedule.customShifts().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static Optional<ShiftOrigin> origin(Input input, ShiftBasedSchedule schedule) {
    Optional<ShiftOrigin> rotation =
        input
            .text("rotation_id", 64)
            .flatMap(text -> Ids.parse(text, RotationId::new))
            .flatMap(schedule::rotation)
            .map(found -> new ShiftOrigin.OfRotation(found.id()));
    Optional<ShiftOrigin> shift =
        input
            .text("custom_shift_id", 64)
            .flatMap(text -> Ids.parse(text, CustomShiftId::new))
            .flatMap(id -> customShift(schedule, id))
            .map(found -> new ShiftOrigin.OfCustomShift(found.id()));
    if (rotation.isPresent() == shift.isPresent()) {
      input.wrong(
          "An override needs the id of either a rotation or a custom shift of its schedule");
    }
    return rotation.or(() -> shift);
  }

  /** The override as changed: other times, or somebody else who takes over. */
  ShiftOverride changed(Input input, ShiftOverride before) {
    Instant start = input.time("start_time").orElse(before.start());
    Instant end = input.time("end_time").orElse(before.end());
    ShiftMember by = member(input, "overriding_member").orElse(before.overriding());
    input.check();
    return new ShiftOverride(before.id(), before.origin(), start, end, before.overridden(), by);
  }
}
