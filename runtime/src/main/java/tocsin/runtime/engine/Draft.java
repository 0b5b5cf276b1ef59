package tocsin.runtime.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Directory;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.event.Event;
import tocsin.core.id.AlertId;
import tocsin.core.id.IdSource;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Decision;
import tocsin.core.incident.Effect;
import tocsin.core.incident.EventFate;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.notification.NotificationPlan;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Unanswered;

/**
 * One step of the engine in the making: what was loaded, what was decided so far, and what will be
 * written. Later decisions of the step see what earlier ones did.
 */
final class Draft {
  private final Directory directory;
  private final IdSource ids;
  private final Instant now;
  private final LiveRings rings;
  private final Map<IncidentId, Incident> incidents = new HashMap<>();
  private final Map<AlertKey, Alert> openAlerts = new HashMap<>();
  private final Map<ServiceId, Long> opened = new HashMap<>();
  private final Set<IncidentId> changed = new LinkedHashSet<>();
  private final Set<IncidentId> closed = new LinkedHashSet<>();
  private final Map<AlertId, Alert> changedAlerts = new LinkedHashMap<>();
  private final List<EngineBatch.AlertBody> bodies = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<OutboxMessage> outbox = new ArrayList<>();
  private final Map<Reason, Unanswered> unanswered = new LinkedHashMap<>();

  Draft(
      IncidentStore.Loaded loaded,
      Directory directory,
      IdSource ids,
      LiveRings rings,
      Instant now) {
    this.directory = directory;
    this.ids = ids;
    this.rings = rings;
    this.now = now;
    loaded.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    loaded.openAlerts().forEach(alert -> openAlerts.put(alert.key(), alert));
  }

  /** The incident as it stands after what was decided so far; empty when it isn't known here. */
  Optional<Incident> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id));
  }

  /** Makes an incident known that was not loaded with the others. */
  void add(Incident incident) {
    incidents.putIfAbsent(incident.id(), incident);
  }

  /** The open alert with that key. An alert ends with its incident. */
  Optional<Alert> openAlert(AlertKey key) {
    return Optional.ofNullable(openAlerts.get(key))
        .filter(alert -> incident(alert.incident()).filter(Incident::isOpen).isPresent());
  }

  /** An incident made in this step that is open and has that incident key. */
  Optional<Incident> openWithKey(ServiceId service, String incidentKey) {
    return changed.stream()
        .map(incidents::get)
        .filter(Incident::isOpen)
        .filter(i -> i.subject().service().equals(service))
        .filter(i -> incidentKey.equals(i.subject().incidentKey()))
        .findFirst();
  }

  /** Takes over what was decided; a refusal or "nothing to do" changes nothing. */
  void accept(Decision decision) {
    Incident after = decision.after();
    if (after == null || decision.facts().isEmpty()) {
      return;
    }
    rings.move(decision);
    Incident before = incidents.put(after.id(), after);
    count(before, after);
    changed.add(after.id());
    facts.addAll(decision.facts());
    if (!after.isOpen() && (before == null || before.isOpen())) {
      closed.add(after.id());
    }
    decision.effects().forEach(effect -> send(effect, after));
  }

  private void count(@Nullable Incident before, Incident after) {
    boolean wasOpen = before != null && before.isOpen();
    if (wasOpen != after.isOpen()) {
      opened.merge(after.subject().service(), after.isOpen() ? 1L : -1L, Long::sum);
    }
  }

  /** How many incidents of the service this step opens, less those that it closes. */
  long opened(ServiceId service) {
    return opened.getOrDefault(service, 0L);
  }

  private void send(Effect effect, Incident incident) {
    switch (effect) {
      case Effect.Page page ->
          NotificationPlan.of(page, incident, directory, ids, now)
              .forEach(planned -> outbox.add(new OutboxMessage.Notify(planned)));
      case Effect.StopPaging stop ->
          outbox.add(new OutboxMessage.Stop(incident.id(), stop.user(), stop.cause()));
    }
  }

  /** A page that belongs to no incident. */
  void send(PlannedNotification page) {
    outbox.add(new OutboxMessage.Notify(page));
  }

  /** A new or changed alert, with the body of its first event when it is new. */
  void put(Alert alert, @Nullable String body) {
    if (alert.isOpen()) {
      openAlerts.put(alert.key(), alert);
    } else {
      // Only itself: another alert with the key may have been opened after this one ended.
      openAlerts.computeIfPresent(
          alert.key(), (key, open) -> open.id().equals(alert.id()) ? null : open);
    }
    changedAlerts.put(alert.id(), alert);
    if (body != null) {
      bodies.add(new EngineBatch.AlertBody(alert.id(), body));
    }
  }

  /** The alerts that are new or changed so far. */
  Collection<Alert> changedAlerts() {
    return changedAlerts.values();
  }

  private record Reason(String routingKey, EventFate fate) {}

  /** An event made nothing; that is counted. */
  void leaveUnanswered(Event event, EventFate fate) {
    unanswered.merge(
        new Reason(event.routingKey(), fate),
        new Unanswered(event.routingKey(), fate, 1, now, now, event.dedupKey()),
        Unanswered::and);
  }

  LiveRings rings() {
    return rings;
  }

  Set<IncidentId> changed() {
    return Set.copyOf(changed);
  }

  boolean pages() {
    return !outbox.isEmpty();
  }

  boolean isEmpty() {
    return facts.isEmpty() && changedAlerts.isEmpty();
  }

  EngineBatch batch(IncidentStore.Progress progress) {
    return new EngineBatch(
        changed.stream().map(incidents::get).toList(),
        List.copyOf(changedAlerts.values()),
        bodies,
        List.copyOf(closed),
        facts,
        outbox,
        List.copyOf(unanswered.values()),
        progress);
  }
}
