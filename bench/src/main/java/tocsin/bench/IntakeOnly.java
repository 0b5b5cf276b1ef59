package tocsin.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.core.id.IdSource;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.Stores;
import tocsin.storage.sql.SqliteStores;
import tocsin.web.App;
import tocsin.web.WebServer;
import tocsin.web.WebSettings;

/** The HTTP server and the event log as the program runs them, with nothing behind. */
final class IntakeOnly implements AutoCloseable {
  private final Stores stores;
  private final WebServer web;

  private IntakeOnly(Stores stores, WebServer web) {
    this.stores = stores;
    this.web = web;
  }

  static IntakeOnly start(Path data) throws Exception {
    Stores stores = SqliteStores.open(data, warning -> {});
    stores.directory().save(BenchAccount.asking(1));
    LiveDirectory directory = new LiveDirectory(stores.directory());
    AtomicLong number = new AtomicLong();
    IdSource ids = () -> "Q%013X".formatted(number.incrementAndGet());
    SecureRandom random = new SecureRandom();
    App app =
        new App(
            new Intake(
                stores.eventLog(), directory::current, new Backlog(Integer.MAX_VALUE), () -> {}),
            wishes -> CompletableFuture.completedFuture(List.of()),
            directory,
            stores,
            new IncidentFeed(),
            new AnswerLinks(new byte[32]),
            new ContactProofs(
                directory,
                stores.sideRoads().verifications(),
                new Channels(List.of()),
                byte[]::new,
                Runnable::run),
            List::of,
            InstantSource.system(),
            ids,
            count -> {
              byte[] bytes = new byte[count];
              random.nextBytes(bytes);
              return bytes;
            },
            new WebSettings("127.0.0.1", 0, null, false),
            null);
    return new IntakeOnly(
        stores, WebServer.start(app, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
  }

  int port() {
    return web.port();
  }

  long logged() {
    return stores.eventLog().lastPosition();
  }

  @Override
  public void close() {
    web.close();
    stores.close();
  }
}
