package tocsin.storage.kit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.id.AlertId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentStatus;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentQueries;
import tocsin.storage.IncidentStore;
import tocsin.storage.StorageException;
import tocsin.storage.Turns;
import tocsin.storage.Unanswered;

/** The engine's state in memory. Facts and outbox are objects of their own, written along. */
final class InMemoryIncidents implements IncidentStore, IncidentQueries {
  private final InMemoryFactLog facts;
  private final InMemoryOutbox outbox;
  private final TreeMap<Long, Incident> byNumber = new TreeMap<>();
  private final Map<IncidentId, Incident> incidents = new HashMap<>();
  private final TreeSet<Due> due = new TreeSet<>();
  private final Map<AlertId, Alert> alerts = new LinkedHashMap<>();
  private final Map<IncidentId, Set<AlertId>> alertsOf = new HashMap<>();
  private final Map<AlertKey, AlertId> openAlerts = new HashMap<>();
  private final Map<AlertId, String> bodies = new HashMap<>();
  private final Map<EscalationRuleId, Integer> turns = new HashMap<>();
  private final Map<String, Unanswered> unanswered = new TreeMap<>();
  private Progress progress = new Progress(0, 0);

  InMemoryIncidents(InMemoryFactLog facts, InMemoryOutbox outbox) {
    this.facts = facts;
    this.outbox = outbox;
  }

  private record Due(Instant at, long number) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Comparator.comparing(Due::at).thenComparing(Due::number).compare(this, other);
    }
  }

  @Override
  public synchronized Progress progress() {
    return progress;
  }

  @Override
  public synchronized Loaded load(Collection<AlertKey> keys, Collection<IncidentId> ids) {
    List<Alert> open =
        new LinkedHashSet<>(keys)
            .stream().map(openAlerts::get).filter(Objects::nonNull).map(alerts::get).toList();
    Set<IncidentId> wanted = new LinkedHashSet<>(ids);
    open.forEach(alert -> wanted.add(alert.incident()));
    return new Loaded(open, wanted.stream().map(incidents::get).filter(Objects::nonNull).toList());
  }

  @Override
  public synchronized List<Alert> alertsOf(IncidentId incident) {
    return alerts(incident, 0, Integer.MAX_VALUE);
  }

  @Override
  public synchronized Optional<IncidentId> openWithKey(ServiceId service, String incidentKey) {
    return byNumber.descendingMap().values().stream()
        .filter(Incident::isOpen)
        .filter(i -> i.subject().service().equals(service))
        .filter(i -> incidentKey.equals(i.subject().incidentKey()))
        .map(Incident::id)
        .findFirst();
  }

  @Override
  public synchronized long openIncidents(ServiceId service) {
    return byNumber.values().stream()
        .filter(Incident::isOpen)
        .filter(incident -> incident.subject().service().equals(service))
        .count();
  }

  @Override
  public synchronized List<Incident> due(Instant now, int max) {
    return due.stream()
        .takeWhile(d -> !d.at().isAfter(now))
        .limit(max)
        .map(d -> Objects.requireNonNull(byNumber.get(d.number())))
        .toList();
  }

  @Override
  public synchronized Optional<Instant> nextDue() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }

  @Override
  public synchronized Map<EscalationRuleId, Integer> turns() {
    return Map.copyOf(turns);
  }

  @Override
  public synchronized List<Unanswered> unanswered(Collection<String> routingKeys) {
    Set<String> wanted = new HashSet<>(routingKeys);
    return unanswered.values().stream()
        .filter(u -> wanted.contains(u.routingKey()))
        .sorted(Comparator.comparing(Unanswered::routingKey).thenComparing(Unanswered::fate))
        .toList();
  }

  @Override
  public synchronized void commit(EngineBatch batch) {
    Map<IncidentId, Incident> put = new LinkedHashMap<>();
    batch.incidents().forEach(incident -> put.put(incident.id(), incident));
    Map<AlertId, Alert> changed = new LinkedHashMap<>();
    batch.alerts().forEach(alert -> changed.put(alert.id(), alert));
    for (IncidentId id : batch.closed()) {
      closeAlerts(id, put.getOrDefault(id, incidents.get(id)), changed);
    }
    refuseSecondOpenAlert(changed);

    put.values().forEach(this::put);
    changed.values().forEach(this::put);
    batch.bodies().forEach(body -> bodies.put(body.alert(), body.json()));
    facts.add(batch.facts());
    outbox.add(batch.outbox());
    turns.putAll(Turns.after(batch.facts()));
    batch
        .unanswered()
        .forEach(u -> unanswered.merge(u.routingKey() + " " + u.fate(), u, Unanswered::and));
    progress = batch.progress();
  }

  private void closeAlerts(
      IncidentId id, @Nullable Incident incident, Map<AlertId, Alert> changed) {
    Instant resolvedAt = incident == null ? null : incident.resolvedAt();
    if (resolvedAt == null) {
      throw failed("Alerts are closed only with their resolved incident, not with " + id);
    }
    for (AlertId alert : alertsOf.getOrDefault(id, Set.of())) {
      changed.putIfAbsent(alert, Objects.requireNonNull(alerts.get(alert)));
    }
    changed.replaceAll((key, alert) ->
        alert.incident().equals(id) && alert.isOpen() ? alert.resolved(resolvedAt) : alert);
  }

  private void refuseSecondOpenAlert(Map<AlertId, Alert> changed) {
    Map<AlertKey, AlertId> open = new HashMap<>();
    for (Alert alert : changed.values()) {
      AlertId stored = openAlerts.get(alert.key());
      boolean taken = stored != null && !changed.containsKey(stored);
      if (alert.isOpen() && (taken || open.put(alert.key(), alert.id()) != null)) {
        throw failed("There would be two open alerts with the key " + alert.key().dedupKey());
      }
    }
  }

  private void put(Incident incident) {
    Incident before = incidents.put(incident.id(), incident);
    byNumber.put(incident.number(), incident);
    if (before != null) {
      before.due().ifPresent(at -> due.remove(new Due(at, before.number())));
    }
    incident.due().ifPresent(at -> due.add(new Due(at, incident.number())));
  }

  private void put(Alert alert) {
    Alert before = alerts.put(alert.id(), alert);
    if (before != null && !before.incident().equals(alert.incident())) {
      alertsOf.getOrDefault(before.incident(), new HashSet<>()).remove(alert.id());
    }
    alertsOf.computeIfAbsent(alert.incident(), id -> new LinkedHashSet<>()).add(alert.id());
    if (alert.isOpen()) {
      openAlerts.put(alert.key(), alert.id());
    } else {
      openAlerts.remove(alert.key(), alert.id());
    }
  }

  @Override
  public synchronized Optional<Incident> find(IncidentId id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public synchronized Optional<Incident> find(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  @Override
  public synchronized List<Incident> list(IncidentFilter filter) {
    return matching(filter)
        .sorted(IncidentOrder.of(filter.order()))
        .skip(filter.offset())
        .limit(filter.limit())
        .toList();
  }

  @Override
  public synchronized long count(IncidentFilter filter) {
    return matching(filter).count();
  }

  private Stream<Incident> matching(IncidentFilter filter) {
    return byNumber.values().stream()
        .filter(i -> IncidentMatch.matches(filter, i, dedupKeysOf(i.id())));
  }

  private Set<String> dedupKeysOf(IncidentId id) {
    return alertsOf.getOrDefault(id, Set.of()).stream()
        .map(alerts::get)
        .map(alert -> Objects.requireNonNull(alert).key().dedupKey())
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized List<Alert> alerts(IncidentId incident, int offset, int limit) {
    return alertsOf.getOrDefault(incident, Set.of()).stream()
        .map(alerts::get)
        .map(Objects::requireNonNull)
        .sorted(Comparator.comparing(Alert::createdAt))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Alert> alert(AlertId id) {
    return Optional.ofNullable(alerts.get(id));
  }

  @Override
  public synchronized Map<AlertKey, List<Alert>> alertsFrom(
      Map<AlertKey, Long> positions, int max) {
    Map<AlertKey, List<Alert>> found = new HashMap<>();
    positions.forEach((key, position) -> {
      List<Alert> ofKey =
          alerts.values().stream()
              .filter(alert -> alert.key().equals(key))
              .sorted(Comparator.comparingLong(Alert::eventPosition))
              .toList();
      long begin =
          ofKey.stream()
              .mapToLong(Alert::eventPosition)
              .filter(first -> first <= position)
              .max()
              .orElse(position);
      found.put(key, ofKey.stream().filter(a -> a.eventPosition() >= begin).limit(max).toList());
    });
    return found;
  }

  @Override
  public synchronized Optional<String> alertBody(AlertId id) {
    return Optional.ofNullable(bodies.get(id));
  }

  @Override
  public synchronized Map<ServiceId, Map<IncidentStatus, Long>> openCounts(
      Collection<ServiceId> services) {
    Set<ServiceId> wanted = new HashSet<>(services);
    return byNumber.values().stream()
        .filter(Incident::isOpen)
        .filter(i -> wanted.contains(i.subject().service()))
        .collect(
            Collectors.groupingBy(
                i -> i.subject().service(),
                Collectors.groupingBy(Incident::status, Collectors.counting())));
  }

  private static StorageException failed(String sentence) {
    return new StorageException(StorageException.Kind.FAILED, sentence);
  }
}
