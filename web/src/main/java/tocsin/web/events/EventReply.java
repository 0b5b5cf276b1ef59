package tocsin.web.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The answers of the Events API, in the words that senders know. */
final class EventReply {
  private static final JsonMapper JSON = new JsonMapper();
  private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NOSNIFF_NAME =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final Buffer CHANGE =
      Buffer.buffer("{\"status\":\"success\",\"message\":\"Change event processed\"}");
  private static final String SUCCESS =
      "{\"status\":\"success\",\"message\":\"Event processed\",\"";

  private EventReply() {}

  /** It is durable. */
  static void processed(HttpServerResponse response, int status, String keyName, String key) {
    String shown = plain(key) ? "\"" + key + "\"" : JSON.writeValueAsString(key);
    send(response, status, Buffer.buffer(SUCCESS + keyName + "\":" + shown + "}"));
  }

  /** A change is durable. */
  static void changeProcessed(HttpServerResponse response) {
    send(response, 202, CHANGE);
  }

  /** The event is not as it must be. */
  static void invalid(HttpServerResponse response, List<String> errors) {
    problem(response, 400, "invalid event", "Event object is invalid", errors);
  }

  /** The body is not JSON. */
  static void unreadable(HttpServerResponse response) {
    problem(
        response,
        400,
        "Unrecognized object",
        "Event object format is unrecognized",
        List.of("JSON parse error"));
  }

  /** The body can't be taken, for its size or its pace. */
  static void notTaken(HttpServerResponse response, int status, List<String> errors) {
    problem(response, status, "invalid event", "Event object is invalid", errors);
  }

  /** Not now; later. Version 1 says so with 403, version 2 with 429. */
  static void throttled(HttpServerResponse response, int status, long retryAfterSeconds) {
    response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfterSeconds)));
    problem(
        response,
        status,
        "throttle exceeded",
        "Requests for this service are arriving too quickly. Please retry later.",
        List.of("Too many events wait to be handled; send this one again later."));
  }

  /** The event log can't take it. */
  static void unavailable(HttpServerResponse response, String sentence) {
    response.putHeader(HttpHeaders.RETRY_AFTER, "5");
    problem(response, 503, "unavailable", "The event was not stored", List.of(sentence));
  }

  private static void problem(
      HttpServerResponse response, int status, String word, String message, List<String> errors) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", word);
    body.put("message", message);
    body.put("errors", errors);
    send(response, status, Buffer.buffer(JSON.writeValueAsBytes(body)));
  }

  private static void send(HttpServerResponse response, int status, Buffer body) {
    if (!response.closed() && !response.ended()) {
      response.setStatusCode(status);
      response.putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE);
      response.putHeader(NOSNIFF_NAME, NOSNIFF);
      var _ = response.end(body);
    }
  }

  /** Whether the text stands for itself between quotes. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
