package tocsin.web.rest.shape;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Priority;
import tocsin.core.account.Service;
import tocsin.core.account.Team;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.PriorityId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.id.VendorId;
import tocsin.core.incident.Incident;
import tocsin.core.schedule.Schedule;
import tocsin.core.schedule.ShiftBasedSchedule;
import tocsin.web.rest.Json;
import tocsin.web.rest.Vendor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** References: enough of a thing to show it and to ask for it. What was deleted has one too. */
public final class Ref {
  private static final String DELETED = "(deleted)";

  private static final Pattern THING = Pattern.compile("/([a-z_]+)/([^/?]+)");

  /** Of the things that have a page of their own. */
  private static final Map<String, String> PAGES =
      Map.of(
          "incidents", "/ui/incidents/",
          "services", "/ui/services/",
          "schedules", "/ui/schedules/",
          "escalation_policies", "/ui/policies/",
          "users", "/ui/people/");

  private Ref() {}

  /** The head that things and references share; {@code path} is the thing's own, with a slash. */
  static ObjectNode head(Shaping shaping, String type, String id, String summary, String path) {
    ObjectNode head = Json.object();
    head.put("id", id);
    head.put("type", type);
    head.put("summary", summary);
    head.put("self", shaping.bases().self() + path);
    head.put("html_url", page(path).map(page -> shaping.bases().html() + page).orElse(null));
    return head;
  }

  /** The page about a thing; empty when there is none. */
  private static Optional<String> page(String path) {
    Matcher thing = THING.matcher(path);
    return thing.matches()
        ? Optional.ofNullable(PAGES.get(thing.group(1))).map(page -> page + thing.group(2))
        : Optional.empty();
  }

  static ObjectNode gone(String type, String id) {
    ObjectNode head = Json.object();
    head.put("id", id);
    head.put("type", type);
    head.put("summary", DELETED);
    head.putNull("self");
    head.putNull("html_url");
    return head;
  }

  private static ObjectNode of(
      Shaping shaping, String type, String id, Optional<String> summary, String path) {
    return summary
        .map(name -> head(shaping, type + "_reference", id, name, path + id))
        .orElseGet(() -> gone(type + "_reference", id));
  }

  /** To a user. */
  public static ObjectNode user(Shaping shaping, UserId id) {
    Optional<String> name = shaping.directory().user(id).map(User::name);
    return of(shaping, "user", id.value(), name, "/users/");
  }

  /** To a team. */
  public static ObjectNode team(Shaping shaping, TeamId id) {
    Optional<String> name = shaping.directory().team(id).map(Team::name);
    return of(shaping, "team", id.value(), name, "/teams/");
  }

  /** To a service. */
  public static ObjectNode service(Shaping shaping, ServiceId id) {
    Optional<String> name = shaping.directory().service(id).map(Service::name);
    return of(shaping, "service", id.value(), name, "/services/");
  }

  /** To an escalation policy. */
  public static ObjectNode policy(Shaping shaping, EscalationPolicyId id) {
    Optional<String> name = shaping.directory().escalationPolicy(id).map(EscalationPolicy::name);
    return of(shaping, "escalation_policy", id.value(), name, "/escalation_policies/");
  }

  /** To a schedule of either kind. */
  public static ObjectNode schedule(Shaping shaping, ScheduleId id) {
    return switch (shaping.directory().rota(id).orElse(null)) {
      case null -> gone("schedule_reference", id.value());
      case Schedule schedule ->
          of(shaping, "schedule", id.value(), Optional.of(schedule.name()), "/schedules/");
      case ShiftBasedSchedule schedule ->
          head(shaping, "schedule_v3_reference", id.value(), schedule.name(), "/v3/schedules/" + id)
              .put("html_url", shaping.bases().html() + "/ui/schedules/" + id);
    };
  }

  /** To a priority. */
  public static ObjectNode priority(Shaping shaping, PriorityId id) {
    Optional<String> name = shaping.directory().priority(id).map(Priority::name);
    return of(shaping, "priority", id.value(), name, "/priorities/");
  }

  /** To a vendor, which has no page. */
  static ObjectNode vendor(Shaping shaping, VendorId id) {
    Optional<String> name = Vendor.find(id).map(Vendor::name);
    return of(shaping, "vendor", id.value(), name, "/vendors/").putNull("html_url");
  }

  /** To an incident. */
  public static ObjectNode incident(Shaping shaping, Incident incident) {
    return of(
        shaping,
        "incident",
        incident.id().value(),
        Optional.of(IncidentShape.summary(incident)),
        "/incidents/");
  }

  /** To an incident of which only the id is at hand. */
  static ObjectNode incident(Shaping shaping, IncidentId id) {
    return of(shaping, "incident", id.value(), Optional.of("Incident " + id), "/incidents/");
  }

  /** To whom an escalation rule asks. */
  public static ObjectNode target(Shaping shaping, EscalationTarget target) {
    return switch (target) {
      case EscalationTarget.OfUser(UserId user) -> user(shaping, user);
      case EscalationTarget.OfSchedule(ScheduleId schedule) -> schedule(shaping, schedule);
    };
  }

  /** A list of things, each written the same way. */
  static <T> ArrayNode list(Collection<T> things, Function<T, ? extends JsonNode> shape) {
    ArrayNode list = Json.list();
    things.forEach(thing -> list.add(shape.apply(thing)));
    return list;
  }
}
