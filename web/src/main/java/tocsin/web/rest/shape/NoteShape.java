package tocsin.web.rest.shape;

import java.util.Locale;
import tocsin.core.incident.Incident;
import tocsin.core.incident.Note;
import tocsin.web.rest.Json;
import tools.jackson.databind.node.ObjectNode;

/** Writes down notes. */
public final class NoteShape {
  private NoteShape() {}

  /** A note on that incident. */
  public static ObjectNode of(Shaping shaping, Note note, Incident incident) {
    ObjectNode shape = Json.object();
    shape.put("id", note.id().value());
    shape.set("user", IncidentShape.agent(shaping, note.by().agent(), incident));
    shape
        .putObject("channel")
        .put("summary", "The " + note.by().channel().name().toLowerCase(Locale.ROOT));
    shape.put("content", note.content());
    shape.put("created_at", shaping.time(note.at()));
    shape.put("updated_at", shaping.time(note.editedAt()));
    return shape;
  }
}
