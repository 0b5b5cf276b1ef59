package tocsin.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tocsin.channel.Message;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.Pace;
import tocsin.core.id.IdSource;
import tocsin.core.id.NotificationId;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.WishQueue;
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
import tocsin.runtime.relay.LogEntryRelay;
import tocsin.storage.Shards;
import tocsin.storage.Stores;

/**
 * One life of the program: the real parts on faulty stores, called one by one. A crash throws it
 * away, with the messages it was sending; the next life finds only what the stores hold.
 */
final class Installation {
  private static final int BACKLOG = 500;
  private static final int WAITING_WISHES = 100;

  private final Stores stores;
  private final Witness witness;
  private final RandomGenerator random;
  private final LiveDirectory directory;
  private final WishQueue wishes = new WishQueue(WAITING_WISHES, () -> {});
  private final Backlog backlog = new Backlog(BACKLOG);
  private final Intake intake;
  private final ReceiptInbox receipts = new ReceiptInbox(() -> {});
  private final Deque<Runnable> sending = new ArrayDeque<>();
  private final NotifierParts notifierParts;
  private final List<Supplier<Worker>> factories = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final IdSource ids;
  private final long life;
  private Step step = new Step(0, Set.of(), 0, Instant.MIN);

  /** What was known when the present step of a worker began. */
  private record Step(long knowledge, Set<NotificationId> ended, long life, Instant begun) {}

  Installation(Stores stores, Outside outside, long firstLife) {
    this.stores = stores;
    this.witness = outside.witness();
    this.random = outside.random();
    this.ids = outside.ids();
    this.directory = new LiveDirectory(stores.directory());
    this.intake = new Intake(stores.eventLog(), directory::current, backlog, () -> {});
    this.notifierParts = notifierParts(outside.channel());
    factories.add(this::engine);
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      int number = shard;
      factories.add(() -> notifier(number));
    }
    factories.add(() ->
        new LogEntryRelay(
            stores.facts(),
            stores.journal(),
            stores.leases(),
            stores.logEntries(),
            stores.sideRoads().ledger()));
    factories.forEach(factory -> workers.add(factory.get()));
    this.life = firstLife + 1;
  }

  /** What outlives every life of the program. */
  record Outside(Witness witness, SimulatedChannel channel, RandomGenerator random, IdSource ids) {}

  private Engine engine() {
    return new Engine(
        new Engine.Ports(stores.eventLog(), stores.incidents()),
        new Engine.Surroundings(directory, wishes, backlog, new IncidentFeed(), ids, () -> {}),
        new SimpleMeterRegistry());
  }

  private ShardNotifier notifier(int shard) {
    return new ShardNotifier(shard, "simulated", notifierParts, () -> {});
  }

  private NotifierParts notifierParts(SimulatedChannel channel) {
    Composer composer =
        new Composer(
            directory::current, new AnswerLinks(new byte[32]), Optional::empty, PageDetails.NONE);
    return new NotifierParts(
        new NotifierStores(stores.outbox(), stores.leases(), stores.journal()),
        new Channels(List.of(new Channels.Lane(channel, 20))),
        new Sender(composer, new Later()),
        new NotifierMeters(new SimpleMeterRegistry(), DeliveryTarget.USUAL),
        NotifierLimits.DEFAULT,
        Pace.USUAL,
        new InFlights(),
        receipts,
        ids::next,
        random::nextDouble);
  }

  /** Messages are handed over later, one at a time, so that anything can happen before. */
  private final class Later implements Executor {
    @Override
    public void execute(Runnable task) {
      Step begun = step;
      sending.add(() -> {
        step = begun;
        task.run();
      });
    }
  }

  /** The channel got a message in the life that began its attempt. */
  void arrived(Message message, SimulatedChannel.Arrival arrival, Instant now) {
    boolean late = !step.begun().plus(NotifierLimits.DEFAULT.silence()).isAfter(now);
    Set<String> mentioned = mentioned(message);
    List<NotificationId> told = told(message);
    if (!late) {
      witness.sending(told, message, step.begun());
    }
    for (NotificationId id : told) {
      witness.attempted(id, step.knowledge(), step.ended());
      witness.told(id, mentioned);
      witness.arrived(
          new Witness.Sending(id, message.idempotencyKey()),
          arrival,
          new Witness.Attempt(step.life(), late));
    }
  }

  /** The notifications that go out in the message. */
  private static List<NotificationId> told(Message message) {
    Message.Others others = message.others();
    return others == null
        ? List.of(namedFor(message.idempotencyKey()))
        : others.notifications().stream().map(NotificationId::new).toList();
  }

  /** A message that goes out again has its number behind the name. */
  static NotificationId namedFor(String key) {
    int mark = key.indexOf('.');
    return new NotificationId(mark < 0 ? key : key.substring(0, mark));
  }

  /** The incidents that its reader sees. */
  private static Set<String> mentioned(Message message) {
    Set<String> incidents = new HashSet<>();
    incidents.add(message.page().incidentId());
    Message.Others others = message.others();
    if (others != null) {
      others.listed().forEach(other -> incidents.add(other.page().incidentId()));
    }
    return incidents;
  }

  int workers() {
    return workers.size();
  }

  /** One step of one worker; a worker that fails is replaced by a fresh one. */
  void poll(int worker, Instant now) {
    step = new Step(witness.knowledge(), witness.endedSoFar(), life, now);
    try {
      workers.get(worker).poll(now);
    } catch (RuntimeException failure) {
      replace(worker);
    }
  }

  private void replace(int worker) {
    boolean started = false;
    while (!started) {
      try {
        workers.set(worker, factories.get(worker).get());
        started = true;
      } catch (RuntimeException again) {
        started = false; // the store failed while starting; the supervisor would try again too
      }
    }
  }

  /** Hands one waiting message to the channel; false when none waits. */
  boolean sendOne() {
    Runnable task = random.nextBoolean() ? sending.pollFirst() : sending.pollLast();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  long life() {
    return life;
  }

  ReceiptInbox receipts() {
    return receipts;
  }

  Intake intake() {
    return intake;
  }

  WishQueue wishes() {
    return wishes;
  }

  LiveDirectory directory() {
    return directory;
  }
}
