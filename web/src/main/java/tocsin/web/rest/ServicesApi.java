package tocsin.web.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.IncidentFilter;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ServiceShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /services}: what breaks. */
final class ServicesApi {
  private static final int NAME = 255;
  private static final int DESCRIPTION = 10_000;
  private static final long LONGEST_TIMEOUT = Duration.ofDays(365).toSeconds();

  private static final List<String> STATUSES =
      List.of("active", "warning", "critical", "maintenance", "disabled");

  private final App app;
  private final WishDesk desk;

  ServicesApi(App app, WishDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    Shaping shaping = shaping(call, call.directory());
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    boolean anyTeam = call.query().all("team_ids").isEmpty();
    Optional<String> exact = call.query().first("name");
    List<Service> services =
        Names.matching(call.directory().all(Service.class), call.query(), Service::name).stream()
            .filter(service ->
                anyTeam
                    || ServiceShape.teamsOf(shaping, service).stream().anyMatch(teams::contains))
            .filter(service -> exact.isEmpty() || exact.get().equals(service.name()))
            .toList();
    Page page = call.page();
    int from = Math.min(page.offset(), services.size());
    int to = Math.min(from + page.limit(), services.size());
    List<Service> asked = services.subList(from, to);
    Map<ServiceId, Map<IncidentStatus, Long>> open =
        app.stores().queries().openCounts(asked.stream().map(Service::id).toList());
    ArrayNode shown = Json.list();
    asked.forEach(
        s -> shown.add(ServiceShape.of(shaping, s, condition(call, call.directory(), s, open))));
    boolean more = to < services.size();
    return page.reply("services", shown, more, page.counted() ? (long) services.size() : null);
  }

  Reply get(Call call) {
    return shown(call, 200, find(call, call.directory()), call.directory());
  }

  Reply create(Call call) {
    Input input = call.body("service");
    ServiceId id = new ServiceId(app.ids().next());
    Directory after =
        app.directory()
            .change(current -> List.of(new DirectoryChange.Put(read(input, id, current, call))));
    return shown(call, 201, after.service(id).orElseThrow(Call::notFound), after);
  }

  Reply update(Call call) {
    Input input = call.body("service");
    ServiceId id = call.id("id", ServiceId::new);
    Directory after =
        app.directory()
            .change(current -> {
              find(call, current);
              return List.of(new DirectoryChange.Put(read(input, id, current, call)));
            });
    return shown(call, 200, find(call, after), after);
  }

  /** Deletes the service; its open incidents are resolved. */
  Reply delete(Call call) throws Exception {
    Service service = find(call, call.directory());
    Actor actor = call.requesterIfSaid().orElse(new Actor(new Agent.OfSystem(), ActionChannel.API));
    new ServiceDeletion(app, desk, actor).of(service);
    return Reply.empty(204);
  }

  /** Why events of the service made nothing, how many and when: an address of our own. */
  Reply unanswered(Call call) {
    Service service = find(call, call.directory());
    Map<String, Integration> doors = new HashMap<>();
    service.integrations().forEach(door -> doors.put(door.routingKey(), door));
    Shaping shaping = shaping(call, call.directory());
    ArrayNode shown = Json.list();
    app.stores()
        .incidents()
        .unanswered(doors.keySet())
        .forEach(events ->
            shown.add(
                ServiceShape.unanswered(
                    shaping,
                    service,
                    Objects.requireNonNull(doors.get(events.routingKey())),
                    events)));
    ObjectNode body = Json.object();
    body.set("unanswered_events", shown);
    return Json.reply(200, body);
  }

  /** The service whom {@code :id} names. */
  static Service find(Call call, Directory directory) {
    return directory.service(call.id("id", ServiceId::new)).orElseThrow(Call::notFound);
  }

  private static Service read(Input input, ServiceId id, Directory directory, Call call) {
    Optional<Service> before = directory.service(id);
    Optional<EscalationPolicyId> policy =
        input
            .reference("escalation_policy", EscalationPolicyId::new)
            .or(() -> before.map(Service::escalationPolicy));
    if (policy.isEmpty()) {
      input.wrong("escalation_policy", "can't be blank");
    } else if (directory.escalationPolicy(policy.get()).isEmpty()) {
      input.wrong("escalation_policy", "was not found");
    }
    String name =
        input.filled("name", NAME, before.isEmpty()).or(() -> before.map(Service::name)).orElse("");
    Service service =
        new Service(
            id,
            name,
            input.has("description")
                ? input.text("description", DESCRIPTION).orElse("")
                : before.map(Service::description).orElse(""),
            policy.orElse(new EscalationPolicyId("none")),
            new UrgencyInput(input, before.map(Service::urgencyRule).orElse(null)).read(),
            timeout(
                input,
                "acknowledgement_timeout",
                before.map(Service::acknowledgementTimeout).orElse(null)),
            timeout(
                input,
                "auto_resolve_timeout",
                before.map(Service::autoResolveTimeout).orElse(null)),
            disabled(input).or(() -> before.map(Service::disabled)).orElse(false),
            before.map(Service::integrations).orElse(List.of()),
            teams(input, directory).or(() -> before.map(Service::teams)).orElse(List.of()),
            before.map(Service::createdAt).orElse(call.now()));
    input.check();
    Names.checkFree(directory.all(Service.class), service, Service::name);
    return service;
  }

  private static @Nullable Duration timeout(Input input, String name, @Nullable Duration before) {
    if (!input.has(name)) {
      return before;
    }
    return input
        .number(name, 0, LONGEST_TIMEOUT)
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .orElse(null);
  }

  private static Optional<Boolean> disabled(Input input) {
    Optional<String> status = input.text("status", 100);
    if (status.filter(text -> !STATUSES.contains(text)).isPresent()) {
      input.wrong("status", "must be one of: " + String.join(", ", STATUSES));
    }
    return status.map("disabled"::equals);
  }

  /** The teams given, each of which must exist; empty when none are given. */
  static Optional<List<TeamId>> teams(Input input, Directory directory) {
    if (!input.has("teams")) {
      return Optional.empty();
    }
    List<TeamId> teams =
        input.objects("teams", 100).stream().flatMap(t -> t.id(TeamId::new).stream()).toList();
    if (teams.stream().anyMatch(team -> directory.team(team).isEmpty())) {
      input.wrong("Team was not found");
    }
    return Optional.of(teams);
  }

  private ServiceShape.Condition condition(
      Call call,
      Directory directory,
      Service service,
      Map<ServiceId, Map<IncidentStatus, Long>> open) {
    List<Incident> last =
        app.stores()
            .queries()
            .list(
                new IncidentFilter(
                    Set.of(),
                    Set.of(service.id()),
                    Set.of(),
                    Set.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, true)),
                    0,
                    1));
    Instant lastIncident = last.isEmpty() ? null : last.getFirst().createdAt();
    return new ServiceShape.Condition(
        open.getOrDefault(service.id(), Map.of()),
        lastIncident,
        directory.mode(service, call.now()));
  }

  private static Shaping shaping(Call call, Directory directory) {
    return call.shaping(directory, directory.account().zone());
  }

  private Reply shown(Call call, int status, Service service, Directory directory) {
    var open = app.stores().queries().openCounts(List.of(service.id()));
    return Json.reply(
        status,
        "service",
        ServiceShape.of(
            shaping(call, directory), service, condition(call, directory, service, open)));
  }
}
