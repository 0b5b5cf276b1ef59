package tocsin.web.rest.shape;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tocsin.core.id.OverrideId;
import tocsin.core.schedule.Assignment;
import tocsin.core.schedule.CustomShift;
import tocsin.core.schedule.EventRotation;
import tocsin.core.schedule.RotationEvent;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.ShiftAssignment;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.ShiftMember;
import tocsin.core.schedule.ShiftOrigin;
import tocsin.core.schedule.ShiftOverride;
import tocsin.web.rest.Json;
import tocsin.web.rest.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down shift-based schedules, as the third version of the REST API has them. */
public final class ShiftBasedShape {
  private ShiftBasedShape() {}

  /** A schedule without its rotations. */
  public static ObjectNode brief(Shaping shaping, ShiftBasedSchedule schedule) {
    ObjectNode shape = Ref.schedule(shaping, schedule.id());
    shape.put("type", "schedule_v3");
    shape.put("name", schedule.name());
    shape.put("time_zone", schedule.zone().getId());
    shape.put("description", schedule.description());
    shape.set("users", Ref.list(schedule.users(), user -> Ref.user(shaping, user)));
    shape.set("escalation_policies", ScheduleShape.policies(shaping, schedule));
    shape.set("teams", ServiceShape.teams(shaping, schedule.teams()));
    shaping.addFeed(shape, schedule.id());
    return shape;
  }

  /** A schedule with its rotations and their events, and rendered when a window is asked for. */
  public static ObjectNode of(
      Shaping shaping, ShiftBasedSchedule schedule, ScheduleShape.View view) {
    ObjectNode shape = brief(shaping, schedule);
    shape.set(
        "rotations", Ref.list(schedule.rotations(), each -> rotation(shaping, schedule, each)));
    if (view.window() != null) {
      var rendering = ScheduleRenderer.finalSchedule(schedule, view.window(), view.edges());
      ObjectNode last = shape.putObject("final_schedule").put("type", "final_schedule");
      last.put("rendered_coverage_percentage", rendering.coveragePercentage());
      last.set(
          "computed_shift_assignments",
          Ref.list(
              ScheduleRenderer.assignments(schedule, view.window(), view.edges()),
              each -> assignment(shaping, each)));
    }
    return shape;
  }

  private static ObjectNode assignment(Shaping shaping, ShiftAssignment assignment) {
    ObjectNode shape = Json.object().put("type", "computed_shift_assignment");
    shape.put("start_time", shaping.time(assignment.start()));
    shape.put("end_time", shaping.time(assignment.end()));
    shape.set("member", member(new ShiftMember.Person(assignment.user())));
    ObjectNode source = shape.putObject("source");
    OverrideId override = assignment.override();
    switch (assignment.origin()) {
      case ShiftOrigin.OfRotation(var rotation) ->
          source.put("type", "rotation").put("rotation_id", rotation.value());
      case ShiftOrigin.OfCustomShift(var shift) ->
          source.put("type", "custom_shift").put("shift_id", shift.value());
    }
    if (override != null) {
      source.put("type", "override").put("override_id", override.value());
    }
    return shape;
  }

  private static ObjectNode member(ShiftMember member) {
    ObjectNode shape = Json.object();
    return switch (member) {
      case ShiftMember.Person(var user) ->
          shape.put("type", "user_member").put("user_id", user.value());
      case ShiftMember.Nobody nobody -> shape.put("type", "empty_member");
    };
  }

  private static ObjectNode head(
      Shaping shaping, ShiftBasedSchedule schedule, String type, String id, String path) {
    ObjectNode shape = Json.object();
    shape.put("id", id);
    shape.put("type", type);
    shape.put("self", shaping.bases().self() + "/v3/schedules/" + schedule.id() + path + id);
    shape.put("html_url", shaping.bases().html() + "/ui/schedules/" + schedule.id());
    return shape;
  }

  /** A rotation with its events. */
  public static ObjectNode rotation(
      Shaping shaping, ShiftBasedSchedule schedule, EventRotation rotation) {
    ObjectNode shape = head(shaping, schedule, "rotation", rotation.id().value(), "/rotations/");
    shape.set(
        "events", Ref.list(rotation.events(), each -> event(shaping, schedule, rotation, each)));
    return shape;
  }

  /** An event. Its own times are told in UTC, as this version of the API does, with its zone. */
  public static ObjectNode event(
      Shaping shaping, ShiftBasedSchedule schedule, EventRotation rotation, RotationEvent event) {
    String path = "/rotations/" + rotation.id() + "/events/";
    ObjectNode shape = head(shaping, schedule, "event", event.id().value(), path);
    shape.put("name", event.name());
    shape.set("start_time", time(event.start(), event.zone()));
    shape.set("end_time", time(event.end(), event.zone()));
    shape.put("effective_since", Times.show(event.effectiveSince(), ZoneOffset.UTC));
    shape.put("effective_until", Times.showOrNull(event.effectiveUntil(), ZoneOffset.UTC));
    ArrayNode lines = shape.putArray("recurrence");
    event.recurrence().forEach(lines::add);
    ObjectNode strategy = shape.putObject("assignment_strategy");
    switch (event.assignment()) {
      case Assignment.Rotating rotating ->
          strategy
              .put("type", "rotating_member_assignment_strategy")
              .put("shifts_per_member", rotating.shiftsPerMember());
      case Assignment.Everybody everybody ->
          strategy.put("type", "every_member_assignment_strategy");
    }
    strategy.set("members", Ref.list(event.assignment().members(), ShiftBasedShape::member));
    return shape;
  }

  private static ObjectNode time(Instant at, ZoneId zone) {
    return Json.object()
        .put("date_time", Times.show(at, ZoneOffset.UTC))
        .put("time_zone", zone.getId());
  }

  /** A custom shift. */
  public static ObjectNode customShift(
      Shaping shaping, ShiftBasedSchedule schedule, CustomShift shift) {
    ObjectNode shape =
        head(shaping, schedule, "custom_shift", shift.id().value(), "/custom_shifts/");
    shape.put("start_time", shaping.time(shift.start()));
    shape.put("end_time", shaping.time(shift.end()));
    ObjectNode assignment = shape.putArray("assignments").addObject();
    assignment.put("id", shift.id().value()).put("type", "shift_assignment");
    assignment.set("member", member(shift.member()));
    return shape;
  }

  /** An override. */
  public static ObjectNode override(
      Shaping shaping, ShiftBasedSchedule schedule, ShiftOverride override) {
    ObjectNode shape =
        head(shaping, schedule, "override_shift", override.id().value(), "/overrides/");
    switch (override.origin()) {
      case ShiftOrigin.OfRotation(var rotation) -> {
        shape.put("rotation_id", rotation.value());
        shape.putNull("custom_shift_id");
      }
      case ShiftOrigin.OfCustomShift(var shift) -> {
        shape.putNull("rotation_id");
        shape.put("custom_shift_id", shift.value());
      }
    }
    shape.put("start_time", shaping.time(override.start()));
    shape.put("end_time", shaping.time(override.end()));
    shape.set("overridden_member", member(override.overridden()));
    shape.set("overriding_member", member(override.overriding()));
    return shape;
  }
}
