package tocsin.web.rest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
import tocsin.core.incident.ResponderAnswer;
import tocsin.core.incident.ResponderTarget;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ResponderShape;
import tocsin.web.rest.shape.Shaping;

/** {@code /incidents/{id}/responder_requests}: who is asked to help, and what they say. */
final class RespondersApi {
  private static final int MESSAGE = 2_000;
  private static final int MOST_TARGETS = 300;

  private final IncidentsApi incidents;

  RespondersApi(IncidentsApi incidents) {
    this.incidents = incidents;
  }

  Reply request(Call call) throws InterruptedException {
    Incident incident = incidents.find(call);
    Input input = Input.whole(call.request().body());
    UserId requester = requester(call, input);
    String message = input.text("message", MESSAGE).map(String::strip).orElse("");
    List<ResponderTarget> targets = targets(input);
    input.check();
    Incident after =
        incidents.submit(
            incident,
            new IncidentAction.RequestResponders(requester, message, targets),
            actor(call, requester));
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    return Json.reply(
        200,
        "responder_request",
        ResponderShape.request(shaping, after, after.requests().getLast()));
  }

  /** Those of the targets who have not answered are asked no more. */
  Reply cancel(Call call) throws InterruptedException {
    Incident incident = incidents.find(call);
    Input input = Input.whole(call.request().body());
    UserId requester = requester(call, input);
    List<ResponderTarget> targets = targets(input);
    input.check();
    Incident after =
        incidents.submit(
            incident, new IncidentAction.CancelRequests(targets), actor(call, requester));
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    return Json.reply(200, "responder_requests", ResponderShape.requests(shaping, after));
  }

  /** Joins or declines, for the user in the path: each for themselves, or with an account key. */
  Reply answer(Call call) throws InterruptedException {
    Incident incident = incidents.find(call);
    UserId user = call.id("user", UserId::new);
    Input input = call.body("incidents_responder");
    Optional<ResponderAnswer> answer = input.word("state", ResponderAnswer.class);
    if (answer.isEmpty()) {
      input.wrong("State must be joined or declined");
    }
    input.check();
    if (call.caller().user() != null && !call.caller().user().id().equals(user)) {
      throw Call.forbidden("Everybody joins or declines for themselves.");
    }
    Incident after =
        incidents.submit(
            incident,
            new IncidentAction.AnswerRequest(user, answer.orElseThrow()),
            actor(call, user));
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    return Json.reply(200, "incidents_responders", ResponderShape.responders(shaping, after));
  }

  /** The body names who asks; where it doesn't, whoever the key or the header From names. */
  private static UserId requester(Call call, Input input) {
    Optional<UserId> named =
        input
            .text("requester_id", 64)
            .map(text ->
                Ids.parse(text, UserId::new)
                    .filter(id -> call.directory().user(id).isPresent())
                    .orElseThrow(
                        () -> new ProblemException(Problems.of(Refusal.NO_SUCH_REQUESTER))));
    return named.orElseGet(() ->
        call.requester().agent() instanceof Agent.OfUser(UserId user)
            ? user
            : new UserId("unknown"));
  }

  private static Actor actor(Call call, UserId otherwise) {
    return call.requesterIfSaid()
        .orElseGet(() -> new Actor(new Agent.OfUser(otherwise), ActionChannel.API));
  }

  private static List<ResponderTarget> targets(Input input) {
    List<ResponderTarget> targets = new ArrayList<>();
    for (Input item : input.objects("responder_request_targets", MOST_TARGETS)) {
      Input target = item.object("responder_request_target").orElse(item);
      switch (target.type().orElse("")) {
        case "user" ->
            target.id(UserId::new).map(ResponderTarget.OfUser::new).ifPresent(targets::add);
        case "escalation_policy" ->
            target
                .id(EscalationPolicyId::new)
                .map(ResponderTarget.OfPolicy::new)
                .ifPresent(targets::add);
        default -> target.wrong("type", "must be user_reference or escalation_policy_reference");
      }
    }
    if (targets.isEmpty()) {
      input.wrong("Responder request targets can't be blank");
    }
    return targets;
  }
}
