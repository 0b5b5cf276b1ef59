package tocsin.web.rest.shape;

import org.jspecify.annotations.Nullable;
import tocsin.core.id.VendorId;
import tocsin.web.rest.Vendor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes down vendors. */
public final class VendorShape {
  private VendorShape() {}

  /** A vendor. We have no pictures of them. */
  public static ObjectNode of(Shaping shaping, Vendor vendor) {
    String id = vendor.id().value();
    ObjectNode shape =
        Ref.head(shaping, "vendor", id, vendor.name(), "/vendors/" + id).putNull("html_url");
    shape.put("name", vendor.name());
    shape.put("website_url", vendor.website().isEmpty() ? null : vendor.website());
    shape.putNull("logo_url");
    shape.putNull("thumbnail_url");
    shape.put("description", vendor.description());
    shape.putNull("integration_guide_url");
    return shape;
  }

  /** The vendor of an integration: null for none, whole when {@code include[]} has vendors. */
  static JsonNode in(Shaping shaping, @Nullable VendorId id) {
    if (id == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    return Vendor.find(id)
        .filter(vendor -> shaping.includes("vendors"))
        .map(vendor -> of(shaping, vendor))
        .orElseGet(() -> Ref.vendor(shaping, id));
  }
}
