package tocsin.runtime.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Account;
import tocsin.core.account.AssignmentStrategy;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.account.EscalationPolicy;
import tocsin.core.account.EscalationRule;
import tocsin.core.account.EscalationTarget;
import tocsin.core.account.Integration;
import tocsin.core.account.MaintenanceWindow;
import tocsin.core.account.NotificationRule;
import tocsin.core.account.Role;
import tocsin.core.account.Service;
import tocsin.core.account.Urgency;
import tocsin.core.account.UrgencyRule;
import tocsin.core.account.User;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.EscalationPolicyId;
import tocsin.core.id.EscalationRuleId;
import tocsin.core.id.IdSource;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.MaintenanceWindowId;
import tocsin.core.id.NotificationRuleId;
import tocsin.core.id.ServiceId;
import tocsin.core.id.UserId;
import tocsin.core.incident.ActionChannel;
import tocsin.core.incident.Actor;
import tocsin.core.incident.Agent;
import tocsin.core.incident.Incident;
import tocsin.core.incident.IncidentAction;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.Subject;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.intake.Backlog;
import tocsin.storage.IncidentFilter;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/**
 * An engine on stores in memory, with a team of two on one service, for stories in virtual time.
 */
final class EngineRig {
  static final String KEY = "K".repeat(32);
  static final ServiceId SERVICE = new ServiceId("shop");

  final Stores stores = InMemoryStores.create();
  final LiveDirectory directory;
  final WishQueue wishes = new WishQueue(100, () -> {});
  final Backlog backlog = new Backlog(10_000);
  Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final AtomicLong ids = new AtomicLong();
  private final IdSource idSource = () -> "Q" + ids.incrementAndGet();
  private Engine engine;

  EngineRig() {
    directory = new LiveDirectory(stores.directory());
    directory.change(before ->
        List.<DirectoryEntry>of(
                new Account("Shop", ZoneOffset.UTC, new UserId("anna")),
                user("anna"),
                user("ben"),
                policy(),
                service(false))
            .stream()
            .<DirectoryChange>map(DirectoryChange.Put::new)
            .toList());
    engine = fresh();
  }

  /** The process dies and another takes its place. */
  void restart() {
    engine = fresh();
  }

  private Engine fresh() {
    return new Engine(
        new Engine.Ports(stores.eventLog(), stores.incidents()),
        new Engine.Surroundings(directory, wishes, backlog, new IncidentFeed(), idSource, () -> {}),
        new SimpleMeterRegistry());
  }

  Instant poll() {
    return engine.poll(now);
  }

  void minutesPass(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    poll();
  }

  void event(EventAction action, String dedupKey) {
    stores
        .eventLog()
        .append(new Event(now, KEY, action, dedupKey, "disk full", "db-7", Severity.ERROR, "{}"))
        .join();
  }

  List<WishResult> wish(Wish... wanted) {
    var answer = wishes.submit(List.of(wanted));
    poll();
    return answer.join();
  }

  Wish by(String person, Incident incident, IncidentAction action) {
    return new Wish(incident.id(), action, person(person));
  }

  Wish make(String person, @Nullable String incidentKey) {
    Subject subject = new Subject(SERVICE, "by hand", incidentKey, null);
    return new Wish(
        null,
        new IncidentAction.Trigger(subject, null, null, null, List.of(), null),
        person(person));
  }

  private static Actor person(String name) {
    return new Actor(new Agent.OfUser(new UserId(name)), ActionChannel.API);
  }

  List<Incident> incidents() {
    return stores
        .queries()
        .list(
            new IncidentFilter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                List.of(new IncidentFilter.Sort(IncidentFilter.Field.NUMBER, false)),
                0,
                100));
  }

  /** What the notifier was told, in order, as "notify anna" and "stop anna". */
  List<String> outbox() {
    List<Outbox.Row> rows = new ArrayList<>();
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      rows.addAll(stores.outbox().read(shard, 0, 1_000));
    }
    return rows.stream()
        .sorted(Comparator.comparing(Outbox.Row::position))
        .map(row ->
            switch (row.message()) {
              case OutboxMessage.Notify notify -> "notify " + notify.user();
              case OutboxMessage.Stop stop when stop.cause() == PageCause.ASSIGNMENT ->
                  "stop " + stop.user();
              case OutboxMessage.Stop stop -> "stop " + stop.user() + " for " + stop.cause();
            })
        .toList();
  }

  void disableService() {
    directory.change(before -> List.of(new DirectoryChange.Put(service(true))));
  }

  /** From now on anna and ben have their turns at one level. */
  void askInTurns() {
    EscalationRule ring =
        new EscalationRule(
            new EscalationRuleId("ring"),
            Duration.ofMinutes(5),
            List.of(
                new EscalationTarget.OfUser(new UserId("anna")),
                new EscalationTarget.OfUser(new UserId("ben"))),
            AssignmentStrategy.ROUND_ROBIN);
    directory.change(before ->
        List.of(new DirectoryChange.Put(policy().withRules(List.of(ring, level("ben"))))));
  }

  /** The shop is in maintenance from now on for that long. */
  void maintain(Duration time) {
    directory.change(before ->
        List.of(
            new DirectoryChange.Put(
                new MaintenanceWindow(
                    new MaintenanceWindowId("window"),
                    1,
                    now,
                    now.plus(time),
                    "New disks",
                    List.of(SERVICE),
                    List.of(),
                    new UserId("anna")))));
  }

  /** What was counted of events that made nothing, as "2 MAINTENANCE disk". */
  List<String> unanswered() {
    return stores.incidents().unanswered(List.of(KEY)).stream()
        .map(u -> u.count() + " " + u.fate() + " " + u.latestKey())
        .toList();
  }

  private static User user(String name) {
    ContactMethodId mail = new ContactMethodId(name + "-mail");
    return new User(
        new UserId(name),
        name,
        name + "@example.org",
        ZoneOffset.UTC,
        Role.USER,
        "",
        "",
        "teal",
        List.of(new ContactMethod(mail, ContactKind.EMAIL, "Work", name + "@example.org", 0, true)),
        List.of(
            new NotificationRule(
                new NotificationRuleId(name + "-now"), Duration.ZERO, mail, Urgency.HIGH)));
  }

  private static EscalationPolicy policy() {
    return new EscalationPolicy(
        new EscalationPolicyId("policy"),
        "Shop",
        "",
        List.of(level("anna"), level("ben")),
        0,
        List.of());
  }

  private static EscalationRule level(String name) {
    return new EscalationRule(
        new EscalationRuleId(name),
        Duration.ofMinutes(5),
        List.of(new EscalationTarget.OfUser(new UserId(name))));
  }

  private static Service service(boolean disabled) {
    return new Service(
        SERVICE,
        "Shop",
        "",
        new EscalationPolicyId("policy"),
        UrgencyRule.HIGH,
        null,
        null,
        disabled,
        List.of(
            new Integration(
                new IntegrationId("door"), "Prometheus", "events_api_v2", KEY, Instant.EPOCH)),
        List.of(),
        Instant.EPOCH);
  }
}
