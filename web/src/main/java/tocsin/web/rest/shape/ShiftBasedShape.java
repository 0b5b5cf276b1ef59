package tocsin.web.rest.shape;

import tocsin.core.schedule.ShiftBasedSchedule;
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
    shape.putNull("http_cal_url");
    shape.putNull("web_cal_url");
    return shape;
  }
}
