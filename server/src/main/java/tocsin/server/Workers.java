package tocsin.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tocsin.channel.Receipts;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.delivery.Pace;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.handoff.HandoffNotifier;
import tocsin.runtime.health.Health;
import tocsin.runtime.health.SupervisedPart;
import tocsin.runtime.health.Supervisor;
import tocsin.runtime.health.Wakeup;
import tocsin.runtime.health.Worker;
import tocsin.runtime.heartbeat.HeartbeatWatch;
import tocsin.runtime.notifier.AlertPageDetails;
import tocsin.runtime.notifier.Channels;
import tocsin.runtime.notifier.Composer;
import tocsin.runtime.notifier.InFlights;
import tocsin.runtime.notifier.NotifierLimits;
import tocsin.runtime.notifier.NotifierMeters;
import tocsin.runtime.notifier.NotifierParts;
import tocsin.runtime.notifier.NotifierStores;
import tocsin.runtime.notifier.PageDetails;
import tocsin.runtime.notifier.Punctuality;
import tocsin.runtime.notifier.ReceiptInbox;
import tocsin.runtime.notifier.Sender;
import tocsin.runtime.notifier.ShardNotifier;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;
import tocsin.storage.Shards;
import tocsin.storage.Stores;

/** Everything that works by itself, in the order of the road, and who wakes whom. */
final class Workers {
  /** One process owns all shards, and its successor takes them back without waiting. */
  private static final String OWNER = "this installation";

  private final Stores stores;
  private final World world;
  private final MeterRegistry meters;
  private final Settings settings;
  private final UnaryOperator<PageDetails> inTime;
  private final Supervisor supervisor;
  private final NotifierMeters measured;
  private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Wakeup> notifiers = Stream.generate(Wakeup::new).limit(Shards.COUNT).toList();
  private final ReceiptInbox receipts = new ReceiptInbox(() -> notifiers.forEach(Wakeup::wake));

  /**
   * @param inTime sees to it that details of messages come in time or not at all
   */
  Workers(
      Stores stores,
      World world,
      MeterRegistry meters,
      Settings settings,
      UnaryOperator<PageDetails> inTime) {
    this.stores = stores;
    this.world = world;
    this.meters = meters;
    this.settings = settings;
    this.inTime = inTime;
    this.supervisor = new Supervisor(world.clock(), meters);
    this.measured = new NotifierMeters(meters, target(settings));
  }

  /** Starts all of them. */
  void start(Shared shared, Outlets outlets, SideRoads.Ways ways) {
    start("engine", engine(shared), shared.engine());
    startNotifiers(channels(shared, outlets), composer(shared, ways.address()));
    for (SideRoads.Road road : new SideRoads(stores, shared, ways, world, meters).all()) {
      start(road.name(), road.factory(), road.wakeup());
    }
    start(
        "handoffs",
        () ->
            new HandoffNotifier(
                shared.directory()::current,
                stores.sideRoads().handoffs(),
                new Channels(outlets.lanes()),
                ways.address()),
        new Wakeup());
    start(
        "heartbeats",
        () ->
            new HeartbeatWatch(
                shared.directory()::current,
                shared.intake(),
                stores.sideRoads().heartbeats(),
                world.clock()),
        new Wakeup());
    start(
        "self-check", Watchman.over(shared, new Channels(outlets.lanes()), settings), new Wakeup());
    outlets.upkeep().forEach(worker -> start(worker.name(), () -> worker, new Wakeup()));
    var keep =
        new Retention.Keep(
            ways.keepEvents(),
            settings.get(SettingTable.EVENTS_MOST),
            settings.get(SettingTable.AUDIT_KEEP));
    start("retention", () -> new Retention(stores, keep), new Wakeup());
  }

  /** How soon pages go out. */
  Punctuality punctuality() {
    return measured.punctuality();
  }

  /** Where what providers say later goes; may be asked before anything is started. */
  Receipts receipts() {
    return receipts;
  }

  /** How every part is doing. */
  Health health() {
    return supervisor;
  }

  /** Ends what is under way, in that time; answers the names of parts that were cut off. */
  List<String> stop(Duration deadline) throws InterruptedException {
    return supervisor.stop(deadline);
  }

  /** A thread of the system each: a virtual one would hold its carrier during every fsync. */
  private void start(String name, Supplier<Worker> factory, Wakeup wakeup) {
    SupervisedPart part =
        new SupervisedPart(name, factory, world.jitter(), world.clock().instant());
    supervisor.start(part, wakeup, Thread.ofPlatform());
  }

  private Supplier<Worker> engine(Shared shared) {
    Engine.Ports ports = new Engine.Ports(stores.eventLog(), stores.incidents());
    Engine.Surroundings around =
        new Engine.Surroundings(
            shared.directory(),
            shared.wishes(),
            shared.backlog(),
            shared.feed(),
            world.ids(),
            () -> notifiers.forEach(Wakeup::wake));
    return () -> new Engine(ports, around, meters);
  }

  private Composer composer(Shared shared, Supplier<Optional<String>> address) {
    PageDetails details = new AlertPageDetails(stores.queries(), shared.directory()::current);
    return new Composer(
        shared.directory()::current, shared.links(), address, inTime.apply(details));
  }

  private static DeliveryTarget target(Settings settings) {
    return new DeliveryTarget(
        settings.get(SettingTable.PAGES_TARGET_HIGH), settings.get(SettingTable.PAGES_TARGET_LOW));
  }

  private Pace pace() {
    return new Pace(
        settings.get(SettingTable.PAGES_AT_ONCE), Pace.USUAL.every(), Pace.USUAL.most());
  }

  /** Whatever serves the rest, the self-check's own pages end in their sink. */
  private static Channels channels(Shared shared, Outlets outlets) {
    Stream<Channels.Lane> sink = Stream.of(new Channels.Lane(shared.probes(), 1));
    return new Channels(Stream.concat(sink, outlets.lanes().stream()).toList());
  }

  private void startNotifiers(Channels channels, Composer composer) {
    NotifierParts parts =
        new NotifierParts(
            new NotifierStores(stores.outbox(), stores.leases(), stores.journal()),
            channels,
            new Sender(composer, blocking),
            measured,
            NotifierLimits.DEFAULT,
            pace(),
            new InFlights(),
            receipts,
            world.uuids(),
            world.jitter());
    for (int shard = 0; shard < Shards.COUNT; shard++) {
      startNotifier(shard, parts, notifiers.get(shard));
    }
  }

  private void startNotifier(int shard, NotifierParts parts, Wakeup wakeup) {
    start("notifier-" + shard, () -> new ShardNotifier(shard, OWNER, parts, wakeup::wake), wakeup);
  }
}
