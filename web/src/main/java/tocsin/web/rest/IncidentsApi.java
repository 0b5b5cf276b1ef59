package tocsin.web.rest;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.Refusal;
import tocsin.runtime.engine.Wish;
import tocsin.storage.IncidentFilter;
import tocsin.web.App;
import tocsin.web.http.Problem;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.IncidentShape;
import tocsin.web.rest.shape.Ref;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /incidents}: what is wrong, and what people do about it. */
final class IncidentsApi {
  /** So many can be changed at once. */
  static final int BULK = 250;

  private static final long NUMBER_DIGITS = 18;

  private final App app;
  private final WishDesk desk;

  IncidentsApi(App app, WishDesk desk) {
    this.app = app;
    this.desk = desk;
  }

  Reply list(Call call) {
    Page page = call.page();
    Optional<IncidentFilter> filter = IncidentQuestion.filter(call, page);
    Shaping shaping = shaping(call);
    ArrayNode shown = Json.list();
    if (filter.isEmpty()) {
      return page.reply("incidents", shown, false, page.counted() ? 0L : null);
    }
    List<Incident> found = app.stores().queries().list(filter.get());
    found.stream().limit(page.limit()).forEach(i -> shown.add(shape(shaping, i)));
    Long total = page.counted() ? app.stores().queries().count(filter.get()) : null;
    return page.reply("incidents", shown, found.size() > page.limit(), total);
  }

  Reply get(Call call) {
    return shown(call, 200, find(call));
  }

  /** The incident whom {@code :id} names, by its id or by its number. */
  Incident find(Call call) {
    String id = call.request().param("id");
    Optional<Incident> incident =
        Ids.parse(id, IncidentId::new).flatMap(app.stores().queries()::find);
    if (incident.isEmpty() && id.matches("\\d{1," + NUMBER_DIGITS + "}")) {
      incident = app.stores().queries().find(Long.parseLong(id));
    }
    return incident.orElseThrow(Call::notFound);
  }

  Reply create(Call call) throws InterruptedException {
    Actor requester = call.requester();
    IncidentAction.Trigger trigger =
        IncidentWishes.trigger(call.body("incident"), call.directory());
    return shown(call, 201, desk.submit(List.of(new Wish(null, trigger, requester))).getLast());
  }

  Reply update(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = find(call);
    Input input = call.body("incident");
    List<Wish> wishes = wishes(input, incident.id(), requester);
    input.check();
    return shown(call, 200, wishes.isEmpty() ? incident : desk.submit(wishes).getLast());
  }

  /** All of them or none. */
  Reply updateAll(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Input body = Input.whole(call.request().body());
    List<Input> inputs = body.objects("incidents", Integer.MAX_VALUE);
    if (inputs.size() > BULK) {
      throw new ProblemException(
          Problems.TOO_LARGE.because("At most " + BULK + " incidents can be updated at once"));
    }
    if (inputs.isEmpty()) {
      body.wrong("Incidents can't be blank");
    }
    List<IncidentId> ids = new ArrayList<>();
    List<Wish> wishes = new ArrayList<>();
    for (Input input : inputs) {
      Optional<IncidentId> id = input.id(IncidentId::new);
      if (id.isPresent()) {
        ids.add(id.get());
        wishes.addAll(wishes(input, id.get(), requester));
      }
    }
    body.check();
    ids.forEach(this::checkKnown);
    if (!wishes.isEmpty()) {
      var _ = desk.submit(wishes);
    }
    Shaping shaping = shaping(call);
    ArrayNode shown = Json.list();
    ids.stream()
        .distinct()
        .flatMap(id -> app.stores().queries().find(id).stream())
        .forEach(incident -> shown.add(shape(shaping, incident)));
    return call.page().whole("incidents", shown);
  }

  private void checkKnown(IncidentId id) {
    if (app.stores().queries().find(id).isEmpty()) {
      throw new ProblemException(
          new Problem(
              400, 1004, "Invalid Incident Id", List.of("Incident " + id + " was not found")));
    }
  }

  private static List<Wish> wishes(Input input, IncidentId incident, Actor requester) {
    return IncidentWishes.changes(input).stream()
        .map(action -> new Wish(incident, action, requester))
        .toList();
  }

  /** Other incidents become one with this one. */
  Reply merge(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = find(call);
    Input body = Input.whole(call.request().body());
    List<Input> inputs = body.objects("source_incidents", Integer.MAX_VALUE);
    if (inputs.size() > BULK) {
      throw new ProblemException(
          Problems.TOO_LARGE.because("At most " + BULK + " incidents can be merged at once"));
    }
    if (inputs.isEmpty()) {
      body.wrong("Source incidents can't be blank");
    }
    List<IncidentId> sources =
        inputs.stream().flatMap(input -> input.id(IncidentId::new).stream()).toList();
    body.check();
    sources.forEach(this::checkKnown);
    Incident after = submit(incident, new IncidentAction.Merge(sources), requester);
    return Json.reply(200, "incident", Ref.incident(shaping(call), after));
  }

  Reply snooze(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = find(call);
    Input input = Input.whole(call.request().body());
    Optional<Long> seconds = input.number("duration", 1, IncidentWishes.LONGEST_SNOOZE.toSeconds());
    if (seconds.isEmpty()) {
      throw new ProblemException(Problems.of(Refusal.BAD_SNOOZE));
    }
    IncidentAction.Snooze snooze = new IncidentAction.Snooze(Duration.ofSeconds(seconds.get()));
    return shown(call, 201, submit(incident, snooze, requester));
  }

  /** The incident after one action. */
  Incident submit(Incident incident, IncidentAction action, Actor requester)
      throws InterruptedException {
    return desk.submit(List.of(new Wish(incident.id(), action, requester))).getLast();
  }

  private static Shaping shaping(Call call) {
    return call.shaping(ZoneOffset.UTC);
  }

  private ObjectNode shape(Shaping shaping, Incident incident) {
    return IncidentShape.of(shaping, incident, firstEntry(incident.id()));
  }

  /** The fact that made the incident; null when its history is gone. */
  @Nullable LogEntryId firstEntry(IncidentId incident) {
    var facts = app.stores().facts().of(incident);
    return facts.isEmpty() ? null : facts.getFirst().id();
  }

  private Reply shown(Call call, int status, Incident incident) {
    return Json.reply(status, "incident", shape(shaping(call), incident));
  }
}
