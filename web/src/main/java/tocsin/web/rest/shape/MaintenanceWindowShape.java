package tocsin.web.rest.shape;

import java.util.List;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tools.jackson.databind.node.ObjectNode;

/** Writes down maintenance windows. */
public final class MaintenanceWindowShape {
  private MaintenanceWindowShape() {}

  /** A window; {@code include[]} takes services, teams and users. */
  public static ObjectNode of(Shaping shaping, MaintenanceWindow window) {
    ObjectNode shape =
        Ref.head(
            shaping,
            "maintenance_window",
            window.id().value(),
            window.description(),
            "/maintenance_windows/" + window.id());
    shape.put("sequence_number", window.sequence());
    shape.put("start_time", shaping.time(window.start()));
    shape.put("end_time", shaping.time(window.end()));
    shape.put("description", window.description());
    UserId maker = window.createdBy();
    if (maker == null) {
      shape.putNull("created_by");
    } else {
      shape.set("created_by", user(shaping, maker));
    }
    shape.set("services", Ref.list(window.services(), id -> service(shaping, id)));
    shape.set("teams", ServiceShape.teams(shaping, teamsOf(shaping, window)));
    return shape;
  }

  /** The teams it was made for, else those of its services. */
  public static List<TeamId> teamsOf(Shaping shaping, MaintenanceWindow window) {
    if (!window.teams().isEmpty()) {
      return window.teams();
    }
    return window.services().stream()
        .flatMap(id -> shaping.directory().service(id).stream())
        .flatMap(service -> ServiceShape.teamsOf(shaping, service).stream())
        .distinct()
        .toList();
  }

  private static ObjectNode user(Shaping shaping, UserId id) {
    return shaping
        .directory()
        .user(id)
        .filter(user -> shaping.includes("users"))
        .map(user -> UserShape.of(shaping.plain(), user))
        .orElseGet(() -> Ref.user(shaping, id));
  }

  private static ObjectNode service(Shaping shaping, ServiceId id) {
    return shaping
        .directory()
        .service(id)
        .filter(service -> shaping.includes("services"))
        .map(service ->
            ServiceShape.of(shaping.plain(), service, ServiceShape.Condition.unknown(service)))
        .orElseGet(() -> Ref.service(shaping, id));
  }
}
