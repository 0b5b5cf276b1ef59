package tocsin.server;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.runtime.answer.AnswerDesk;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.health.Health;
import tocsin.runtime.health.PartState;
import tocsin.runtime.health.ProviderState;
import tocsin.runtime.notifier.Channels;
import tocsin.server.outlet.Around;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.PhoneSettings;
import tocsin.server.settings.SettingTable;
import tocsin.server.settings.Settings;
import tocsin.storage.Stores;
import tocsin.web.App;
import tocsin.web.WebServer;
import tocsin.web.WebSettings;
import tocsin.web.http.OwnAddress;
import tocsin.web.http.Proxies;
import tocsin.web.http.TlsFiles;

/**
 * The whole program in one process, wired by hand: stores, what faces and workers share, workers,
 * and at last the HTTP server, so that whoever can connect finds everything working.
 */
public final class Tocsin implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tocsin.class);
  private static final Duration FOR_ADDRESS = Duration.ofSeconds(10);
  private static final Duration FOR_REQUESTS = Duration.ofMillis(2_500);
  private static final Duration FOR_WORKERS = Duration.ofMillis(1_500);

  private final Stores stores;
  private final Stores faces;
  private final Outlets outlets;
  private final Shared shared;
  private final Workers workers;
  private final WebServer web;
  private final String scheme;
  private final String host;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CompletableFuture<String> address = new CompletableFuture<>();

  /** Ends the program with a sentence for what can be seen to be wrong before it is started. */
  public static void check(Settings settings) {
    Optional<TlsFiles> _ = tls(settings);
    Outlets.check(settings);
  }

  /**
   * Starts everything; returns once requests are taken. Closes stores and outlets when it can't.
   *
   * @param ways makes the ways out to people
   * @param stores open; ours from now on
   */
  public static Tocsin start(Settings settings, World world, Stores stores, Outlets.Maker ways) {
    return start(settings, world, stores, ways, Guards.ALL);
  }

  /** With other guards than {@link Guards#ALL}. */
  static Tocsin start(
      Settings settings, World world, Stores stores, Outlets.Maker ways, Guards guards) {
    return new Tocsin(settings, world, stores, ways, guards);
  }

  private Tocsin(Settings settings, World world, Stores stores, Outlets.Maker ways, Guards guards) {
    Guards.Views views = guards.views().apply(stores);
    this.stores = stores;
    this.faces = views.faces();
    this.scheme = tls(settings).isPresent() ? "https" : "http";
    this.host = reachable(settings.get(SettingTable.HOST));
    new JvmMemoryMetrics().bindTo(meters);
    shared = Shared.over(stores, world, settings);
    workers = new Workers(views.workers(), world, meters, settings, guards.details());
    outlets = outlets(settings, world, ways, meters);
    try {
      workers.start(
          shared,
          outlets,
          new SideRoads.Ways(
              settings.get(SettingTable.EVENTS_KEEP),
              settings.get(SettingTable.WEBHOOK_ALLOW_PRIVATE),
              outlets.bots(),
              this::waitForAddress));
      web = listen(settings, world);
    } catch (RuntimeException e) {
      closeAllBehind();
      throw e;
    }
    ReliedMedia.missing(shared.directory().current(), outlets.offered().kinds()).forEach(LOG::warn);
    address.complete(settings.get(SettingTable.PUBLIC_URL).orElseGet(this::listensOn));
  }

  private Outlets outlets(
      Settings settings, World world, Outlets.Maker ways, PrometheusMeterRegistry meters) {
    var answers =
        new AnswerDesk(
            new AnswerDesk.People(
                shared.directory()::current, settings.get(PhoneSettings.LANGUAGE)),
            stores.queries(),
            shared.wishes(),
            shared.links(),
            world.clock());
    try {
      return ways.make(
          new Around(
              settings,
              world,
              stores,
              shared.directory(),
              answers,
              workers.receipts(),
              meters,
              this::waitForAddress));
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  private WebServer listen(Settings settings, World world) {
    String host = settings.get(SettingTable.HOST);
    int port = settings.get(SettingTable.PORT);
    OwnAddress own =
        new OwnAddress(
            settings.get(SettingTable.PUBLIC_URL).orElse(null),
            settings.get(SettingTable.SELF_URL).orElse(null),
            settings.get(SettingTable.HTML_URL).orElse(null));
    TlsFiles tls = tls(settings).orElse(null);
    Proxies proxies = settings.get(SettingTable.PROXIES);
    boolean demo = outlets.pocket() != null;
    WebSettings http = new WebSettings(host, port, own, tls, demo, proxies);
    try {
      return WebServer.start(app(world, http), meters);
    } catch (TlsFiles.Unusable e) {
      throw new CannotGoOn(ExitCode.USAGE, e.sentence());
    } catch (Exception e) { // Vert.x throws checked ones without saying so
      if (cannotListen(e)) {
        throw new CannotGoOn(
            ExitCode.ADDRESS,
            "Can't listen on "
                + host
                + " port "
                + port
                + ": it is in use, not allowed or not this machine's. Choose others with --host and"
                + " --port.");
      }
      throw new IllegalStateException("The HTTP server can't start", e);
    }
  }

  private static Optional<TlsFiles> tls(Settings settings) {
    Optional<Path> certificate = settings.get(SettingTable.TLS_CERT);
    Optional<Path> key = settings.get(SettingTable.TLS_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new CannotGoOn(ExitCode.USAGE, "TLS needs both: set tls.cert and tls.key, or neither.");
    }
    return certificate.flatMap(file -> key.map(of -> new TlsFiles(file, of)));
  }

  private static boolean cannotListen(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException
          || cause instanceof UnresolvedAddressException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private App app(World world, WebSettings http) {
    return new App(
        shared.intake(),
        shared.wishes(),
        shared.directory(),
        faces,
        shared.feed(),
        shared.links(),
        proofs(world),
        health(world.clock()),
        world.clock(),
        world.ids(),
        world.secrets(),
        http,
        outlets.pocket(),
        outlets.callbacks(),
        workers.punctuality(),
        outlets.offered());
  }

  private ContactProofs proofs(World world) {
    return new ContactProofs(
        shared.directory(),
        stores.sideRoads().verifications(),
        new Channels(outlets.lanes()),
        world.secrets()::bytes,
        Thread::startVirtualThread);
  }

  /** Intake has no worker of its own: it works as long as requests are taken. */
  private Health health(InstantSource clock) {
    return new Health() {
      @Override
      public List<PartState> parts() {
        List<PartState> parts = new ArrayList<>();
        parts.add(shared.intake().state(clock.instant()));
        parts.addAll(workers.health().parts());
        parts.add(shared.probes().state());
        return List.copyOf(parts);
      }

      @Override
      public List<ProviderState> providers() {
        return outlets.providers().get();
      }
    };
  }

  /** Pages that wait since before a restart may be sent before the port is known. */
  private Optional<String> waitForAddress() {
    try {
      return Optional.of(address.get(FOR_ADDRESS.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  /** An address of this machine that can be called when we listen on all of them. */
  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0", "::", "[::]" -> "localhost";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }

  /** Where people and programs reach it, without a slash at its end. */
  public String address() {
    return address.join();
  }

  /** The address where it really listens, for whoever waits for that. */
  public String listensOn() {
    return scheme + "://" + host + ":" + web.port();
  }

  /** Shows in the metrics how much of the disk that folder takes. */
  public void measureDisk(Path folder) {
    DiskUse.measure(folder, meters);
  }

  /** The port that it really listens on. */
  public int port() {
    return web.port();
  }

  /** The directory as it is now, and the way to change it. */
  public LiveDirectory directory() {
    return shared.directory();
  }

  /** The stores it works on. */
  public Stores stores() {
    return stores;
  }

  /** Takes no more requests, ends what is under way within a few seconds, lets go of all files. */
  @Override
  public void close() {
    Thread requests = Thread.ofPlatform().name("closing-http").start(web::close);
    try {
      boolean _ = requests.join(FOR_REQUESTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeAllBehind();
  }

  private void closeAllBehind() {
    try {
      List<String> cutOff = workers.stop(FOR_WORKERS);
      if (!cutOff.isEmpty()) {
        LOG.warn("These were cut off in the middle and will go on at the next start: {}", cutOff);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      outlets.closing().run();
    } finally {
      stores.close();
    }
  }
}
