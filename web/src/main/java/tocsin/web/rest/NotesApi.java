package tocsin.web.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Note;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.NoteShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;

/** {@code /incidents/{id}/notes}: what people wrote down. */
final class NotesApi {
  private static final int CONTENT = 25_000;

  private final App app;
  private final IncidentsApi incidents;

  NotesApi(App app, IncidentsApi incidents) {
    this.app = app;
    this.incidents = incidents;
  }

  Reply list(Call call) {
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    Incident incident = incidents.find(call);
    ArrayNode notes = Json.list();
    of(incident).forEach(note -> notes.add(NoteShape.of(shaping, note, incident)));
    return Json.reply(200, "notes", notes);
  }

  Reply create(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    String text = content(call);
    var _ = incidents.submit(incident, new IncidentAction.Annotate(text), requester);
    Note made =
        of(incident).stream()
            .filter(note -> note.content().equals(text) && note.by().equals(requester))
            .reduce((earlier, later) -> later)
            .orElseThrow(Call::notFound);
    return shown(call, made, incident);
  }

  Reply update(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    LogEntryId id = find(call, incident).id();
    var edit = new IncidentAction.EditNote(id, content(call));
    var _ = incidents.submit(incident, edit, requester);
    return shown(call, find(call, incident), incident);
  }

  Reply delete(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    var deletion = new IncidentAction.DeleteNote(find(call, incident).id());
    var _ = incidents.submit(incident, deletion, requester);
    return Reply.empty(204);
  }

  private static String content(Call call) {
    Input input = call.body("note");
    Optional<String> content = input.filled("content", CONTENT, true);
    input.check();
    return content.orElseThrow();
  }

  private Note find(Call call, Incident incident) {
    LogEntryId id = call.id("note", LogEntryId::new);
    return of(incident).stream()
        .filter(note -> note.id().equals(id))
        .findFirst()
        .orElseThrow(Call::notFound);
  }

  private List<Note> of(Incident incident) {
    return Note.of(app.stores().facts().of(incident.id()));
  }

  private static Reply shown(Call call, Note note, Incident incident) {
    return Json.reply(200, "note", NoteShape.of(call.shaping(ZoneOffset.UTC), note, incident));
  }
}
