package tocsin.web.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tocsin.core.account.Directory;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.User;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Answerable;
import tocsin.core.incident.Incident;
import tocsin.core.permission.Target;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;

/**
 * Says for a kind of request what it is about, so that the gate can ask whether it is permitted.
 */
@FunctionalInterface
public interface On {
  /** All that the request concerns; each must be permitted. What isn't there is a 404. */
  List<Target> of(Asking asking);

  /** The account as a whole. */
  On ACCOUNT = asking -> List.of(Target.ACCOUNT);

  /** What is answered from {@code call.directory()} and shows nothing else of the account. */
  On VISIBLE = asking -> List.of(Target.VISIBLE);

  /** Whoever asks. */
  On SELF =
      asking -> {
        User user = asking.who().user();
        return List.of(user == null ? Target.ACCOUNT : new Target.OfUser(user));
      };

  /** The service that {@code :id} names. */
  On SERVICE =
      named("id", ServiceId::new, (id, in) -> in.service(id).map(found -> Target.of(found, in)));

  /** The services of the maintenance window that {@code :id} names. */
  On MAINTENANCE_WINDOW =
      asking -> {
        MaintenanceWindow window =
            parse(asking.request().param("id"), MaintenanceWindowId::new)
                .flatMap(asking.directory()::maintenanceWindow)
                .orElseThrow(On::nothing);
        List<Target> services =
            window.services().stream()
                .flatMap(id -> asking.directory().service(id).stream())
                .map(service -> Target.of(service, asking.directory()))
                .toList();
        return services.isEmpty() ? List.of(Target.ACCOUNT) : services;
      };

  /** The escalation policy that {@code :id} names. */
  On POLICY = policy("id");

  /** The schedule that {@code :id} names. */
  On SCHEDULE =
      named("id", ScheduleId::new, (id, in) -> in.rota(id).map(found -> Target.of(found)));

  /** The team that {@code :id} names. */
  On TEAM = named("id", TeamId::new, (id, in) -> in.team(id).map(found -> Target.of(found)));

  /** The user whom {@code :id} names. */
  On USER = named("id", UserId::new, (id, in) -> in.user(id).map(Target.OfUser::new));

  /** The incident that {@code :id} names, by its id or its number. */
  On INCIDENT = incident("id");

  /** The escalation policy that this part of the path names. */
  static On policy(String param) {
    return named(
        param, EscalationPolicyId::new, (id, in) -> in.escalationPolicy(id).map(Target::of));
  }

  /** The incident that this part of the path names, by its id or its number. */
  static On incident(String param) {
    return asking ->
        List.of(
            incident(asking, asking.request().param(param))
                .map(found -> Answerable.of(found, asking.directory()))
                .orElseThrow(On::nothing));
  }

  /** The incident with that id or number. */
  static Optional<Incident> incident(Asking asking, String name) {
    Optional<Incident> byId = parse(name, IncidentId::new).flatMap(asking.incidents()::find);
    return byId.isEmpty() && name.matches("\\d{1,18}")
        ? asking.incidents().find(Long.parseLong(name))
        : byId;
  }

  /** Both of them. */
  default On and(On other) {
    return asking -> Stream.concat(of(asking).stream(), other.of(asking).stream()).toList();
  }

  /** Looks for something in the directory. */
  interface Finder<T> {
    Optional<Target> find(T id, Directory directory);
  }

  private static <T> On named(String param, Function<String, T> make, Finder<T> finder) {
    return asking ->
        List.of(
            parse(asking.request().param(param), make)
                .flatMap(id -> finder.find(id, asking.directory()))
                .orElseThrow(On::nothing));
  }

  private static <T> Optional<T> parse(String text, Function<String, T> make) {
    try {
      return Optional.of(make.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException nothing() {
    return new ProblemException(Problems.NOT_FOUND);
  }
}
