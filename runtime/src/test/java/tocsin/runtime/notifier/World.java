package tocsin.runtime.notifier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import tocsin.channel.Channel;
import tocsin.channel.Receipt;
import tocsin.core.account.ContactKind;
import tocsin.core.account.ContactMethod;
import tocsin.core.account.Directory;
import tocsin.core.account.Role;
import tocsin.core.account.Urgency;
import tocsin.core.account.User;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.JournalEntry;
import tocsin.core.delivery.Pace;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;
import tocsin.core.incident.PageCause;
import tocsin.core.incident.PageReason;
import tocsin.core.notification.PlannedNotification;
import tocsin.core.notification.Probe;
import tocsin.runtime.access.AnswerLinks;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;
import tocsin.storage.Outbox;
import tocsin.storage.OutboxMessage;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/**
 * Everything around a notifier, small and real: stores in memory, people of one shard, a provider,
 * virtual time, and sends that happen when the test says so.
 */
final class World {
  static final Instant START = Instant.parse("2026-03-02T03:00:00Z");
  static final User ANN = user(0);
  static final User BEN = user(1);
  static final int SHARD = Shards.of(ANN.id());

  final Stores stores = InMemoryStores.create();
  final FakeChannel channel = new FakeChannel();
  Channel provider = channel;
  Executor executor = task -> this.sends.add(task);
  final Deque<Runnable> sends = new ArrayDeque<>();
  private final NotifierMeters meters =
      new NotifierMeters(new SimpleMeterRegistry(), DeliveryTarget.USUAL);
  ReceiptInbox receipts = new ReceiptInbox(() -> {});
  Directory directory = Directory.of(List.of(ANN, BEN));
  PageDetails details = PageDetails.NONE;
  Instant now = START;
  int wakes;
  private int generations;
  private int notifications;

  /** People who share a shard. */
  private static User user(int nth) {
    int shard = Shards.of(new UserId("PUSER0"));
    UserId id =
        IntStream.range(0, 1000)
            .mapToObj(i -> new UserId("PUSER" + i))
            .filter(u -> Shards.of(u) == shard)
            .skip(nth)
            .findFirst()
            .orElseThrow();
    ContactMethod mail =
        new ContactMethod(
            new ContactMethodId("PMAIL" + nth),
            ContactKind.EMAIL,
            "Work",
            "user%d@example.org".formatted(nth),
            0,
            true);
    ZoneId zone = ZoneId.of("Europe/Berlin");
    return new User(
        id, "User " + nth, mail.address(), zone, Role.USER, "", "", "", List.of(mail), List.of());
  }

  NotifierParts parts(NotifierStores stores, NotifierLimits limits) {
    Composer composer =
        new Composer(
            () -> directory,
            new AnswerLinks(new byte[32]),
            () -> Optional.of("https://tocsin.example.org"),
            n -> details.of(n));
    return new NotifierParts(
        stores,
        new Channels(List.of(new Channels.Lane(provider, 2))),
        new Sender(composer, executor),
        meters,
        limits,
        Pace.USUAL,
        new InFlights(),
        receipts,
        () -> "generation-" + ++generations,
        () -> 0.5);
  }

  Punctuality punctuality() {
    return meters.punctuality();
  }

  ShardNotifier notifier(String owner) {
    return notifier(owner, NotifierLimits.DEFAULT);
  }

  ShardNotifier notifier(String owner, NotifierLimits limits) {
    return notifier(owner, ports(), limits);
  }

  ShardNotifier notifier(String owner, NotifierStores through, NotifierLimits limits) {
    return new ShardNotifier(SHARD, owner, parts(through, limits), () -> wakes++);
  }

  NotifierStores ports() {
    return new NotifierStores(stores.outbox(), stores.leases(), stores.journal());
  }

  /** Polls and sends until nothing more happens at this time. */
  void settle(ShardNotifier notifier) {
    do {
      poll(notifier);
    } while (send() > 0);
  }

  void poll(ShardNotifier notifier) {
    for (int i = 0; i < 100; i++) {
      if (notifier.poll(now).isAfter(now)) {
        return;
      }
    }
    throw new AssertionError("The notifier never comes to rest");
  }

  /** The process dies: what was handed over never runs. */
  void kill() {
    sends.clear();
  }

  /** Runs the sends that were handed over; answers how many. */
  int send() {
    int count = sends.size();
    for (int i = 0; i < count; i++) {
      sends.remove().run();
    }
    return count;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A page that the engine wants sent that much later. */
  PlannedNotification page(User user, String incident, Duration delay) {
    return page(user, incident, delay, Urgency.HIGH);
  }

  PlannedNotification page(User user, String incident, Duration delay, Urgency urgency) {
    return page(user, incident, user.contactMethods().getFirst(), delay, urgency);
  }

  PlannedNotification page(
      User user, String incident, ContactMethod contact, Duration delay, Urgency urgency) {
    PlannedNotification planned = planned(user, incident, contact, delay, urgency);
    commit(new OutboxMessage.Notify(planned));
    return planned;
  }

  /** The self-check's own page, which goes to the provider of all. */
  PlannedNotification probe() {
    PlannedNotification probe = Probe.page(Probe.event(1, ANN.id(), now));
    commit(new OutboxMessage.Notify(probe));
    return probe;
  }

  /** A page that asks the user to help. */
  PlannedNotification askForHelp(User user, String incident, Duration delay) {
    PlannedNotification p =
        planned(user, incident, user.contactMethods().getFirst(), delay, Urgency.HIGH);
    PlannedNotification asking =
        new PlannedNotification(
            p.id(),
            p.incident(),
            p.number(),
            p.title(),
            p.serviceName(),
            p.user(),
            p.contactMethod(),
            p.urgency(),
            PageReason.RESPONDER_REQUESTED,
            p.assignedAt(),
            p.dueAt());
    commit(new OutboxMessage.Notify(asking));
    return asking;
  }

  private PlannedNotification planned(
      User user, String incident, ContactMethod contact, Duration delay, Urgency urgency) {
    return new PlannedNotification(
        new NotificationId("QPAGE" + ++notifications),
        new IncidentId(incident),
        7,
        "Disk full on db-7",
        "Database",
        user.id(),
        contact,
        urgency,
        PageReason.ASSIGNED,
        now,
        now.plus(delay));
  }

  /** A page that is repeated while nobody answers. */
  PlannedNotification page(User user, String incident, Duration delay, Repeating repeating) {
    PlannedNotification p =
        planned(user, incident, user.contactMethods().getFirst(), delay, repeating.urgency());
    PlannedNotification again =
        new PlannedNotification(
            p.id(),
            p.incident(),
            p.number(),
            p.title(),
            p.serviceName(),
            p.user(),
            p.contactMethod(),
            p.urgency(),
            p.reason(),
            p.assignedAt(),
            p.dueAt(),
            repeating.every(),
            null);
    commit(new OutboxMessage.Notify(again));
    return again;
  }

  /** How a page is to be repeated. */
  record Repeating(Duration every, Urgency urgency) {
    Repeating(Duration every) {
      this(every, Urgency.HIGH);
    }
  }

  /** What a provider says of a message that it took. */
  void receipt(String provider, String providerId, Receipt.State state) {
    receipts.arrived(new Receipt(provider, providerId, state, "", now));
  }

  /** The user acknowledged, or was relieved. */
  void stop(User user, String incident) {
    commit(new OutboxMessage.Stop(new IncidentId(incident), user.id()));
  }

  /** The user joined or declined, or the request was taken back. */
  void stopAsking(User user, String incident) {
    commit(
        new OutboxMessage.Stop(new IncidentId(incident), user.id(), PageCause.RESPONDER_REQUEST));
  }

  private void commit(OutboxMessage message) {
    stores
        .incidents()
        .commit(
            new EngineBatch(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(message),
                new IncidentStore.Progress(0, 0)));
  }

  /** Rows that are still in the outbox. */
  List<Long> outbox() {
    return stores.outbox().read(SHARD, 0, 1000).stream().map(Outbox.Row::position).toList();
  }

  /** Takes the notifier's store away, as when its disk is lost. */
  void loseJournal() {
    stores.journal().generations(SHARD).forEach(stores.journal()::drop);
  }

  /** All lines of all generations, in the order in which they were written. */
  List<JournalEntry> journal() {
    List<JournalEntry> lines = new ArrayList<>();
    for (String generation : stores.journal().generations(SHARD)) {
      stores.journal().read(generation, 0, 1000).forEach(row -> lines.add(row.entry()));
    }
    return lines;
  }
}
