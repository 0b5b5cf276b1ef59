package tocsin.web.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Service;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.id.TeamId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentFact;
import tocsin.core.logentry.Concerned;
import tocsin.core.logentry.LogEntry;
import tocsin.storage.LogEntryStore;
import tocsin.web.App;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.EntryKind;
import tocsin.web.rest.shape.LogEntryShape;
import tocsin.web.rest.shape.ServiceShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;

/** {@code /log_entries}: what happened, newest first. */
final class LogEntriesApi {
  /** Where entries are picked one by one, so many are looked through at most. */
  private static final int LOOKED_THROUGH = 10_000;

  private static final int DETAILS = 65_536;
  private static final Set<String> CHANNELS = Set.of("web_trigger", "mobile");

  private final App app;
  private final TimelineReads timeline;
  private final IncidentsApi incidents;

  LogEntriesApi(App app, IncidentsApi incidents) {
    this.app = app;
    this.timeline = new TimelineReads(app.stores());
    this.incidents = incidents;
  }

  /** Of which incident, and about whom; null is all of them, and everybody. */
  private record Asked(@Nullable IncidentId incident, @Nullable UserId user) {}

  Reply list(Call call) {
    return list(call, new Asked(null, null));
  }

  Reply ofIncident(Call call) {
    return list(call, new Asked(incidents.find(call).id(), null));
  }

  /** What that person did, and what was done to them. */
  Reply ofUser(Call call) {
    UserId user = call.id("id", UserId::new);
    if (call.directory().user(user).isEmpty()) {
      throw Call.notFound();
    }
    return list(call, new Asked(null, user));
  }

  private Reply list(Call call, Asked asked) {
    return timeline.reply(call.now(), store -> list(call, asked, store));
  }

  private Reply list(Call call, Asked asked, LogEntryStore store) {
    Page page = call.page();
    Instant since = call.time("since").orElse(null);
    Instant until = call.time("until").orElse(null);
    Set<TeamId> teams = call.ids("team_ids", TeamId::new);
    boolean overview = Flags.isOn(call.query(), "is_overview");
    UserId user = asked.user();
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    Map<IncidentId, Optional<Incident>> known = new HashMap<>();
    if (overview || user != null || !teams.isEmpty()) {
      var all = new LogEntryStore.Filter(asked.incident(), since, until, true, 0, LOOKED_THROUGH);
      List<LogEntry> picked =
          store.list(all).stream()
              .filter(entry -> !overview || EntryKind.isInOverview(entry))
              .filter(entry -> user == null || Concerned.isIn(entry, user))
              .filter(entry -> teams.isEmpty() || isOf(teams, entry, shaping, known))
              .filter(entry -> incident(entry.incident(), known).isPresent())
              .toList();
      return page.of(
          picked,
          "log_entries",
          e ->
              LogEntryShape.of(
                  shaping, e, incident(e.incident(), known).orElseThrow(Call::notFound)));
    }
    var filter =
        new LogEntryStore.Filter(
            asked.incident(), since, until, true, page.offset(), page.limit() + 1);
    List<LogEntry> found = store.list(filter);
    ArrayNode shown = Json.list();
    found.stream()
        .limit(page.limit())
        .forEach(entry ->
            incident(entry.incident(), known)
                .ifPresent(of -> shown.add(LogEntryShape.of(shaping, entry, of))));
    Long total = page.counted() ? store.count(filter) : null;
    return page.reply("log_entries", shown, found.size() > page.limit(), total);
  }

  private boolean isOf(
      Set<TeamId> teams,
      LogEntry entry,
      Shaping shaping,
      Map<IncidentId, Optional<Incident>> known) {
    Optional<Service> service =
        incident(entry.incident(), known)
            .flatMap(found -> shaping.directory().service(found.subject().service()));
    return service.stream()
        .flatMap(found -> ServiceShape.teamsOf(shaping, found).stream())
        .anyMatch(teams::contains);
  }

  private Optional<Incident> incident(IncidentId id, Map<IncidentId, Optional<Incident>> known) {
    return known.computeIfAbsent(id, app.stores().queries()::find);
  }

  Reply get(Call call) {
    LogEntry entry = find(call);
    Incident incident = app.stores().queries().find(entry.incident()).orElseThrow(Call::notFound);
    return Json.reply(
        200, "log_entry", LogEntryShape.of(call.shaping(ZoneOffset.UTC), entry, incident));
  }

  private LogEntry find(Call call) {
    return timeline.find(call.id("id", LogEntryId::new), call.now()).orElseThrow(Call::notFound);
  }

  /** What an incident made by hand says beyond its title is its first entry's channel. */
  Reply updateChannel(Call call) throws InterruptedException {
    Actor requester = call.requester();
    LogEntry entry = find(call);
    Incident incident = app.stores().queries().find(entry.incident()).orElseThrow(Call::notFound);
    Input input = call.body("channel");
    Optional<String> details = input.filled("details", DETAILS, true);
    Optional<String> type = input.text("type", 100);
    if (type.filter(CHANNELS::contains).isEmpty()) {
      input.wrong("Type must be web_trigger or mobile");
    }
    if (!(entry instanceof LogEntry.OfFact(Fact fact)
        && fact.what() instanceof IncidentFact.Triggered)) {
      input.wrong("Only the channel of a trigger log entry can be changed");
    }
    input.check();
    var edit = new IncidentAction.Redescribe(details.orElseThrow());
    var _ = incidents.submit(incident, edit, requester);
    return Reply.empty(202);
  }
}
