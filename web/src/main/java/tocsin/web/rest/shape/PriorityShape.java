package tocsin.web.rest.shape;

import tocsin.core.account.Priority;
import tools.jackson.databind.node.ObjectNode;

/** Writes down priorities. */
public final class PriorityShape {
  private PriorityShape() {}

  /** A priority. */
  public static ObjectNode of(Shaping shaping, Priority priority) {
    String id = priority.id().value();
    ObjectNode shape =
        Ref.head(shaping, "priority", id, priority.name(), "/priorities/" + id).putNull("html_url");
    shape.put("name", priority.name());
    shape.put("description", priority.description());
    shape.put("order", priority.order());
    shape.put("color", priority.color());
    return shape;
  }
}
