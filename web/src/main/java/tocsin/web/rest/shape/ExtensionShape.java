package tocsin.web.rest.shape;

import tocsin.core.account.Extension;
import tocsin.core.account.Service;
import tocsin.core.id.ServiceId;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down extensions and the one schema that they have. */
public final class ExtensionShape {
  /** The id of the generic version 2 webhook's schema; never changes. */
  public static final String SCHEMA = "PGENV2W";

  private static final String LABEL = "Generic V2 Webhook";

  private ExtensionShape() {}

  /**
   * An extension; {@code include[]} takes extension_objects and extension_schemas.
   *
   * @param disabled whether nothing is sent because it refused too often
   */
  public static ObjectNode of(Shaping shaping, Extension extension, boolean disabled) {
    String id = extension.id().value();
    ObjectNode shape = Ref.head(shaping, "extension", id, extension.name(), "/extensions/" + id);
    shape.putNull("html_url");
    shape.put("name", extension.name());
    shape.put("endpoint_url", extension.url());
    shape.set(
        "extension_schema",
        shaping.includes("extension_schemas") ? schema(shaping) : schemaRef(shaping));
    shape.set("extension_objects", Ref.list(extension.services(), each -> service(shaping, each)));
    shape.set("config", Json.read(extension.config()).orElseGet(Json::object));
    shape.put("temporarily_disabled", disabled);
    return shape;
  }

  private static ObjectNode service(Shaping shaping, ServiceId id) {
    return shaping
        .directory()
        .service(id)
        .filter(found -> shaping.includes("extension_objects"))
        .map(found -> whole(shaping, found))
        .orElseGet(() -> Ref.service(shaping, id));
  }

  private static ObjectNode whole(Shaping shaping, Service service) {
    return ServiceShape.of(shaping.plain(), service, ServiceShape.Condition.unknown(service));
  }

  private static ObjectNode schemaRef(Shaping shaping) {
    return Ref.head(
            shaping, "extension_schema_reference", SCHEMA, LABEL, "/extension_schemas/" + SCHEMA)
        .putNull("html_url");
  }

  /** The schema. */
  public static ObjectNode schema(Shaping shaping) {
    ObjectNode shape = schemaRef(shaping);
    shape.put("type", "extension_schema");
    shape.put("key", "generic_v2_webhook");
    shape.put("label", LABEL);
    shape.put("description", "Posts version 2 webhooks about the incidents of some services");
    shape.putNull("icon_url");
    shape.putNull("logo_url");
    shape.putNull("guide_url");
    shape.putNull("url");
    ArrayNode types = shape.putArray("send_types");
    for (String type :
        new String[] {
          "trigger",
          "acknowledge",
          "resolve",
          "delegate",
          "escalate",
          "unacknowledge",
          "assign",
          "annotate"
        }) {
      types.add(type);
    }
    return shape;
  }
}
