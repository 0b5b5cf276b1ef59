package tocsin.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tocsin.channel.Message;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.User;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.UserId;
import tocsin.runtime.notifier.PageDetails;
import tocsin.runtime.reconcile.Reckoning;
import tocsin.runtime.reconcile.Report;
import tocsin.runtime.reconcile.Span;
import tocsin.server.outlet.Outlets;
import tocsin.server.settings.SettingSources;
import tocsin.server.settings.Settings;
import tocsin.storage.LogEntryStore;
import tocsin.storage.Stores;
import tocsin.web.access.Sessions;
import tocsin.web.access.Tokens;

/** The real server on real files, with a timeline that can be made to fail, and its users. */
final class Drill implements AutoCloseable {
  private static final DeliveryTarget GENEROUS =
      new DeliveryTarget(Duration.ofMinutes(10), Duration.ofMinutes(10));

  final FaultyTimeline timeline;
  final Stores stores;
  private final Duration patience;
  private final Tocsin tocsin;
  private final BlockingQueue<Pocket.Received> messages = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String session;
  private final String key;

  /** Which protection is left out, and how long users wait before they give up. */
  record Without(Guards guards, boolean mending, Duration patience) {
    /** As it runs for real, but for messages that tell more than they do: also of the timeline. */
    static final Without NOTHING = new Without(Guards.ALL, true, Duration.ofSeconds(30));

    static final Without GUARDS =
        new Without(
            new Guards(stores -> new Guards.Views(stores, stores), details -> details),
            true,
            Duration.ofSeconds(4));

    static final Without MENDING = new Without(Guards.ALL, false, Duration.ofSeconds(4));
  }

  Drill(Path folder, Without without) {
    World world = World.real();
    Pocket pocket = new Pocket();
    Pocket.Watch _ = pocket.watch(messages::add);
    Stores real = DataFolder.open(folder);
    this.patience = without.patience();
    this.timeline = new FaultyTimeline(real.logEntries(), without.mending());
    this.stores = real.with(timeline, real.sideRoads());
    Settings settings = SettingSources.read(Map.of("port", "0"), Map.of(), null, null);
    this.tocsin =
        Tocsin.start(
            settings,
            world,
            stores,
            Outlets.into(pocket, world.clock()),
            new Guards(
                without.guards().views(),
                usual -> without.guards().details().apply(tellingOfTheTimeline(usual))));
    var _ =
        tocsin.directory().change(d -> d.all(User.class).isEmpty() ? Shop.account() : List.of());
    Instant now = InstantSource.system().instant();
    this.session =
        new Sessions(stores.credentials(), world.secrets()).open(new UserId("ANN"), "drill", now);
    this.key = new Tokens(stores.credentials(), world.secrets()).mint(null, "drill", now);
  }

  /** As messages were in the outage that this repeats: they could not do without the timeline. */
  private PageDetails tellingOfTheTimeline(PageDetails usual) {
    return notification -> {
      List<Message.Detail> details = new ArrayList<>(usual.of(notification));
      long entries =
          timeline.count(new LogEntryStore.Filter(notification.incident(), null, null, true, 0, 1));
      details.add(new Message.Detail("timeline", entries + " entries"));
      return details;
    };
  }

  /** Sends a trigger with that key as its summary. */
  void trigger(String routingKey, String name) {
    String body =
        """
        {"routing_key": "%s", "event_action": "trigger", "dedup_key": "%s",
         "payload": {"summary": "%s", "source": "shop-1", "severity": "critical"}}
        """
            .formatted(routingKey, name, name);
    HttpResponse<String> answer = send(to("/v2/enqueue").POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() != 202) {
      throw new AssertionError("Not accepted: " + answer.body());
    }
  }

  /** The page that goes out next. */
  Pocket.Received page() {
    try {
      Pocket.Received received = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (received == null) {
        throw new AssertionError("Nobody was paged");
      }
      return received;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a program gets by REST. */
  HttpResponse<String> rest(String path) {
    return send(asProgram(path).GET());
  }

  /** What a program gets by REST for sending something. */
  HttpResponse<String> rest(String method, String path, String body) {
    return send(
        asProgram(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder asProgram(String path) {
    return to(path).header("Authorization", "Token token=" + key).header("From", "ann@example.org");
  }

  /** What Ann's browser gets. */
  HttpResponse<String> ui(String path) {
    return send(to(path).header("Cookie", "tocsin_session=" + session).GET());
  }

  /** The text of a page. */
  static String words(HttpResponse<String> page) {
    return page.body().replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(tocsin.address() + path)).timeout(patience);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until it is so. */
  void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain until " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The account of everything so far. */
  Report reckoned() {
    Instant now = InstantSource.system().instant();
    return Reckoning.of(stores.road(), new Span(Instant.EPOCH, now.plusSeconds(60)), GENEROUS, now);
  }

  /** Every generation of the journal but the one in use was let go of, so its lines are gone. */
  boolean journalIsShort() {
    return Set.of(0, 1, 2, 3).stream()
        .allMatch(shard -> stores.journal().generations(shard).size() <= 1);
  }

  @Override
  public void close() {
    timeline.recover();
    http.shutdownNow();
    tocsin.close();
  }
}
