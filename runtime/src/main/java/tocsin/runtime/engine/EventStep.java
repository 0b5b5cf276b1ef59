package tocsin.runtime.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tocsin.core.account.Directory;
import tocsin.core.account.Directory.IntegrationOfService;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.core.id.AlertId;
import tocsin.core.id.IdSource;
import tocsin.core.id.IncidentId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Decision;
import tocsin.core.incident.EventFate;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentRules;
import tocsin.core.incident.Subject;
import tocsin.core.notification.Probe;

/** Decides one event: event → alert → incident. */
final class EventStep {
  private final Draft draft;
  private final IncidentRules rules;
  private final Directory directory;
  private final IdSource ids;
  private final Instant now;

  EventStep(Draft draft, IncidentRules rules, Directory directory, IdSource ids, Instant now) {
    this.draft = draft;
    this.rules = rules;
    this.directory = directory;
    this.ids = ids;
    this.now = now;
  }

  /** The key of the alert that the event is about; empty when it can't be about one. */
  static Optional<AlertKey> key(Event event, Directory directory) {
    return directory
        .integration(event.routingKey())
        .map(door -> new AlertKey(door.integration().id(), event.dedupKey()));
  }

  EventFate decide(LoggedEvent logged) {
    EventFate fate = fate(logged);
    switch (fate) {
      case DECIDED, CHANGE, PROBE -> {}
      case NOTHING_OPEN, NO_INTEGRATION, DISABLED, MAINTENANCE ->
          draft.leaveUnanswered(logged.event(), fate);
    }
    return fate;
  }

  private EventFate fate(LoggedEvent logged) {
    Event event = logged.event();
    if (Probe.is(event)) {
      draft.send(Probe.page(event));
      return EventFate.PROBE;
    }
    Optional<IntegrationOfService> door = directory.integration(event.routingKey());
    if (door.isEmpty()) {
      return EventFate.NO_INTEGRATION;
    }
    EventFate fate = EventFate.at(directory.mode(door.get().service(), now));
    return fate == EventFate.DECIDED ? take(logged, door.get()) : fate;
  }

  private EventFate take(LoggedEvent logged, IntegrationOfService door) {
    Event event = logged.event();
    AlertKey key = new AlertKey(door.integration().id(), event.dedupKey());
    Optional<Alert> open = draft.openAlert(key);
    return switch (event.action()) {
      case CHANGE -> EventFate.CHANGE;
      case TRIGGER -> open.isPresent() ? repeat(open.get(), event) : make(logged, door, key);
      case ACKNOWLEDGE -> open.isPresent() ? acknowledge(open.get()) : EventFate.NOTHING_OPEN;
      case RESOLVE -> open.isPresent() ? resolve(open.get()) : EventFate.NOTHING_OPEN;
    };
  }

  /** Counted, not stored: no fact, only the alert's counter moves (and perhaps the urgency). */
  private EventFate repeat(Alert alert, Event event) {
    act(alert, new IncidentAction.RepeatAlert(event.severity()));
    draft.put(alert.repeated(event.severity(), now), null);
    return EventFate.DECIDED;
  }

  private EventFate acknowledge(Alert alert) {
    act(alert, new IncidentAction.Acknowledge());
    return EventFate.DECIDED;
  }

  private EventFate resolve(Alert alert) {
    act(alert, new IncidentAction.ResolveAlert(alert.id()));
    draft.put(alert.resolved(now), null);
    return EventFate.DECIDED;
  }

  private void act(Alert alert, IncidentAction action) {
    Incident incident = draft.incident(alert.incident()).orElseThrow();
    Agent agent = new Agent.OfIntegration(alert.key().integration(), alert.service());
    draft.accept(rules.decide(incident, action, new Actor(agent, ActionChannel.EVENT), now));
  }

  private EventFate make(LoggedEvent logged, IntegrationOfService door, AlertKey key) {
    Event event = logged.event();
    AlertId alert = new AlertId(ids.next());
    IncidentAction.Trigger trigger =
        new IncidentAction.Trigger(
            new Subject(door.service().id(), event.summary(), null, null),
            null,
            null,
            null,
            List.of(),
            new IncidentAction.NewAlert(
                alert, key, event.summary(), event.source(), event.severity()));
    Agent agent = new Agent.OfIntegration(key.integration(), door.service().id());
    Decision decision = rules.decide(trigger, new Actor(agent, ActionChannel.EVENT), now);
    Incident made = decision.after();
    if (made == null) {
      throw new IllegalStateException("An event's incident is never refused: " + decision.answer());
    }
    draft.accept(decision);
    draft.put(alert(alert, made.id(), logged, key, door), event.body());
    return EventFate.DECIDED;
  }

  private Alert alert(
      AlertId id,
      IncidentId incident,
      LoggedEvent logged,
      AlertKey key,
      IntegrationOfService door) {
    Event event = logged.event();
    return new Alert(
        id,
        incident,
        door.service().id(),
        key,
        event.summary(),
        event.source(),
        event.severity(),
        now,
        null,
        Occurrences.first(now),
        logged.position());
  }
}
