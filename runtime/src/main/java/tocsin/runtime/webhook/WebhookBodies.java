package tocsin.runtime.webhook;

import java.time.Instant;
import tocsin.core.account.WebhookEventType;
import tocsin.core.incident.Fact;
import tocsin.core.webhook.Receiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of version 3 webhooks. */
public final class WebhookBodies {
  private WebhookBodies() {}

  /** One event. */
  static String event(String id, WebhookEventType type, Fact fact, Refs refs, ObjectNode data) {
    return envelope(id, type, fact.at(), refs.agent(fact.actor().agent()), data);
  }

  /** An event about a service. Nobody wrote down who changed it. */
  static String service(String id, WebhookEventType type, Instant at, JsonNode data) {
    return envelope(id, type, at, JsonNodeFactory.instance.nullNode(), data);
  }

  /** A test that somebody asked for. */
  public static String ping(String id, Receiver.Format format, Instant now) {
    if (format == Receiver.Format.ROOM) {
      return RoomCards.text(RoomCards.ping());
    }
    ObjectNode data = Refs.object();
    data.put("message", "Hello from Tocsin!");
    data.put("type", "ping");
    return envelope(id, WebhookEventType.PING, now, JsonNodeFactory.instance.nullNode(), data);
  }

  private static String envelope(
      String id, WebhookEventType type, Instant at, JsonNode agent, JsonNode data) {
    String name = type.wireName();
    ObjectNode body = Refs.object();
    ObjectNode event = body.putObject("event");
    event.put("id", id);
    event.put("event_type", name);
    event.put("resource_type", name.substring(0, name.indexOf('.')));
    event.put("occurred_at", Times.show(at));
    event.set("agent", agent);
    event.putNull("client");
    event.set("data", data);
    return body.toString();
  }
}
