package tocsin.web.page;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.id.IdSource;
import tocsin.core.id.UserId;
import tocsin.core.incident.Incident;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.Engine;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.engine.WishQueue;
import tocsin.runtime.health.PartState;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.notifier.Channels;
import tocsin.runtime.relay.JournalReaders;
import tocsin.runtime.relay.LogEntryRelay;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.App;
import tocsin.web.WebServer;
import tocsin.web.WebSettings;
import tocsin.web.access.Passwords;
import tocsin.web.access.Sessions;
import tocsin.web.access.SetupLink;

/**
 * The real server and the real engine over stores in memory, on one clock. The engine runs whenever
 * something comes in, on the thread that brings it, so that nothing has to be waited for.
 */
final class Stage implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-06T22:57:04Z");

  final AtomicReference<Instant> now = new AtomicReference<>(START);
  final Stores stores;
  final LiveDirectory directory;
  final AnswerLinks links = new AnswerLinks(new byte[32]);
  final App app;
  final WebServer server;
  final LogEntryRelay relay;
  private final Engine engine;
  private final Random random = new Random(7);
  final Pocket phones;
  private boolean relayed = true;

  Stage() {
    this(InMemoryStores.create(), null, new WebSettings("127.0.0.1", 0, null, false));
  }

  Stage(Stores stores, @Nullable Pocket pocket, WebSettings settings) {
    this.stores = stores;
    this.directory = new LiveDirectory(stores.directory());
    AtomicInteger count = new AtomicInteger();
    IdSource ids = () -> String.format(Locale.ROOT, "Q%013d", count.incrementAndGet());
    InstantSource clock = now::get;
    this.phones = pocket == null ? new Pocket() : pocket;
    IncidentFeed feed = new IncidentFeed();
    Backlog backlog = new Backlog(100_000);
    WishQueue wishes = new WishQueue(100, this::runEngine);
    engine =
        new Engine(
            new Engine.Ports(stores.eventLog(), stores.incidents()),
            new Engine.Surroundings(directory, wishes, backlog, feed, ids, () -> {}),
            new SimpleMeterRegistry());
    relay =
        new LogEntryRelay(
            stores.facts(),
            new JournalReaders(stores.journal(), stores.leases(), Set.of(LogEntryRelay.NAME)),
            stores.logEntries(),
            stores.sideRoads().ledger(),
            feed::changed);
    app =
        new App(
            new Intake(stores.eventLog(), directory::current, backlog, this::runEngine),
            wishes,
            directory,
            stores,
            feed,
            links,
            new ContactProofs(
                directory,
                stores.sideRoads().verifications(),
                new Channels(List.of(new Channels.Lane(new PocketChannel(phones, clock), 1))),
                this::bytes,
                Runnable::run),
            Stage::parts,
            clock,
            ids,
            this::bytes,
            settings,
            pocket);
    server = WebServer.start(app, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<PartState> parts() {
    return List.of(
        part("intake"),
        part("engine"),
        part("notifier-0"),
        part("notifier-1"),
        part("log-entries"));
  }

  private static PartState part(String name) {
    return new PartState(name, PartState.Status.RUNNING, 0, 0, null, START);
  }

  private synchronized void runEngine() {
    engine.poll(now.get());
    if (relayed) {
      relay.poll(now.get());
    }
  }

  /** From now on the timeline is not written. */
  void stopRelay() {
    relayed = false;
  }

  /** Lets that much time pass, and happen what is due then. */
  void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
    runEngine();
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  void put(DirectoryEntry... entries) {
    directory.change(current ->
        List.of(entries).stream().<DirectoryChange>map(DirectoryChange.Put::new).toList());
  }

  void password(UserId user, String password) {
    new Passwords(stores.credentials(), app.random()).set(user, password, now.get());
  }

  /** The path of a fresh first set-up link. */
  String setupLink() {
    return new SetupLink(stores.credentials(), app.random()).first(now.get());
  }

  /** A browser in which that user is logged in. */
  Browser browser(UserId user) {
    String secret =
        new Sessions(stores.credentials(), app.random()).open(user, "a test", now.get());
    return new Browser(url()).with("tocsin_session", secret);
  }

  /** A browser in which nobody is logged in. */
  Browser stranger() {
    return new Browser(url());
  }

  /** A monitoring tool sends a trigger; gives the incident that it made or added to. */
  Incident trigger(String routingKey, String dedupKey, String summary, String details) {
    String body =
        "{\"routing_key\":\"%s\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"x\"%s}}"
            .formatted(routingKey, details);
    Event event =
        new Event(
            now.get(),
            routingKey,
            EventAction.TRIGGER,
            dedupKey,
            summary,
            "replica03",
            Severity.CRITICAL,
            body);
    app.intake().accept(event).join();
    return latest();
  }

  /** The incident with the highest number. */
  Incident latest() {
    return stores.queries().find(stores.incidents().progress().incidentNumber()).orElseThrow();
  }

  Incident incident(long number) {
    return stores.queries().find(number).orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
