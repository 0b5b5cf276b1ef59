package tocsin.web.rest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.alert.Alert;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.LogEntryId;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.runtime.engine.Wish;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.rest.shape.AlertShape;
import tocsin.web.rest.shape.Shaping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /incidents/{id}/alerts}: what monitoring tools reported. */
final class AlertsApi {
  /** No incident has more alerts. */
  private static final int MOST = 1000;

  private final App app;
  private final IncidentsApi incidents;
  private final WishDesk desk;

  AlertsApi(App app, IncidentsApi incidents, WishDesk desk) {
    this.app = app;
    this.incidents = incidents;
    this.desk = desk;
  }

  Reply list(Call call) {
    Incident incident = incidents.find(call);
    List<String> statuses = call.query().all("statuses");
    Optional<String> key = call.query().first("alert_key");
    List<Alert> alerts =
        app.stores().queries().alerts(incident.id(), 0, MOST).stream()
            .filter(a -> statuses.isEmpty() || statuses.contains(status(a)))
            .filter(a -> key.isEmpty() || key.get().equals(a.key().dedupKey()))
            .sorted(order(call))
            .toList();
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    return call.page().of(alerts, "alerts", alert -> shape(shaping, alert, incident));
  }

  private static String status(Alert alert) {
    return alert.isOpen() ? "triggered" : "resolved";
  }

  private static Comparator<Alert> order(Call call) {
    String by = call.query().first("sort_by").orElse("created_at");
    Comparator<Alert> order =
        by.startsWith("resolved_at")
            ? Comparator.comparing(
                Alert::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            : Comparator.comparing(Alert::createdAt);
    return by.endsWith(":desc") ? order.reversed() : order;
  }

  Reply get(Call call) {
    Incident incident = incidents.find(call);
    return shown(call, find(call, incident));
  }

  Reply update(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    Alert alert = find(call, incident);
    Input input = call.body("alert");
    List<IncidentAction> wanted = changes(input, alert.id());
    input.check();
    submit(incident, wanted, requester);
    return shown(call, find(alert.id()));
  }

  Reply updateAll(Call call) throws InterruptedException {
    Actor requester = call.requester();
    Incident incident = incidents.find(call);
    Input body = Input.whole(call.request().body());
    List<Input> inputs = body.objects("alerts", Integer.MAX_VALUE);
    if (inputs.size() > IncidentsApi.BULK) {
      throw new ProblemException(
          Problems.TOO_LARGE.because(
              "At most " + IncidentsApi.BULK + " alerts can be updated at once"));
    }
    List<AlertId> ids = new ArrayList<>();
    List<IncidentAction> wanted = new ArrayList<>();
    for (Input input : inputs) {
      Optional<AlertId> id = input.id(AlertId::new);
      id.ifPresent(ids::add);
      id.ifPresent(alert -> wanted.addAll(changes(input, alert)));
    }
    body.check();
    List<AlertId> known = ids.stream().map(id -> find(id, incident).id()).distinct().toList();
    submit(incident, together(wanted), requester);
    Shaping shaping = call.shaping(ZoneOffset.UTC);
    ArrayNode shown = Json.list();
    known.forEach(id -> shown.add(shape(shaping, find(id))));
    return call.page().whole("alerts", shown);
  }

  private void submit(Incident incident, List<IncidentAction> wanted, Actor requester)
      throws InterruptedException {
    if (!wanted.isEmpty()) {
      var _ =
          desk.submit(
              wanted.stream().map(action -> new Wish(incident.id(), action, requester)).toList());
    }
  }

  /** First it is resolved, while it is still this incident's; then it moves. */
  private static List<IncidentAction> changes(Input input, AlertId alert) {
    List<IncidentAction> wanted = new ArrayList<>();
    if (resolves(input)) {
      wanted.add(new IncidentAction.ResolveAlert(alert));
    }
    input
        .reference("incident", IncidentId::new)
        .map(to -> new IncidentAction.MoveAlerts(List.of(alert), to))
        .ifPresent(wanted::add);
    return wanted;
  }

  /** Alerts that go to one incident go together: an incident says it once. */
  private static List<IncidentAction> together(List<IncidentAction> wanted) {
    List<IncidentAction> actions = new ArrayList<>();
    Map<IncidentId, List<AlertId>> moves = new LinkedHashMap<>();
    for (IncidentAction action : wanted) {
      if (action instanceof IncidentAction.MoveAlerts(List<AlertId> alerts, IncidentId to)) {
        moves.computeIfAbsent(to, id -> new ArrayList<>()).addAll(alerts);
      } else {
        actions.add(action);
      }
    }
    moves.forEach((to, alerts) -> actions.add(new IncidentAction.MoveAlerts(alerts, to)));
    return actions;
  }

  private static boolean resolves(Input input) {
    Optional<String> status = input.text("status", 100);
    if (status.filter(text -> !text.equals("resolved")).isPresent()) {
      input.wrong("Status must be resolved");
    }
    return status.isPresent();
  }

  private Alert find(Call call, Incident incident) {
    return find(call.id("alert", AlertId::new), incident);
  }

  private Alert find(AlertId id, Incident incident) {
    return app.stores()
        .queries()
        .alert(id)
        .filter(alert -> alert.incident().equals(incident.id()))
        .orElseThrow(Call::notFound);
  }

  private Alert find(AlertId id) {
    return app.stores().queries().alert(id).orElseThrow(Call::notFound);
  }

  private Reply shown(Call call, Alert alert) {
    return Json.reply(200, "alert", shape(call.shaping(ZoneOffset.UTC), alert));
  }

  /** The alert of whatever incident has it by now. */
  private ObjectNode shape(Shaping shaping, Alert alert) {
    Incident incident = app.stores().queries().find(alert.incident()).orElseThrow(Call::notFound);
    return shape(shaping, alert, incident);
  }

  private ObjectNode shape(Shaping shaping, Alert alert, Incident incident) {
    LogEntryId first = incidents.firstEntry(incident.id());
    var event =
        app.stores().queries().alertBody(alert.id()).flatMap(Json::read).orElseGet(Json::object);
    return AlertShape.of(shaping, alert, incident, event, first);
  }
}
