package tocsin.web.page.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.Urgency;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.RequestedTarget;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.incident.ResponderTarget;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Person;
import tocsin.web.page.frame.Visit;

/** Says of everybody who was asked to help by whom, how long ago, and what they answered. */
final class RequestedPeople {
  private RequestedPeople() {}

  /** Latest request first. */
  static List<Requested> of(Incident incident, Visit visit) {
    List<Requested> people = new ArrayList<>();
    for (ResponderRequest request : incident.requests().reversed()) {
      for (RequestedTarget target : request.targets()) {
        for (Responder responder : target.responders()) {
          people.add(requested(request, target, responder, visit));
        }
      }
    }
    return people;
  }

  private static Requested requested(
      ResponderRequest request, RequestedTarget target, Responder responder, Visit visit) {
    Person person = Person.of(responder.user(), visit.directory());
    String asked =
        "asked by %s %s ago"
            .formatted(
                Person.of(request.requester(), visit.directory()).name(),
                visit.times().age(request.at()));
    String through = through(target.target(), visit);
    String lost =
        responder.isPending() && !reachable(responder.user(), visit)
            ? " · no verified way to be reached"
            : "";
    return new Requested(
        person,
        asked + through + lost,
        badge(responder),
        responder.isPending() ? value(target.target()) : "");
  }

  private static boolean reachable(UserId id, Visit visit) {
    return visit
        .directory()
        .user(id)
        .filter(user -> !user.usableRules(Urgency.HIGH).isEmpty())
        .isPresent();
  }

  private static String through(ResponderTarget target, Visit visit) {
    Optional<String> policy =
        target instanceof ResponderTarget.OfPolicy of
            ? visit.directory().escalationPolicy(of.policy()).map(EscalationPolicy::name)
            : Optional.empty();
    return policy.map(name -> " through policy " + name).orElse("");
  }

  private static Badge badge(Responder responder) {
    return switch (responder.state()) {
      case PENDING -> Badge.ACKNOWLEDGED.saying("Not answered");
      case JOINED -> Badge.RESOLVED.saying("Joined");
      case DECLINED -> new Badge("sup", "x", "Declined");
      case CANCELLED -> new Badge("sup", "x", "Taken back");
    };
  }

  private static String value(ResponderTarget target) {
    return switch (target) {
      case ResponderTarget.OfUser of -> "u-" + of.user();
      case ResponderTarget.OfPolicy of -> "p-" + of.policy();
    };
  }

  /** The latest request that this user has not answered; empty when there is none. */
  static Optional<ResponderRequest> waitingFor(UserId user, Incident incident) {
    return incident.requests().reversed().stream()
        .filter(
            request -> request.responders().anyMatch(r -> r.isPending() && r.user().equals(user)))
        .findFirst();
  }
}
