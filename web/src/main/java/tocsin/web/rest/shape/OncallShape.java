package tocsin.web.rest.shape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.id.UserId;
import tocsin.core.schedule.Rota;
import tocsin.core.schedule.Shift;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes down who is on call. */
public final class OncallShape {
  private OncallShape() {}

  /**
   * Somebody is on call.
   *
   * @param schedule by which they are; null when the level names them directly
   * @param shift from when to when; null when always
   */
  public record Oncall(
      UserId user,
      @Nullable Rota schedule,
      EscalationPolicy policy,
      int level,
      @Nullable Shift shift) {}

  /** {@code include[]} takes users, schedules and escalation_policies. */
  public static ObjectNode of(Shaping shaping, Oncall oncall) {
    ObjectNode shape = Json.object();
    shape.set(
        "escalation_policy",
        shaping.includes("escalation_policies")
            ? PolicyShape.of(shaping.plain(), oncall.policy())
            : Ref.policy(shaping, oncall.policy().id()));
    shape.put("escalation_level", oncall.level());
    schedule(shaping, shape, oncall.schedule());
    shape.set(
        "user",
        shaping
            .directory()
            .user(oncall.user())
            .filter(user -> shaping.includes("users"))
            .map(user -> UserShape.of(shaping.plain(), user))
            .orElseGet(() -> Ref.user(shaping, oncall.user())));
    Optional<Shift> shift = Optional.ofNullable(oncall.shift());
    shape.put("start", shift.map(s -> shaping.time(s.start())).orElse(null));
    shape.put("end", shift.map(s -> shaping.time(s.end())).orElse(null));
    return shape;
  }

  private static void schedule(Shaping shaping, ObjectNode shape, @Nullable Rota schedule) {
    if (schedule == null) {
      shape.putNull("schedule");
    } else {
      shape.set(
          "schedule",
          shaping.includes("schedules")
              ? ScheduleShape.brief(shaping.plain(), schedule)
              : Ref.schedule(shaping, schedule.id()));
    }
  }
}
