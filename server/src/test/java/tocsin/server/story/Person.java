package tocsin.server.story;

import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with a key of their own, and what is done to reach them.
 *
 * @param service the one about which they are asked
 * @param door by which that service's events come in
 */
record Person(RealServer server, String id, String service, String door, String key) {
  /** Adds a way to be reached, as it stands between the braces; its id. */
  String adds(String method) {
    String body = "{\"contact_method\": {\"label\": \"Night\", " + method + "}}";
    JsonNode made = server.rest(201, "POST", methods(), body, key).path("contact_method");
    if (made.path("enabled").asBoolean(true)) {
      throw new AssertionError("It counts without a proof: " + made);
    }
    return made.path("id").asString();
  }

  private String methods() {
    return "/users/" + id + "/contact_methods";
  }

  void asksForCode(String method) {
    JsonNode _ = server.rest(202, "POST", methods() + "/" + method + "/verification", "{}", key);
  }

  /** Gives a code; whether the way counts from now on. */
  boolean proves(String method, String code, int expected) {
    JsonNode reply =
        server.rest(
            expected,
            "POST",
            methods() + "/" + method + "/verify",
            "{\"code\": \"" + code + "\"}",
            key);
    return reply.at("/contact_method/enabled").asBoolean(false);
  }

  /** From now on that way rings at once. */
  void isToldBy(String method, String type) {
    JsonNode _ =
        server.rest(
            201,
            "POST",
            "/users/" + id + "/notification_rules",
            """
            {"notification_rule": {"type": "assignment_notification_rule", "urgency": "high",
             "start_delay_in_minutes": 0, "contact_method": {"id": "%s", "type": "%s_reference"}}}
            """
                .formatted(method, type),
            key);
  }

  /** Something breaks. */
  void suffers(String dedupKey, String summary) {
    String event =
        """
        {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
         "payload": {"summary": "%s", "source": "shop-1", "severity": "critical"}}
        """
            .formatted(door, dedupKey, summary);
    HttpResponse<String> answer =
        server.post(server.address() + "/v2/enqueue", "application/json", event, Map.of());
    if (answer.statusCode() != 202) {
      throw new AssertionError("Not accepted: " + answer.body());
    }
  }
}
