package tocsin.web.rest.shape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Integration;
import tocsin.core.account.Service;
import tocsin.core.alert.Alert;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Incident;
import tocsin.web.rest.Json;
import tocsin.web.rest.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down alerts, with what the monitoring tool sent. */
public final class AlertShape {
  private AlertShape() {}

  /**
   * An alert of that incident; {@code include[]} takes incidents and services.
   *
   * @param event the body of the event that made it; an empty object when it isn't known
   * @param firstEntry the fact that made the incident; null when that is not known
   */
  public static ObjectNode of(
      Shaping shaping,
      Alert alert,
      Incident incident,
      JsonNode event,
      @Nullable LogEntryId firstEntry) {
    ObjectNode shape =
        Ref.head(
            shaping,
            "alert",
            alert.id().value(),
            alert.summary(),
            "/incidents/" + incident.id() + "/alerts/" + alert.id());
    shape.put("created_at", shaping.time(alert.createdAt()));
    shape.put("resolved_at", shaping.timeOrNull(alert.resolvedAt()));
    shape.put("status", alert.isOpen() ? "triggered" : "resolved");
    shape.put("alert_key", alert.key().dedupKey());
    shape.set(
        "service",
        shaping
            .directory()
            .service(alert.service())
            .filter(service -> shaping.includes("services"))
            .map(service ->
                ServiceShape.of(shaping.plain(), service, ServiceShape.Condition.unknown(service)))
            .orElseGet(() -> Ref.service(shaping, alert.service())));
    shape.set(
        "incident",
        shaping.includes("incidents")
            ? IncidentShape.of(shaping.plain(), incident, firstEntry)
            : Ref.incident(shaping, incident));
    shape.put("suppressed", false);
    shape.put("severity", alert.severity() == null ? null : Words.of(alert.severity()));
    shape.set("integration", integration(shaping, alert));
    shape.set("body", body(event, alert));
    if (firstEntry == null) {
      shape.putNull("first_trigger_log_entry");
    } else {
      shape.set("first_trigger_log_entry", LogEntryShape.firstEntry(shaping, incident, firstEntry));
    }
    return shape;
  }

  private static ObjectNode integration(Shaping shaping, Alert alert) {
    Optional<Service> service = shaping.directory().service(alert.service());
    Optional<Integration> integration =
        service.stream()
            .flatMap(found -> found.integrations().stream())
            .filter(found -> found.id().equals(alert.key().integration()))
            .findFirst();
    if (service.isPresent() && integration.isPresent()) {
      return ServiceShape.integrationRef(shaping, service.get(), integration.get());
    }
    ObjectNode gone = Json.object();
    gone.put("id", alert.key().integration().value());
    gone.put("type", "events_api_v2_inbound_integration_reference");
    gone.put("summary", "(deleted)");
    return gone.putNull("self").putNull("html_url");
  }

  private static ObjectNode body(JsonNode event, Alert alert) {
    JsonNode payload = event.path("payload");
    ObjectNode body = Json.object();
    body.put("type", "alert_body");
    JsonNode details =
        payload.has("custom_details") ? payload.path("custom_details") : event.path("details");
    body.set("details", details.isMissingNode() || details.isNull() ? Json.object() : details);
    body.set("contexts", contexts(event));
    ObjectNode cef = body.putObject("cef_details");
    cef.put("message", alert.summary());
    cef.put("source_origin", alert.source());
    cef.put("dedup_key", alert.key().dedupKey());
    cef.put("severity", alert.severity() == null ? null : Words.of(alert.severity()));
    put(cef, "source_component", payload.path("component"));
    put(cef, "service_group", payload.path("group"));
    put(cef, "event_class", payload.path("class"));
    cef.set("details", body.get("details"));
    return body;
  }

  private static void put(ObjectNode shape, String name, JsonNode value) {
    if (value.isMissingNode()) {
      shape.putNull(name);
    } else {
      shape.set(name, value);
    }
  }

  private static ArrayNode contexts(JsonNode event) {
    ArrayNode contexts = Json.list();
    for (JsonNode link : event.path("links").values()) {
      ObjectNode context = contexts.addObject().put("type", "link");
      copy(link, "href", context);
      copy(link, "text", context);
    }
    for (JsonNode image : event.path("images").values()) {
      ObjectNode context = contexts.addObject().put("type", "image");
      copy(image, "src", context);
      copy(image, "href", context);
      copy(image, "alt", context);
    }
    return contexts;
  }

  private static void copy(JsonNode from, String name, ObjectNode to) {
    if (from.has(name)) {
      to.set(name, from.path(name));
    }
  }
}
