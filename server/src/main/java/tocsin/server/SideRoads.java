package tocsin.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tocsin.channel.chat.ChatProduct;
import tocsin.channel.http.GuardSettings;
import tocsin.channel.http.GuardedPost;
import tocsin.runtime.health.Wakeup;
import tocsin.runtime.health.Worker;
import tocsin.runtime.relay.ChangeEventRelay;
import tocsin.runtime.relay.JournalReaders;
import tocsin.runtime.relay.LedgerRelay;
import tocsin.runtime.relay.LogEntryRelay;
import tocsin.runtime.webhook.RoomPost;
import tocsin.runtime.webhook.WebhookFlights;
import tocsin.runtime.webhook.WebhookPost;
import tocsin.runtime.webhook.WebhookRelay;
import tocsin.runtime.webhook.WebhookSecrets;
import tocsin.runtime.webhook.WebhookSender;
import tocsin.storage.Stores;

/** What follows the main road at its own pace; pages wait for none of it. */
final class SideRoads {
  private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(5);

  private final Stores stores;
  private final Shared shared;
  private final Ways ways;
  private final World world;
  private final MeterRegistry meters;
  private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();
  private final Wakeup webhooks = new Wakeup();
  private final WebhookFlights flights = new WebhookFlights();
  private final JournalReaders journal;

  /**
   * What side roads are told.
   *
   * @param keepEvents how long events are kept, and change events with them
   * @param allowPrivate whether webhooks may go to addresses inside this network
   * @param bots those of chat products that are set up, for rooms
   * @param address where people and programs reach us; may wait until that is known
   */
  record Ways(
      Duration keepEvents,
      boolean allowPrivate,
      List<ChatProduct> bots,
      Supplier<Optional<String>> address) {
    Ways {
      bots = List.copyOf(bots);
    }
  }

  SideRoads(Stores stores, Shared shared, Ways ways, World world, MeterRegistry meters) {
    this.stores = stores;
    this.shared = shared;
    this.ways = ways;
    this.world = world;
    this.meters = meters;
    this.journal =
        new JournalReaders(
            stores.journal(), stores.leases(), Set.of(LogEntryRelay.NAME, LedgerRelay.NAME));
  }

  /**
   * One worker and how to make another of it.
   *
   * @param wakeup wakes it before its time
   */
  record Road(String name, Supplier<Worker> factory, Wakeup wakeup) {}

  List<Road> all() {
    Road timeline = new Road(LogEntryRelay.NAME, this::timeline, new Wakeup());
    Road told = new Road("webhook-relay", this::webhookRelay, new Wakeup());
    Runnable _ =
        shared
            .feed()
            .listen(changed -> {
              timeline.wakeup().wake();
              told.wakeup().wake();
            });
    return List.of(
        timeline,
        new Road(LedgerRelay.NAME, this::ledger, new Wakeup()),
        new Road("change-events", this::changes, new Wakeup()),
        told,
        new Road("webhooks", this::webhookSender, webhooks));
  }

  /** Open pages follow the engine at once, and the timeline once it has caught up. */
  private Worker timeline() {
    return new LogEntryRelay(
        stores.facts(),
        journal,
        stores.logEntries(),
        stores.sideRoads().ledger(),
        shared.feed()::changed);
  }

  private Worker ledger() {
    return new LedgerRelay(journal, stores.sideRoads().ledger());
  }

  private Worker changes() {
    return new ChangeEventRelay(
        stores.eventLog(),
        stores.sideRoads().changes(),
        shared.directory()::current,
        ways.keepEvents());
  }

  private Worker webhookRelay() {
    var around =
        new WebhookRelay.Surroundings(
            shared.directory()::current, ways.address(), world.ids(), webhooks::wake);
    return new WebhookRelay(stores.facts(), stores.sideRoads().webhooks(), around);
  }

  private Worker webhookSender() {
    var settings = new GuardSettings(ways.allowPrivate(), WEBHOOK_TIMEOUT);
    GuardedPost guarded = new GuardedPost(settings, WEBHOOK_TIMEOUT);
    var post =
        new WebhookPost(
            guarded,
            new WebhookSecrets(stores.credentials()),
            new RoomPost(guarded, ways.bots(), stores.sideRoads().roomMessages()));
    return new WebhookSender(
        stores.sideRoads().webhooks(),
        shared.directory()::current,
        new WebhookSender.Outside(post, blocking, webhooks::wake, world.jitter(), flights),
        meters);
  }
}
