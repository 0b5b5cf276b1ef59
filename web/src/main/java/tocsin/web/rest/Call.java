package tocsin.web.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tocsin.core.account.Directory;
import tocsin.core.account.User;
import tocsin.core.id.ScheduleId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.permission.Action;
import tocsin.core.permission.Target;
import tocsin.web.access.PermissionGate;
import tocsin.web.feed.FeedLinks.Addresses;
import tocsin.web.http.OwnAddress.Bases;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Query;
import tocsin.web.http.Request;
import tocsin.web.rest.shape.Shaping;

/**
 * A request to the REST API from a caller that may make it.
 *
 * @param directory as it was when the call came, as far as the caller may see it
 * @param now when the call came
 * @param bases what addresses in the answer begin with
 * @param feeds where calendar programs find a schedule
 */
public record Call(
    Request request,
    Caller caller,
    Directory directory,
    Instant now,
    Bases bases,
    Function<ScheduleId, Addresses> feeds) {
  private static final Problem REQUESTER_NOT_FOUND =
      new Problem(400, 1008, "Requester User Not Found", List.of());

  Query query() {
    return request.query();
  }

  Page page() {
    return Page.of(query());
  }

  Input body(String name) {
    return Input.wrapped(request.body(), name);
  }

  /** The id in the path; a 404 when it can't be one. */
  <T> T id(String param, Function<String, T> make) {
    return Ids.parse(request.param(param), make).orElseThrow(Call::notFound);
  }

  /** The ids of a set-valued filter; one that can't be an id matches nothing and is dropped. */
  <T> Set<T> ids(String name, Function<String, T> make) {
    Set<T> ids = new HashSet<>();
    query().all(name).forEach(text -> Ids.parse(text, make).ifPresent(ids::add));
    return ids;
  }

  /** What {@code include[]} asks for. */
  Set<String> includes() {
    return Set.copyOf(query().all("include"));
  }

  /** The instant of a query parameter; empty when absent. */
  Optional<Instant> time(String name) {
    return query()
        .first(name)
        .filter(text -> !text.isBlank())
        .map(text ->
            Times.parse(text, zone().orElse(directory.account().zone()))
                .orElseThrow(() -> wrong(name + " is not a time in ISO 8601")));
  }

  /** The zone that {@code time_zone} asks for; empty when absent. */
  Optional<ZoneId> zone() {
    return query()
        .first("time_zone")
        .filter(text -> !text.isBlank())
        .map(text -> Times.zone(text).orElseThrow(() -> wrong("time_zone is not a known zone")));
  }

  /** How the answer is written, with times in the zone asked for, or the account's. */
  Shaping shaping() {
    return shaping(directory.account().zone());
  }

  /** How the answer is written, with times in the zone asked for, or that one. */
  Shaping shaping(ZoneId otherwise) {
    return shaping(directory, otherwise);
  }

  /** As {@link #shaping}, against a directory that this call changed. */
  Shaping shaping(Directory changed, ZoneId otherwise) {
    return new Shaping(changed, bases, zone().orElse(otherwise), includes(), feeds);
  }

  /**
   * Who acts: the key's user, or for an account key the one whom the header From names. Nobody in
   * that header, or nobody we know, is a problem.
   */
  Actor requester() {
    return requesterIfSaid()
        .orElseThrow(() ->
            new ProblemException(
                REQUESTER_NOT_FOUND.because(
                    "Send the header From: with the e-mail address of a user")));
  }

  /** Who acts, as far as that is said. Somebody we don't know is a problem. */
  Optional<Actor> requesterIfSaid() {
    Optional<User> user = Optional.ofNullable(caller.user());
    Optional<String> from = request.header("From").map(String::strip).filter(f -> !f.isEmpty());
    if (user.isEmpty() && from.isPresent()) {
      user = directory.userByEmail(from.get());
      if (user.isEmpty()) {
        throw new ProblemException(REQUESTER_NOT_FOUND);
      }
    }
    return user.map(found -> new Actor(new Agent.OfUser(found.id()), caller.channel()));
  }

  static ProblemException notFound() {
    return new ProblemException(Problems.NOT_FOUND);
  }

  static ProblemException wrong(String... sentences) {
    return new ProblemException(Problems.INVALID_INPUT.because(sentences));
  }

  static ProblemException forbidden(String sentence) {
    return new ProblemException(Problems.FORBIDDEN.because(sentence));
  }

  /** Ends the call unless the caller may also do that, which showed only while it was read. */
  void must(Action action, Target target) {
    PermissionGate.check(caller.who(), action, target);
  }
}
