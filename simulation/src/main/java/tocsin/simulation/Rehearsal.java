package tocsin.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.channel.Channel;
import tocsin.channel.Message;
import tocsin.channel.Outcome;
import tocsin.core.account.ContactKind;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.delivery.Pace;
import tocsin.core.event.Event;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationId;
import tocsin.core.incident.PageReason;
import tocsin.core.ledger.Ledger;
import tocsin.core.ledger.LedgerEntry;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.Wish;
import tocsin.runtime.engine.WishQueue;
import tocsin.runtime.engine.WishResult;
import tocsin.runtime.health.Worker;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.notifier.Channels;
import tocsin.runtime.notifier.Composer;
import tocsin.runtime.notifier.InFlights;
import tocsin.runtime.notifier.NotifierLimits;
import tocsin.runtime.notifier.NotifierMeters;
import tocsin.runtime.notifier.NotifierParts;
import tocsin.runtime.notifier.NotifierStores;
import tocsin.runtime.notifier.PageDetails;
import tocsin.runtime.notifier.ReceiptInbox;
import tocsin.runtime.notifier.Sender;
import tocsin.runtime.notifier.ShardNotifier;
import tocsin.storage.NotificationJournal;
import tocsin.storage.Shards;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;

/**
 * The real engine and the real notifiers on a day on which nothing fails, on virtual time that
 * leaps from one due moment to the next: what would have happened, to hold a forecast or an
 * explanation against.
 */
final class Rehearsal {
  /** Nobody competes for a shard, so that no lease has to be prolonged within a rehearsal. */
  private static final Duration LEASE = Duration.ofDays(1_000);

  /** Each page by itself, so that it can be compared with what was foretold. */
  private static final Pace EACH_BY_ITSELF = new Pace(1_000_000, Duration.ofSeconds(1), 1);

  private static final int ROUNDS_AT_ONCE = 1_000;

  private final Stores stores = InMemoryStores.create();
  private final AtomicLong names = new AtomicLong();
  private final IdSource ids = () -> "Q" + names.incrementAndGet();
  private final WishQueue wishes = new WishQueue(100, () -> {});
  private final Deque<Runnable> sending = new ArrayDeque<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final InFlights inFlights = new InFlights();
  private final LiveDirectory directory;
  private final Intake intake;
  private final Engine engine;
  private final List<Worker> notifiers = new ArrayList<>();
  private Instant now;

  /** A page that reached its person. */
  record Arrival(Instant at, NotificationId id, ContactMethodId contactMethod, PageReason reason) {}

  Rehearsal(Collection<? extends DirectoryEntry> account, Instant begin) {
    now = begin;
    stores
        .directory()
        .save(account.stream().<DirectoryChange>map(DirectoryChange.Put::new).toList());
    directory = new LiveDirectory(stores.directory());
    Backlog backlog = new Backlog(1_000);
    intake = new Intake(stores.eventLog(), directory::current, backlog, () -> {});
    engine =
        new Engine(
            new Engine.Ports(stores.eventLog(), stores.incidents()),
            new Engine.Surroundings(directory, wishes, backlog, new IncidentFeed(), ids, () -> {}),
            new SimpleMeterRegistry());
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      notifiers.add(new ShardNotifier(shard, "rehearsal", parts(), () -> {}));
    }
  }

  private NotifierParts parts() {
    NotifierLimits usual = NotifierLimits.DEFAULT;
    NotifierLimits limits =
        new NotifierLimits(
            usual.open(),
            usual.outboxPage(),
            usual.outboxPages(),
            usual.batch(),
            usual.journalLines(),
            LEASE,
            usual.silence(),
            LEASE);
    Composer composer =
        new Composer(
            directory::current, new AnswerLinks(new byte[32]), Optional::empty, PageDetails.NONE);
    return new NotifierParts(
        new NotifierStores(stores.outbox(), stores.leases(), stores.journal()),
        new Channels(List.of(new Channels.Lane(new Post(), 100))),
        new Sender(composer, sending::add),
        new NotifierMeters(new SimpleMeterRegistry()),
        limits,
        EACH_BY_ITSELF,
        inFlights,
        new ReceiptInbox(() -> {}),
        ids::next,
        () -> 0.5);
  }

  /** Delivers whatever it gets, at once. */
  private final class Post implements Channel {
    @Override
    public String name() {
      return "post";
    }

    @Override
    public Set<ContactKind> kinds() {
      return Set.of(ContactKind.values());
    }

    @Override
    public Outcome send(Message message) {
      arrivals.add(
          new Arrival(
              now,
              Installation.namedFor(message.idempotencyKey()),
              message.contact().id(),
              message.page().reason()));
      return new Outcome.Delivered(message.idempotencyKey());
    }
  }

  Stores stores() {
    return stores;
  }

  LiveDirectory directory() {
    return directory;
  }

  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** The ledger of all notifications, as the journal tells it. */
  Collection<LedgerEntry> ledger() {
    Map<NotificationId, LedgerEntry> entries = new LinkedHashMap<>();
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      for (String generation : stores.journal().generations(shard)) {
        for (NotificationJournal.Row row :
            stores.journal().read(generation, 0, Integer.MAX_VALUE)) {
          for (NotificationId id : Ledger.concerns(row.entry())) {
            Ledger.after(entries.get(id), row.entry()).ifPresent(entry -> entries.put(id, entry));
          }
        }
      }
    }
    return entries.values();
  }

  Instant now() {
    return now;
  }

  /** Sends an event and does everything that follows at once. */
  void send(Event event) {
    var _ = intake.accept(event).join();
    settle();
  }

  /** Asks the engine for something and does everything that follows at once. */
  WishResult wish(Wish wish) {
    CompletableFuture<List<WishResult>> answer = wishes.submit(List.of(wish));
    settle();
    return answer.join().getFirst();
  }

  /** Lives on, from one due moment to the next, until that instant; it is the last one lived. */
  void liveUntil(Instant end) {
    Instant next = settle();
    while (!next.isAfter(end)) {
      now = next;
      next = settle();
    }
    now = end;
  }

  /** Does all that is due now; answers when something will be due again. */
  private Instant settle() {
    for (int round = 0; round < ROUNDS_AT_ONCE; round++) {
      Instant next = pollAll();
      boolean sent = !sending.isEmpty();
      while (!sending.isEmpty()) {
        sending.removeFirst().run();
      }
      if (!sent && next.isAfter(now) && engine.lag() == 0) {
        return next;
      }
    }
    throw new IllegalStateException("It never comes to rest at " + now);
  }

  /** The engine first: a page that is called off at the moment it is due does not leave. */
  private Instant pollAll() {
    Instant _ = engine.poll(now);
    Instant next = stores.incidents().nextDue().orElse(Instant.MAX);
    for (Worker notifier : notifiers) {
      Instant due = notifier.poll(now);
      next = due.isBefore(next) ? due : next;
    }
    return next;
  }
}
