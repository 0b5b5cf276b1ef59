package tocsin.web.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.web.http.CleanText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the fields that decide from an event's JSON, token by token and without a tree. Everything
 * else is passed over, whatever it is; of a key given twice the last counts.
 */
final class EventReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NAME = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME)
                  .maxStringLength(EventsApi.MAX_BODY_BYTES)
                  .build())
          .build();

  /** Which names the body uses. */
  enum Form {
    /** {@code routing_key}, {@code event_action}, {@code dedup_key}, {@code payload}. */
    V2,
    /** {@code service_key}, {@code event_type}, {@code incident_key}, {@code description}. */
    V1
  }

  private final JsonParser json;
  private final EventFields fields = new EventFields();

  private EventReader(JsonParser json) {
    this.json = json;
  }

  /** What the body says; empty when it is not one JSON object in UTF-8, or nested too deep. */
  static Optional<EventFields> read(byte[] body, Form form) {
    if (isWide(body)) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      return new EventReader(json).event(form);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** UTF-16 or UTF-32, which the parser would take and the event log would not understand. */
  private static boolean isWide(byte[] body) {
    return body.length > 1 && (body[0] == 0 || body[1] == 0 || body[0] == -1 || body[0] == -2);
  }

  private Optional<EventFields> event(Form form) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (form) {
        case V2 -> field(name);
        case V1 -> fieldOfOld(name);
      }
    }
    return json.nextToken() == null ? Optional.of(fields) : Optional.empty();
  }

  private void field(String name) {
    switch (name) {
      case "routing_key" -> fields.key = text(name);
      case "event_action" -> fields.action = text(name);
      case "dedup_key" -> fields.dedupKey = text(name);
      case "payload" -> payload();
      case "links", "images" -> listOfObjects(name);
      default -> json.skipChildren();
    }
  }

  private void fieldOfOld(String name) {
    switch (name) {
      case "service_key" -> fields.key = text(name);
      case "event_type" -> fields.action = text(name);
      case "incident_key" -> fields.dedupKey = text(name);
      case "description" -> fields.summary = text(name);
      default -> json.skipChildren();
    }
  }

  private void payload() {
    fields.newPayload(json.currentToken() == JsonToken.START_OBJECT);
    if (!fields.payload) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        fields.wrong("'payload' must be an object");
      }
      json.skipChildren();
      return;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "summary" -> fields.summary = text("payload.summary");
        case "source" -> fields.source = text("payload.source");
        case "severity" -> fields.severity = text("payload.severity");
        default -> json.skipChildren();
      }
    }
  }

  private @Nullable String text(String name) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return CleanText.of(json.getString());
    }
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      fields.wrong("'" + name + "' must be a string");
    }
    json.skipChildren();
    return null;
  }

  private void listOfObjects(String name) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    boolean right = json.currentToken() == JsonToken.START_ARRAY;
    if (right) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        right &= json.currentToken() == JsonToken.START_OBJECT;
        json.skipChildren();
      }
    }
    if (!right) {
      json.skipChildren();
      fields.wrong("'" + name + "' must be a list of objects");
    }
  }
}
