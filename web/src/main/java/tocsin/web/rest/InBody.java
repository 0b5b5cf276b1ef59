package tocsin.web.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.incident.Answerable;
import tocsin.core.permission.Target;
import tocsin.web.access.Asking;
import tocsin.web.access.On;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request is about that says so in its body. A body that says nothing of it is about the
 * account, so that only those who may do it anywhere get to hear what is wrong with it.
 */
final class InBody {
  private InBody() {}

  /**
   * The teams to which the object of that name is to belong, each of which must permit it; what is
   * to belong to none is the account's.
   */
  static On teamsOfNew(String name) {
    return orAccount(teams(name));
  }

  /** The teams to which the object of that name is to belong from now on, if that is said. */
  static On teams(String name) {
    return asking -> teams(asking, name);
  }

  private static List<Target> teams(Asking asking, String name) {
    return body(asking)
        .map(body -> body.path(name).path("teams").values().stream())
        .orElse(Stream.empty())
        .flatMap(team -> Ids.parse(team.path("id").asString(""), TeamId::new).stream())
        .map(team -> (Target) new Target.OfTeams(Set.of(team)))
        .toList();
  }

  /** Every service that the object of that name is about; about none it is the account's. */
  static On servicesOfNew(String name) {
    return asking -> {
      List<Target> services = services(asking, name);
      return services.isEmpty() ? List.of(Target.ACCOUNT) : services;
    };
  }

  /** Every service that the object of that name is about from now on, if that is said. */
  static On services(String name) {
    return asking -> services(asking, name);
  }

  private static List<Target> services(Asking asking, String name) {
    return body(asking)
        .map(body -> body.path(name).path("services").valueStream())
        .orElse(Stream.empty())
        .flatMap(service -> Ids.parse(service.path("id").asString(""), ServiceId::new).stream())
        .flatMap(id -> asking.directory().service(id).stream())
        .map(service -> Target.of(service, asking.directory()))
        .toList();
  }

  /** The service that the object of that name refers to. */
  static On service(String name) {
    return asking ->
        List.of(
            body(asking)
                .map(body -> body.path(name).path("service").path("id").asString(""))
                .flatMap(id -> Ids.parse(id, ServiceId::new))
                .flatMap(asking.directory()::service)
                .map(service -> Target.of(service, asking.directory()))
                .orElse(Target.ACCOUNT));
  }

  /** The incidents that the list of that name refers to. Those that aren't there are left out. */
  static On incidents(String name) {
    return asking ->
        incidents(asking, body(asking).stream().flatMap(body -> body.path(name).valueStream()));
  }

  /** That, or the account when it is nothing: so that a body about nothing is no way in. */
  static On orAccount(On on) {
    return asking -> {
      List<Target> targets = on.of(asking);
      return targets.isEmpty() ? List.of(Target.ACCOUNT) : targets;
    };
  }

  /** The incidents to which one alert, or each of a list, is to be moved. */
  static On incidentsOfAlerts() {
    return asking -> {
      Stream<JsonNode> alerts =
          body(asking).stream()
              .flatMap(body ->
                  Stream.concat(Stream.of(body.path("alert")), body.path("alerts").valueStream()));
      return incidents(asking, alerts.map(alert -> alert.path("incident")));
    };
  }

  private static List<Target> incidents(Asking asking, Stream<JsonNode> references) {
    return references
        .limit(IncidentsApi.BULK)
        .map(each -> each.path("id").asString(""))
        .distinct()
        .flatMap(id -> On.incident(asking, id).stream())
        .map(incident -> Answerable.of(incident, asking.directory()))
        .toList();
  }

  private static Optional<ObjectNode> body(Asking asking) {
    return Json.read(asking.request().body())
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast);
  }
}
