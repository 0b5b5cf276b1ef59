package tocsin.acceptance.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tocsin.core.alert.Alert;
import tocsin.core.event.Event;
import tocsin.core.event.LoggedEvent;
import tocsin.core.incident.Incident;
import tocsin.core.notification.Probe;
import tocsin.storage.EventLog;
import tocsin.storage.IncidentFilter;
import tocsin.storage.IncidentFilter.Field;
import tocsin.storage.IncidentFilter.Sort;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;

/**
 * What the stores hold after everything: the events in their log, and per dedup key how often each
 * of its alerts was triggered, as stored and as it must be by that log.
 *
 * @param numbers of the events, in the log's order
 * @param expected per key, the count of each alert in order, from the log alone
 * @param stored the same from the alerts
 * @param behind events that the engine has not decided
 * @param keyOf the key of each incident's alert, by the incident's id
 */
record Reckoning(
    List<Long> numbers,
    Map<String, List<Long>> expected,
    Map<String, List<Long>> stored,
    long behind,
    Map<String, String> keyOf,
    Set<String> severalAlerts) {
  private static final Pattern NUMBER = Pattern.compile("\"event-(\\d+)\"");
  private static final int PAGE = 1_000;

  /** Reads a folder that no server holds. */
  static Reckoning of(Path data) {
    try (Stores stores = SqliteStores.open(data, warning -> {})) {
      List<Event> events = events(stores.eventLog());
      Reckoning reckoning =
          new Reckoning(
              events.stream().map(Reckoning::number).toList(),
              expected(events),
              new HashMap<>(),
              stores.eventLog().lastPosition() - stores.incidents().progress().eventPosition(),
              new HashMap<>(),
              new java.util.HashSet<>());
      reckoning.readAlerts(stores);
      return reckoning;
    }
  }

  private static List<Event> events(EventLog log) {
    List<Event> all = new ArrayList<>();
    long after = 0;
    for (List<LoggedEvent> page = log.read(after, PAGE);
        !page.isEmpty();
        page = log.read(after, PAGE)) {
      page.stream().map(LoggedEvent::event).filter(event -> !Probe.is(event)).forEach(all::add);
      after = page.getLast().position();
    }
    return all;
  }

  private static long number(Event event) {
    Matcher number = NUMBER.matcher(event.body());
    return number.find() ? Long.parseLong(number.group(1)) : -1;
  }

  /** The rules in a few lines: a trigger opens an alert or counts up, a resolve closes it. */
  private static Map<String, List<Long>> expected(List<Event> events) {
    Map<String, List<Long>> counts = new HashMap<>();
    Map<String, Boolean> open = new HashMap<>();
    for (Event event : events) {
      List<Long> alerts = counts.computeIfAbsent(event.dedupKey(), key -> new ArrayList<>());
      switch (event.action()) {
        case TRIGGER -> {
          if (!Boolean.TRUE.equals(open.put(event.dedupKey(), true))) {
            alerts.add(0L);
          }
          alerts.set(alerts.size() - 1, alerts.getLast() + 1);
        }
        case RESOLVE -> open.put(event.dedupKey(), false);
        case ACKNOWLEDGE, CHANGE -> throw new AssertionError("Nobody sent that");
      }
    }
    counts.values().removeIf(List::isEmpty);
    return counts;
  }

  private void readAlerts(Stores stores) {
    for (int offset = 0; ; offset += PAGE) {
      List<Incident> incidents = stores.queries().list(everything(offset));
      for (Incident incident : incidents) {
        List<Alert> alerts = stores.queries().alerts(incident.id(), 0, PAGE);
        if (alerts.size() != 1) {
          severalAlerts.add(incident.id().value());
        }
        for (Alert alert : alerts) {
          keyOf.put(incident.id().value(), alert.key().dedupKey());
          stored
              .computeIfAbsent(alert.key().dedupKey(), key -> new ArrayList<>())
              .add(alert.occurrences().count());
        }
      }
      if (incidents.size() < PAGE) {
        return;
      }
    }
  }

  private static IncidentFilter everything(int offset) {
    List<Sort> order = List.of(new Sort(Field.NUMBER, false));
    return new IncidentFilter(
        Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null, order, offset, PAGE);
  }
}
