package tocsin.web.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentFact;
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
    of(incident).forEach(fact -> notes.add(NoteShape.of(shaping, fact, incident)));
    return Json.reply(200, "notes", notes);
  }

  Reply create(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    Input input = call.body("note");
    Optional<String> content = input.filled("content", CONTENT, true);
    input.check();
    String text = content.orElseThrow();
    var _ = incidents.submit(incident, new IncidentAction.Annotate(text), requester);
    Fact note =
        of(incident).stream()
            .filter(fact ->
                fact.what().equals(new IncidentFact.Annotated(text))
                    && fact.actor().equals(requester))
            .reduce((earlier, later) -> later)
            .orElseThrow(Call::notFound);
    return Json.reply(200, "note", NoteShape.of(call.shaping(ZoneOffset.UTC), note, incident));
  }

  private List<Fact> of(Incident incident) {
    return app.stores().facts().of(incident.id()).stream()
        .filter(fact -> fact.what() instanceof IncidentFact.Annotated)
        .toList();
  }
}
