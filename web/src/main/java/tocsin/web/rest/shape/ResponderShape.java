package tocsin.web.rest.shape;

import tocsin.core.incident.Incident;
import tocsin.core.incident.RequestedTarget;
import tocsin.core.incident.Responder;
import tocsin.core.incident.ResponderRequest;
import tocsin.core.incident.ResponderState;
import tocsin.core.incident.ResponderTarget;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down who was asked to help, and what they said. */
public final class ResponderShape {
  private ResponderShape() {}

  /** All requests of the incident, oldest first. */
  public static ArrayNode requests(Shaping shaping, Incident incident) {
    return Ref.list(incident.requests(), request -> request(shaping, incident, request));
  }

  /** One request, with each target wrapped as clients expect it. */
  public static ObjectNode request(Shaping shaping, Incident incident, ResponderRequest request) {
    ObjectNode shape = Json.object();
    shape.put("id", request.id().value());
    shape.set("incident", Ref.incident(shaping, incident));
    shape.set("requester", Ref.user(shaping, request.requester()));
    shape.put("requested_at", shaping.time(request.at()));
    shape.put("message", request.message());
    shape.set(
        "responder_request_targets",
        Ref.list(
            request.targets(),
            target ->
                Json.object()
                    .set("responder_request_target", target(shaping, incident, request, target))));
    return shape;
  }

  private static ObjectNode target(
      Shaping shaping, Incident incident, ResponderRequest request, RequestedTarget target) {
    ObjectNode shape =
        switch (target.target()) {
          case ResponderTarget.OfUser of -> Ref.user(shaping, of.user()).put("type", "user");
          case ResponderTarget.OfPolicy of ->
              Ref.policy(shaping, of.policy()).put("type", "escalation_policy");
        };
    shape.set(
        "incidents_responders",
        Ref.list(target.responders(), r -> responder(shaping, incident, request, r)));
    return shape;
  }

  /** Everybody who was asked, over all requests. */
  public static ArrayNode responders(Shaping shaping, Incident incident) {
    ArrayNode all = Json.list();
    for (ResponderRequest request : incident.requests()) {
      request
          .responders()
          .forEach(responder -> all.add(responder(shaping, incident, request, responder)));
    }
    return all;
  }

  private static ObjectNode responder(
      Shaping shaping, Incident incident, ResponderRequest request, Responder responder) {
    ObjectNode shape = Json.object();
    shape.put("state", state(responder.state()));
    shape.set("user", Ref.user(shaping, responder.user()));
    shape.set("incident", Ref.incident(shaping, incident));
    shape.put("updated_at", shaping.time(responder.since()));
    shape.put("message", request.message());
    shape.set("requester", Ref.user(shaping, request.requester()));
    shape.put("requested_at", shaping.time(request.at()));
    return shape;
  }

  private static String state(ResponderState state) {
    return switch (state) {
      case PENDING -> "pending";
      case JOINED -> "joined";
      case DECLINED -> "declined";
      case CANCELLED -> "user_cancelled";
    };
  }
}
