package tocsin.web.rest.shape;

import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentFact;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes down notes. */
public final class NoteShape {
  private NoteShape() {}

  /** A note, which is a fact of that incident. */
  public static ObjectNode of(Shaping shaping, Fact fact, Incident incident) {
    ObjectNode shape = Json.object();
    shape.put("id", fact.id().value());
    shape.set("user", IncidentShape.agent(shaping, fact.actor().agent(), incident));
    shape
        .putObject("channel")
        .put("summary", "The " + fact.actor().channel().name().toLowerCase(java.util.Locale.ROOT));
    shape.put("content", fact.what() instanceof IncidentFact.Annotated(String text) ? text : "");
    shape.put("created_at", shaping.time(fact.at()));
    shape.put("updated_at", shaping.time(fact.at()));
    return shape;
  }
}
