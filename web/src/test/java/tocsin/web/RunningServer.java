package tocsin.web;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tocsin.channel.pocket.Pocket;
import tocsin.channel.pocket.PocketChannel;
import tocsin.core.account.DirectoryChange;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.id.IdSource;
import tocsin.core.id.UserId;
import tocsin.runtime.access.AnswerLinks;
import tocsin.runtime.contact.ContactProofs;
import tocsin.runtime.directory.LiveDirectory;
import tocsin.runtime.engine.IncidentFeed;
import tocsin.runtime.health.PartState;
import tocsin.runtime.intake.Backlog;
import tocsin.runtime.intake.Intake;
import tocsin.runtime.notifier.Channels;
import tocsin.storage.EventLog;
import tocsin.storage.Stores;
import tocsin.storage.kit.InMemoryStores;
import tocsin.web.access.Tokens;
import tocsin.web.http.HttpLimits;
import tocsin.web.openapi.Contract;

/** The real HTTP server on a free loopback port, over stores in memory and a clock that stands. */
public final class RunningServer implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  public final AtomicReference<Instant> now = new AtomicReference<>(START);
  public final AtomicReference<PartState.Status> engine =
      new AtomicReference<>(PartState.Status.RUNNING);
  public final Stores stores;
  public final LiveDirectory directory;

  /** What codes were sent to. */
  public final Pocket phones = new Pocket();

  public final App app;
  private final EngineInMemory decider;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server;

  public RunningServer() {
    this(InMemoryStores.create(), 1_000);
  }

  public RunningServer(Stores stores, int backlog) {
    this(stores, backlog, HttpLimits.USUAL);
  }

  public RunningServer(Stores stores, int backlog, HttpLimits limits) {
    this.stores = stores;
    this.directory = new LiveDirectory(stores.directory());
    AtomicInteger count = new AtomicInteger();
    IdSource ids = () -> String.format(Locale.ROOT, "Q%013d", count.incrementAndGet());
    InstantSource clock = now::get;
    Random random = new Random(7);
    EventLog log = stores.eventLog();
    Backlog waiting = new Backlog(backlog);
    decider = new EngineInMemory(stores, directory, waiting, ids, clock);
    app =
        new App(
            new Intake(log, directory::current, waiting, decider::turn),
            decider.wishes,
            directory,
            stores,
            new IncidentFeed(),
            new AnswerLinks(new byte[32]),
            proofs(random),
            () ->
                List.of(
                    new PartState("engine", engine.get(), 0, 0, null, START),
                    new PartState("relay", PartState.Status.STOPPED, 3, 1, "broken", START)),
            clock,
            ids,
            n -> {
              byte[] bytes = new byte[n];
              random.nextBytes(bytes);
              return bytes;
            },
            new WebSettings("127.0.0.1", 0, null, false));
    server = WebServer.start(app, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), limits);
  }

  private ContactProofs proofs(Random random) {
    PocketChannel channel = new PocketChannel(phones, now::get);
    return new ContactProofs(
        directory,
        stores.sideRoads().verifications(),
        new Channels(List.of(new Channels.Lane(channel, 1))),
        n -> {
          byte[] bytes = new byte[n];
          random.nextBytes(bytes);
          return bytes;
        },
        Runnable::run);
  }

  /** Lets time pass, and what is due happen. */
  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
    decider.turn();
  }

  /** From now on the engine decides nothing. */
  public void pauseEngine() {
    decider.pause();
  }

  /** A new API key of that user, or of the account. */
  public String key(@Nullable UserId user) {
    return new Tokens(stores.credentials(), app.random()).mint(user, "test", now.get());
  }

  /** Puts entries into the directory. */
  public void put(DirectoryEntry... entries) {
    directory.change(current ->
        List.of(entries).stream()
            .map(entry -> (DirectoryChange) new DirectoryChange.Put(entry))
            .toList());
  }

  /** The address that clients are given. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A request to that path, ready for a method and headers. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  /** Sends it and gives the answer. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
      Contract.check(sent, answer);
      return answer;
    } catch (IOException e) {
      throw new AssertionError("The server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Posts that text and does not wait for the answer. */
  public CompletableFuture<HttpResponse<String>> sendAsync(String path, String body) {
    HttpRequest sent = request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client
        .sendAsync(sent, HttpResponse.BodyHandlers.ofString())
        .whenComplete((answer, failure) -> {
          if (failure == null) {
            Contract.check(sent, answer);
          }
        });
  }

  /** Stops the server, and leaves the client as it is. */
  public void stopServing() {
    server.close();
  }

  /** Posts that text. */
  public HttpResponse<String> post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts those bytes. */
  public HttpResponse<String> post(String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Gets that path. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** A bare connection, for clients that misbehave. */
  public Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
