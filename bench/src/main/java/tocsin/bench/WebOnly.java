package tocsin.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tocsin.core.account.DirectoryChange;
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
import tocsin.web.SecretSource;
import tocsin.web.WebServer;
import tocsin.web.WebSettings;
import tocsin.web.access.Tokens;

/** The HTTP server and the stores as the program runs them, with no worker behind. */
final class WebOnly implements AutoCloseable {
  private final Stores stores;
  private final WebServer web;

  private final SecretSource random;

  private WebOnly(Stores stores, WebServer web, SecretSource random) {
    this.stores = stores;
    this.web = web;
    this.random = random;
  }

  /** Opens that folder, with these entries added to what it holds. */
  static WebOnly start(Path data, List<DirectoryChange> account) throws Exception {
    Stores stores = SqliteStores.open(data, warning -> {});
    stores.directory().save(account);
    LiveDirectory directory = new LiveDirectory(stores.directory());
    AtomicLong number = new AtomicLong();
    IdSource ids = () -> "Q%013X".formatted(number.incrementAndGet());
    SecureRandom source = new SecureRandom();
    SecretSource random =
        count -> {
          byte[] bytes = new byte[count];
          source.nextBytes(bytes);
          return bytes;
        };
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
            random,
            new WebSettings("127.0.0.1", 0, null, false),
            null);
    return new WebOnly(
        stores,
        WebServer.start(app, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
        random);
  }

  int port() {
    return web.port();
  }

  Stores stores() {
    return stores;
  }

  /** A new account key for the REST API. */
  String key() {
    return new Tokens(stores.credentials(), random).mint(null, "bench", Instant.now());
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
