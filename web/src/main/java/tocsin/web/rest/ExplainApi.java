package tocsin.web.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.explain.Explainer;
import tocsin.core.explain.Explanation;
import tocsin.core.id.UserId;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.ledger.LedgerEntry;
import tocsin.storage.LedgerStore;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.ExplanationShape;

/** {@code /incidents/{id}/explain}: why somebody was paged, or was not. */
final class ExplainApi {
  private static final int MOST_PAGES = 10_000;

  private final App app;
  private final IncidentsApi incidents;

  ExplainApi(App app, IncidentsApi incidents) {
    this.app = app;
    this.incidents = incidents;
  }

  /** {@code ?user=} asks about one person, who may be anybody. */
  Reply explain(Call call) {
    Incident incident = incidents.find(call);
    UserId only =
        call.query()
            .first("user")
            .map(text ->
                Ids.parse(text, UserId::new)
                    .filter(id -> call.directory().user(id).isPresent())
                    .orElseThrow(() -> Call.wrong("user is not a known user")))
            .orElse(null);
    return Json.reply(
        200,
        "explanation",
        ExplanationShape.of(
            call.shaping(ZoneOffset.UTC), incident, explanation(call, incident, only), only));
  }

  private Explanation explanation(Call call, Incident incident, @Nullable UserId only) {
    List<Fact> facts = app.stores().facts().of(incident.id());
    List<LedgerEntry> pages =
        app.stores()
            .sideRoads()
            .ledger()
            .list(new LedgerStore.Filter(incident.id(), null, Set.of(), null, null, 0, MOST_PAGES));
    return Explainer.explain(facts, pages, call.directory(), only);
  }
}
