package tocsin.runtime.relay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import tocsin.core.account.Directory.IntegrationOfService;
import tocsin.core.change.ChangeEvent;
import tocsin.core.event.Event;
import tocsin.core.id.ChangeEventId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a change event out of the JSON in which it came. */
final class ChangeEventBody {
  /** What is longer is left out: thousands of change events are kept. */
  private static final int LONGEST = 32 << 10;

  private static final JsonMapper MAPPER = new JsonMapper();

  private ChangeEventBody() {}

  static ChangeEvent read(Event event, IntegrationOfService door) {
    JsonNode body = tree(event.body());
    JsonNode payload = body.path("payload");
    return new ChangeEvent(
        new ChangeEventId(event.dedupKey()),
        time(payload.path("timestamp"), event.receivedAt()),
        event.summary(),
        event.source(),
        door.integration().id(),
        door.service().id(),
        kept(payload.path("custom_details"), "{}"),
        kept(body.path("links"), "[]"),
        kept(body.path("images"), "[]"));
  }

  private static JsonNode tree(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode(); // intake took it: its summary is known anyway
    }
  }

  private static Instant time(JsonNode timestamp, Instant otherwise) {
    if (!timestamp.isString()) {
      return otherwise;
    }
    try {
      return OffsetDateTime.parse(
              timestamp.stringValue().strip(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
          .toInstant();
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** A part of the body as text, if it is of the kind that {@code otherwise} is, and not huge. */
  private static String kept(JsonNode part, String otherwise) {
    boolean wanted = otherwise.startsWith("{") ? part.isObject() : part.isArray();
    if (!wanted) {
      return otherwise;
    }
    String text = part.toString();
    return text.length() <= LONGEST ? text : otherwise;
  }
}
