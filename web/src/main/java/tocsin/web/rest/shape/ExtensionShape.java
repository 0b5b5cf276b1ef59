package tocsin.web.rest.shape;

import java.util.Optional;
import java.util.stream.Stream;
import tocsin.core.account.Extension;
import tocsin.core.account.Service;
import tocsin.core.account.WebhookForm;
import tocsin.core.id.ServiceId;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down extensions and the schemas that they have: one for each form. */
public final class ExtensionShape {
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
        shaping.includes("extension_schemas")
            ? schema(shaping, extension.form())
            : schemaRef(shaping, extension.form()));
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

  /** The id of that form's schema; never changes. */
  public static String id(WebhookForm form) {
    return switch (form) {
      case JSON -> "PGENV2W";
      case SLACK -> "PSLACK1";
      case MATTERMOST -> "PMATTM1";
      case DISCORD -> "PDISCO1";
      case TELEGRAM -> "PTELEG1";
      case MATRIX -> "PMATRX1";
      case TEAMS -> "PTEAMS1";
      case GOOGLE_CHAT -> "PGCHAT1";
    };
  }

  /** The form whose schema has that id. */
  public static Optional<WebhookForm> form(String id) {
    return Stream.of(WebhookForm.values()).filter(form -> id(form).equals(id)).findFirst();
  }

  private static String label(WebhookForm form) {
    return switch (form) {
      case JSON -> "Generic V2 Webhook";
      case SLACK -> "Slack";
      case MATTERMOST -> "Mattermost";
      case DISCORD -> "Discord";
      case TELEGRAM -> "Telegram";
      case MATRIX -> "Matrix";
      case TEAMS -> "Microsoft Teams";
      case GOOGLE_CHAT -> "Google Chat";
    };
  }

  private static ObjectNode schemaRef(Shaping shaping, WebhookForm form) {
    String id = id(form);
    return Ref.head(
            shaping, "extension_schema_reference", id, label(form), "/extension_schemas/" + id)
        .putNull("html_url");
  }

  /** The schema. */
  public static ObjectNode schema(Shaping shaping, WebhookForm form) {
    ObjectNode shape = schemaRef(shaping, form);
    boolean generic = form == WebhookForm.JSON;
    shape.put("type", "extension_schema");
    shape.put("key", generic ? "generic_v2_webhook" : form.word());
    shape.put("label", label(form));
    shape.put(
        "description",
        generic
            ? "Posts version 2 webhooks about the incidents of some services"
            : "Tells a room there of the incidents of some services");
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
