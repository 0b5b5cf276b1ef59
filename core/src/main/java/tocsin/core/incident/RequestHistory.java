package tocsin.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tocsin.core.id.UserId;

/** The part of {@link IncidentHistory} that makes the next state of requests for help. */
final class RequestHistory {
  private RequestHistory() {}

  static List<ResponderRequest> apply(List<ResponderRequest> before, Fact fact) {
    return switch (fact.what()) {
      case IncidentFact.RespondersRequested requested -> {
        List<ResponderRequest> after = new ArrayList<>(before);
        after.add(requested.request());
        yield after;
      }
      case IncidentFact.ResponderRequestEscalated next ->
          before.stream()
              .map(request ->
                  request.id().equals(next.request())
                      ? changed(request, target -> escalated(target, next, fact.at()))
                      : request)
              .toList();
      case IncidentFact.ResponderAnswered answered ->
          changed(before, target -> answered(target, answered, fact.at()));
      case IncidentFact.RespondersCancelled cancelled ->
          changed(
              before,
              target ->
                  cancelled.targets().contains(target.target())
                      ? cancelled(target, fact.at())
                      : target);
      case IncidentFact _ -> before;
    };
  }

  /** The incident is over: whoever has not answered needs not. */
  static List<ResponderRequest> cancelAll(List<ResponderRequest> before, Instant at) {
    return changed(before, target -> cancelled(target, at));
  }

  private static List<ResponderRequest> changed(
      List<ResponderRequest> before, UnaryOperator<RequestedTarget> change) {
    return before.stream().map(request -> changed(request, change)).toList();
  }

  private static ResponderRequest changed(
      ResponderRequest request, UnaryOperator<RequestedTarget> change) {
    return new ResponderRequest(
        request.id(),
        request.requester(),
        request.at(),
        request.message(),
        request.targets().stream().map(change).toList());
  }

  private static RequestedTarget escalated(
      RequestedTarget target, IncidentFact.ResponderRequestEscalated next, Instant at) {
    if (!target.target().equals(next.target())) {
      return target;
    }
    List<Responder> responders = new ArrayList<>(target.responders());
    for (UserId user : next.users()) {
      responders.add(new Responder(user, ResponderState.PENDING, at));
    }
    return new RequestedTarget(target.target(), next.level(), next.nextAt(), responders);
  }

  /** Who joins does so for every request; a policy of which somebody joined is asked no further. */
  private static RequestedTarget answered(
      RequestedTarget target, IncidentFact.ResponderAnswered answered, Instant at) {
    Predicate<Responder> theirs =
        responder ->
            responder.user().equals(answered.user())
                && responder.state() != ResponderState.CANCELLED;
    boolean joined =
        answered.answer() == ResponderAnswer.JOINED
            && target.responders().stream().anyMatch(theirs);
    return new RequestedTarget(
        target.target(),
        target.level(),
        joined ? null : target.nextAt(),
        become(target, theirs, answered.answer().state(), at));
  }

  private static RequestedTarget cancelled(RequestedTarget target, Instant at) {
    return new RequestedTarget(
        target.target(),
        target.level(),
        null,
        become(target, Responder::isPending, ResponderState.CANCELLED, at));
  }

  private static List<Responder> become(
      RequestedTarget target, Predicate<Responder> which, ResponderState state, Instant at) {
    return target.responders().stream()
        .map(r -> which.test(r) && r.state() != state ? new Responder(r.user(), state, at) : r)
        .toList();
  }
}
