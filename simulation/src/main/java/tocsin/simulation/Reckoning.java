package tocsin.simulation;

import static tocsin.simulation.Witness.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tocsin.core.account.Urgency;
import tocsin.core.alert.Alert;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.event.EventAction;
import tocsin.core.event.LoggedEvent;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.Agent;
import tocsin.core.incident.AlertCounts;
import tocsin.core.incident.AssignedVia;
import tocsin.core.incident.EventFate;
import tocsin.core.incident.Fact;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.IncidentFact;
import tocsin.core.incident.IncidentHistory;
import tocsin.core.incident.IncidentStatus;
import tocsin.core.ledger.Finding;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.runtime.reconcile.Report;
import tocsin.runtime.reconcile.Span;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.Turns;
import tocsin.storage.Unanswered;

/** Counts everything up when nothing is left to do, from what the stores really hold. */
final class Reckoning {
  private static final int ALL = 1_000_000;
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final DeliveryTarget UNHURRIED =
      new DeliveryTarget(Duration.ofDays(9_000), Duration.ofDays(9_000));

  private final Stores stores;
  private final Instant now;

  Reckoning(Stores stores, Instant now) {
    this.stores = stores;
    this.now = now;
  }

  /**
   * Whether all events are decided, no page is open, nothing is due and the timeline is complete.
   */
  static boolean atRest(Stores stores, Instant now) {
    boolean decided =
        stores.incidents().progress().eventPosition() == stores.eventLog().lastPosition();
    boolean told = stores.logEntries().cursor().factPosition() == stores.facts().lastPosition();
    return decided && told && outboxRows(stores) == 0 && stores.incidents().due(now, 1).isEmpty();
  }

  private static long outboxRows(Stores stores) {
    long rows = 0;
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      rows += stores.outbox().read(shard, 0, ALL).size();
    }
    return rows;
  }

  void checkAtRest() {
    check(
        atRest(stores, now),
        "it never comes to rest: outbox rows "
            + outboxRows(stores)
            + ", due "
            + stores.incidents().due(now, ALL).size());
  }

  /** Every accepted event is in the log once, and was counted by exactly one alert. */
  void checkEvents(Set<String> accepted) {
    Set<String> seen = new HashSet<>();
    Map<String, Long> triggers = new HashMap<>();
    for (LoggedEvent logged : stores.eventLog().read(0, ALL)) {
      check(seen.add(logged.event().body()), "an event is twice in the log: " + logged);
      if (logged.event().action() == EventAction.TRIGGER) {
        triggers.merge(
            logged.event().routingKey() + " " + logged.event().dedupKey(), 1L, Long::sum);
      }
    }
    check(seen.containsAll(accepted), "an accepted event is lost");
    Map<String, Long> counted = new HashMap<>();
    Set<AlertId> known = new HashSet<>();
    for (Incident incident : incidents()) {
      List<Alert> alerts = stores.queries().alerts(incident.id(), 0, ALL);
      checkCounts(incident, alerts);
      for (Alert alert : alerts) {
        check(known.add(alert.id()), "an alert belongs to two incidents: " + alert);
        String service = alert.service().value().replace("service-", "");
        counted.merge(
            RandomAccount.routingKey(Integer.parseInt(service)) + " " + alert.key().dedupKey(),
            alert.occurrences().count(),
            Long::sum);
        check(
            incident.isOpen() || !alert.isOpen(), "an open alert in a resolved incident: " + alert);
      }
    }
    checkTriggers(triggers, counted);
  }

  /** Each trigger is counted by an alert, or was in a maintenance window and is counted there. */
  private void checkTriggers(Map<String, Long> triggers, Map<String, Long> counted) {
    Map<String, Long> missing = new HashMap<>();
    triggers.forEach((key, sent) -> {
      long heard = counted.getOrDefault(key, 0L);
      check(heard <= sent, "of " + sent + " triggers " + heard + " were counted: " + key);
      missing.merge(key.substring(0, key.indexOf(' ')), sent - heard, Long::sum);
    });
    missing.forEach((routingKey, events) -> {
      long excused =
          stores.incidents().unanswered(List.of(routingKey)).stream()
              .filter(unanswered -> unanswered.fate() == EventFate.MAINTENANCE)
              .mapToLong(Unanswered::count)
              .sum();
      check(events <= excused, events + " triggers made nothing, " + excused + " in maintenance");
    });
  }

  /** The rings stand where the facts left them, whatever crashed in between. */
  void checkRings() {
    List<Fact> facts = stores.facts().read(0, ALL).stream().map(FactLog.Row::fact).toList();
    check(
        stores.incidents().turns().equals(Turns.after(facts)),
        "the rings stand elsewhere than the facts say: " + stores.incidents().turns());
  }

  /** An incident says how many alerts it has, and has just these. */
  private static void checkCounts(Incident incident, List<Alert> alerts) {
    int open = (int) alerts.stream().filter(Alert::isOpen).count();
    check(
        incident.alerts().equals(new AlertCounts(open, alerts.size() - open)),
        "it has other alerts than it says: " + incident + alerts);
  }

  /**
   * Replaying an incident's facts gives the incident, and none that should escalate stands still.
   */
  long checkIncidents() {
    List<Incident> all = incidents();
    for (Incident incident : all) {
      check(
          IncidentHistory.replay(stores.facts().of(incident.id()))
              .filter(incident::equals)
              .isPresent(),
          "its facts don't make the incident: " + incident);
      boolean waits =
          incident.status() == IncidentStatus.TRIGGERED
              && incident.urgency() == Urgency.HIGH
              && incident.escalation().via() == AssignedVia.ESCALATION_POLICY
              && !incident.escalation().exhausted();
      check(
          !waits || incident.timers().escalateAt() != null,
          "nobody will be asked next, and it isn't exhausted: " + incident);
      check(
          incident.urgency() == Urgency.LOW || incident.timers().raiseAt() == null,
          "what is high already waits to be raised: " + incident);
    }
    return all.size();
  }

  /** Whoever was told that it is acknowledged can rely on it: the fact is there. */
  void checkAnswers(List<Simulation.Asked> asked) {
    Map<IncidentId, Long> promised =
        asked.stream()
            .filter(Simulation.Asked::done)
            .filter(a -> a.wish().action() instanceof IncidentAction.Acknowledge)
            .map(a -> Objects.requireNonNull(a.wish().incident()))
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    promised.forEach((incident, times) -> {
      long kept =
          stores.facts().of(incident).stream()
              .filter(f -> f.what() instanceof IncidentFact.Acknowledged)
              .filter(f -> f.actor().agent() instanceof Agent.OfUser)
              .count();
      check(kept >= times, "an acknowledgement is lost: " + incident);
    });
  }

  /** The timeline holds every fact once. */
  void checkTimeline() {
    Set<String> told = new HashSet<>();
    for (LogEntry entry :
        stores.logEntries().list(new LogEntryStore.Filter(null, null, null, false, 0, ALL))) {
      check(told.add(entry.id().value()), "a log entry is there twice: " + entry);
    }
    for (FactLog.Row row : stores.facts().read(0, ALL)) {
      check(told.contains(row.fact().id().value()), "a fact is not told: " + row);
    }
  }

  /**
   * The account balances by the rules of {@code ./tocsin reconcile}, made from the journal's lines
   * as they became durable. That time is short is no fault in a world whose clock is set at will.
   *
   * @param edited whether they could be reached when they were asked isn't known any more
   * @return what was compared
   */
  Report checkAccount(List<JournalEntry> lines, Set<UserId> edited) {
    Map<NotificationId, LedgerEntry> ledger = new LinkedHashMap<>();
    for (JournalEntry line : lines) {
      for (NotificationId id : Ledger.concerns(line)) {
        Ledger.after(ledger.get(id), line).ifPresent(entry -> ledger.put(id, entry));
      }
    }
    stores.sideRoads().ledger().put(ledger.values(), journalEnds());
    Report report =
        tocsin.runtime.reconcile.Reckoning.of(
            stores.road(), new Span(Instant.EPOCH, FAR), UNHURRIED, now);
    List<Finding> wrong =
        report.findings().stream()
            .filter(finding ->
                finding.stage() != Finding.Stage.INCIDENT_TO_PLAN
                    || edited.stream()
                        .noneMatch(user -> finding.about().startsWith("user " + user + " ")))
            .toList();
    check(wrong.isEmpty(), "the account does not balance: " + wrong + report);
    return report;
  }

  private Map<String, Long> journalEnds() {
    Map<String, Long> ends = new HashMap<>();
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      for (String generation : stores.journal().generations(shard)) {
        stores
            .journal()
            .read(generation, 0, ALL)
            .forEach(row -> ends.put(generation, row.position()));
      }
    }
    return ends;
  }

  private List<Incident> incidents() {
    List<Incident> all = new ArrayList<>();
    long highest = stores.incidents().progress().incidentNumber();
    for (long number = 1; number <= highest; number++) {
      stores.queries().find(number).ifPresent(all::add);
    }
    return all;
  }
}
