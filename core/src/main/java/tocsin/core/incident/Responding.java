package tocsin.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.escalation.Level;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.ResponderRequestId;
import tocsin.core.id.UserId;

/**
 * How people are asked to help with an incident, and what their answers mean. They are paged by
 * their high-urgency rules until they answer, the request is taken back, or the incident is over.
 */
final class Responding {
  /** So many people can be asked to help with one incident. */
  private static final int MOST = 300;

  private Responding() {}

  static Decision request(Deciding deciding, IncidentAction.RequestResponders wanted) {
    Incident incident = deciding.incident();
    if (deciding.directory().user(wanted.requester()).isEmpty()) {
      return Decision.refused(incident, Refusal.NO_SUCH_REQUESTER);
    }
    List<ResponderTarget> targets = wanted.targets().stream().distinct().toList();
    if (targets.isEmpty() || !targets.stream().allMatch(target -> known(deciding, target))) {
      return Decision.refused(incident, Refusal.NO_SUCH_RESPONDER);
    }
    List<RequestedTarget> requested =
        targets.stream().map(target -> requested(deciding, target)).toList();
    if (requested.stream().anyMatch(target -> target.responders().isEmpty())) {
      return Decision.refused(incident, Refusal.NOBODY_ON_CALL);
    }
    ResponderRequest request =
        new ResponderRequest(
            new ResponderRequestId(deciding.names().ids().next()),
            wanted.requester(),
            deciding.now(),
            wanted.message(),
            requested);
    long before = incident.requests().stream().mapToLong(r -> r.responders().count()).sum();
    if (before + request.responders().count() > MOST) {
      return Decision.refused(incident, Refusal.TOO_MANY_RESPONDERS);
    }
    Set<UserId> asked = pending(request);
    deciding.stopPaging(asked, PageCause.RESPONDER_REQUEST);
    deciding.record(new IncidentFact.RespondersRequested(request));
    deciding.askToHelp(asked);
    return deciding.done();
  }

  private static boolean known(Deciding deciding, ResponderTarget target) {
    return switch (target) {
      case ResponderTarget.OfUser of -> deciding.directory().user(of.user()).isPresent();
      case ResponderTarget.OfPolicy of ->
          deciding.directory().escalationPolicy(of.policy()).isPresent();
    };
  }

  private static RequestedTarget requested(Deciding deciding, ResponderTarget target) {
    return switch (target) {
      case ResponderTarget.OfUser of ->
          new RequestedTarget(target, 0, null, responders(deciding, List.of(of.user())));
      case ResponderTarget.OfPolicy of ->
          next(deciding, of.policy(), 1)
              .map(level ->
                  new RequestedTarget(
                      target,
                      level.number(),
                      nextAt(deciding, of.policy(), level),
                      responders(deciding, level.users())))
              .orElseGet(() -> new RequestedTarget(target, 0, null, List.of()));
    };
  }

  /** Who joined already is not asked again. */
  private static List<Responder> responders(Deciding deciding, List<UserId> users) {
    Set<UserId> joined = in(deciding.incident(), ResponderState.JOINED);
    return users.stream()
        .map(user ->
            new Responder(
                user,
                joined.contains(user) ? ResponderState.JOINED : ResponderState.PENDING,
                deciding.now()))
        .toList();
  }

  private static Set<UserId> pending(ResponderRequest request) {
    Set<UserId> users = new LinkedHashSet<>();
    request.responders().filter(Responder::isPending).forEach(r -> users.add(r.user()));
    return users;
  }

  /** Everybody in any request who is in that state. */
  static Set<UserId> in(Incident incident, ResponderState state) {
    Set<UserId> users = new LinkedHashSet<>();
    incident.requests().stream()
        .flatMap(ResponderRequest::responders)
        .filter(responder -> responder.state() == state)
        .forEach(responder -> users.add(responder.user()));
    return users;
  }

  static Decision answer(Deciding deciding, IncidentAction.AnswerRequest wanted) {
    List<ResponderState> states =
        deciding.incident().requests().stream()
            .flatMap(ResponderRequest::responders)
            .filter(responder -> responder.user().equals(wanted.user()))
            .map(Responder::state)
            .filter(state -> state != ResponderState.CANCELLED)
            .toList();
    if (states.isEmpty()) {
      return Decision.refused(deciding.incident(), Refusal.NOT_REQUESTED);
    }
    if (states.stream().anyMatch(state -> state != wanted.answer().state())) {
      deciding.stopPaging(Set.of(wanted.user()), PageCause.RESPONDER_REQUEST);
      deciding.record(new IncidentFact.ResponderAnswered(wanted.user(), wanted.answer()));
    }
    return deciding.done();
  }

  /** Who says "I work on it" needs not be asked to help any more. */
  static void joinByActing(Deciding deciding) {
    if (deciding.actor().agent() instanceof Agent.OfUser(UserId user)
        && in(deciding.incident(), ResponderState.PENDING).contains(user)) {
      deciding.stopPaging(Set.of(user), PageCause.RESPONDER_REQUEST);
      deciding.record(new IncidentFact.ResponderAnswered(user, ResponderAnswer.JOINED));
    }
  }

  /** Only those who have not answered; who joined stays. */
  static Decision cancel(Deciding deciding, List<ResponderTarget> targets) {
    List<RequestedTarget> asked =
        deciding.incident().requests().stream()
            .flatMap(request -> request.targets().stream())
            .filter(target -> targets.contains(target.target()))
            .toList();
    if (asked.isEmpty()) {
      return Decision.refused(deciding.incident(), Refusal.NOT_REQUESTED);
    }
    List<ResponderTarget> open =
        asked.stream()
            .filter(target ->
                target.nextAt() != null
                    || target.responders().stream().anyMatch(Responder::isPending))
            .map(RequestedTarget::target)
            .distinct()
            .toList();
    if (!open.isEmpty()) {
      Set<UserId> before = in(deciding.incident(), ResponderState.PENDING);
      deciding.record(new IncidentFact.RespondersCancelled(open));
      before.removeAll(in(deciding.incident(), ResponderState.PENDING));
      deciding.stopPaging(before, PageCause.RESPONDER_REQUEST);
    }
    return deciding.done();
  }

  /** The next level of every requested policy whose time is over is asked too. */
  static void askNext(Deciding deciding) {
    for (ResponderRequest request : deciding.incident().requests()) {
      for (RequestedTarget target : request.targets()) {
        if (Timeouts.due(target.nextAt(), deciding.now())
            && target.target() instanceof ResponderTarget.OfPolicy of) {
          askNext(deciding, request, target, of.policy());
        }
      }
    }
  }

  private static void askNext(
      Deciding deciding,
      ResponderRequest request,
      RequestedTarget target,
      EscalationPolicyId policy) {
    Optional<Level> level = next(deciding, policy, target.level() + 1);
    List<UserId> users = new ArrayList<>(level.map(Level::users).orElse(List.of()));
    // Who was asked already, through whatever target, has that page or has answered it.
    deciding.incident().requests().stream()
        .flatMap(ResponderRequest::responders)
        .filter(responder -> responder.state() != ResponderState.CANCELLED)
        .forEach(responder -> users.remove(responder.user()));
    deciding.record(
        new IncidentFact.ResponderRequestEscalated(
            request.id(),
            target.target(),
            level.map(Level::number).orElse(target.level()),
            users,
            level.map(found -> nextAt(deciding, policy, found)).orElse(null)));
    deciding.askToHelp(users);
  }

  private static Optional<Level> next(Deciding deciding, EscalationPolicyId policy, int number) {
    return deciding
        .directory()
        .escalationPolicy(policy)
        .flatMap(found -> deciding.level(found, number));
  }

  private static @Nullable Instant nextAt(
      Deciding deciding, EscalationPolicyId policy, Level level) {
    int levels =
        deciding
            .directory()
            .escalationPolicy(policy)
            .map(EscalationPolicy::rules)
            .map(List::size)
            .orElse(0);
    return level.number() < levels ? deciding.now().plus(level.delay()) : null;
  }
}
