package tocsin.web.rest.shape;

import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.schedule.Edges;
import tocsin.core.schedule.Layer;
import tocsin.core.schedule.Rendering;
import tocsin.core.schedule.Restriction;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ScheduleOverride;
import tocsin.core.schedule.ScheduleRenderer;
import tocsin.core.schedule.Shift;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.core.schedule.Window;
import tocsin.web.rest.Json;
import tocsin.web.rest.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down schedules, their layers and overrides, and who is on call in a window. */
public final class ScheduleShape {
  private ScheduleShape() {}

  /**
   * The window that a schedule is rendered for.
   *
   * @param window null: nothing is rendered
   */
  public record View(@Nullable Window window, Edges edges) {
    /** Nothing rendered. */
    public static final View NONE = new View(null, Edges.CUT);
  }

  /** A schedule as lists show it. */
  public static ObjectNode brief(Shaping shaping, Schedule schedule) {
    ObjectNode shape =
        Ref.head(
            shaping,
            "schedule",
            schedule.id().value(),
            schedule.name(),
            "/schedules/" + schedule.id());
    shape.put("name", schedule.name());
    shape.put("time_zone", Times.show(schedule.zone()));
    shape.put("description", schedule.description());
    shape.set("users", Ref.list(schedule.users(), user -> Ref.user(shaping, user)));
    shape.set("escalation_policies", policies(shaping, schedule));
    shape.set("teams", ServiceShape.teams(shaping, schedule.teams()));
    shaping.addFeed(shape, schedule.id());
    shape.putNull("personal_schedule_url");
    return shape;
  }

  /** A schedule of either kind, as lists show it. */
  public static ObjectNode brief(Shaping shaping, Rota rota) {
    return switch (rota) {
      case Schedule schedule -> brief(shaping, schedule);
      case ShiftBasedSchedule schedule -> ShiftBasedShape.brief(shaping, schedule);
    };
  }

  /** A schedule with its layers, highest precedence first: the reverse of how it was given. */
  public static ObjectNode of(Shaping shaping, Schedule schedule, View view) {
    ObjectNode shape = brief(shaping, schedule);
    shape.set(
        "schedule_layers",
        Ref.list(schedule.layers().reversed(), layer -> layer(shaping, schedule, layer, view)));
    ObjectNode overrides = shape.putObject("overrides_subschedule").put("name", "Overrides");
    render(
        shaping,
        overrides,
        rendering(view, () -> ScheduleRenderer.overrides(schedule, window(view), view.edges())));
    ObjectNode last = shape.putObject("final_schedule").put("name", "Final Schedule");
    render(
        shaping,
        last,
        rendering(
            view, () -> ScheduleRenderer.finalSchedule(schedule, window(view), view.edges())));
    return shape;
  }

  private static Window window(View view) {
    if (view.window() == null) {
      throw new IllegalArgumentException("Nothing is rendered without a window");
    }
    return view.window();
  }

  private static @Nullable Rendering rendering(View view, Supplier<Rendering> renderer) {
    return view.window() == null ? null : renderer.get();
  }

  static ArrayNode policies(Shaping shaping, Rota schedule) {
    return Ref.list(
        shaping.directory().all(EscalationPolicy.class).stream()
            .filter(policy -> uses(policy, schedule))
            .sorted(Comparator.comparing(EscalationPolicy::name))
            .toList(),
        policy -> Ref.policy(shaping, policy.id()));
  }

  /** Whether the policy asks whoever is on call in the schedule. */
  public static boolean uses(EscalationPolicy policy, Rota schedule) {
    return policy.rules().stream()
        .flatMap(rule -> rule.targets().stream())
        .anyMatch(new EscalationTarget.OfSchedule(schedule.id())::equals);
  }

  private static ObjectNode layer(Shaping shaping, Schedule schedule, Layer layer, View view) {
    ObjectNode shape = Json.object();
    shape.put("id", layer.id().value());
    shape.put("name", layer.name());
    shape.put("start", shaping.time(layer.start()));
    shape.put("end", shaping.timeOrNull(layer.end()));
    shape.put("rotation_virtual_start", shaping.time(layer.rotationVirtualStart()));
    shape.put("rotation_turn_length_seconds", layer.turnLength().toSeconds());
    shape.set(
        "users",
        Ref.list(layer.users(), user -> Json.object().set("user", Ref.user(shaping, user))));
    shape.set("restrictions", Ref.list(layer.restrictions(), ScheduleShape::restriction));
    render(
        shaping,
        shape,
        rendering(view, () -> ScheduleRenderer.layer(schedule, layer, window(view), view.edges())));
    return shape;
  }

  private static ObjectNode restriction(Restriction restriction) {
    ObjectNode shape = Json.object();
    switch (restriction) {
      case Restriction.Daily daily -> {
        shape.put("type", "daily_restriction");
        shape.put("start_time_of_day", timeOfDay(daily.startTime()));
      }
      case Restriction.Weekly weekly -> {
        shape.put("type", "weekly_restriction");
        shape.put("start_time_of_day", timeOfDay(weekly.startTime()));
        shape.put("start_day_of_week", weekly.startDay().getValue());
      }
    }
    return shape.put("duration_seconds", restriction.duration().toSeconds());
  }

  private static String timeOfDay(java.time.LocalTime time) {
    return java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT)
        .format(time);
  }

  private static void render(Shaping shaping, ObjectNode shape, @Nullable Rendering rendering) {
    if (rendering == null) {
      shape.putArray("rendered_schedule_entries");
      shape.putNull("rendered_coverage_percentage");
    } else {
      shape.set(
          "rendered_schedule_entries",
          Ref.list(rendering.shifts(), shift -> shift(shaping, shift)));
      shape.put("rendered_coverage_percentage", rendering.coveragePercentage());
    }
  }

  /** Somebody's shift. */
  public static ObjectNode shift(Shaping shaping, Shift shift) {
    ObjectNode shape = Json.object();
    shape.put("start", shaping.time(shift.start()));
    shape.put("end", shaping.time(shift.end()));
    shape.set("user", Ref.user(shaping, shift.user()));
    return shape;
  }

  /** An override. */
  public static ObjectNode override(Shaping shaping, ScheduleOverride override) {
    ObjectNode shape = Json.object();
    shape.put("id", override.id().value());
    shape.put("start", shaping.time(override.start()));
    shape.put("end", shaping.time(override.end()));
    shape.set("user", Ref.user(shaping, override.user()));
    return shape;
  }
}
