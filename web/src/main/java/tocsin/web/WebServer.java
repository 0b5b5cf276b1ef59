package tocsin.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.web.http.Blocking;
import tocsin.web.http.BodyRoom;
import tocsin.web.http.HttpLimits;
import tocsin.web.http.InFlight;
import tocsin.web.http.TlsFiles;

/** The HTTP server: one event loop per processor, all on one port, and its orderly end. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MAX_LINE_BYTES = 16 << 10;
  private static final int MAX_HEADER_BYTES = 16 << 10;

  /** Tells Vert.x that all instances share one free port. */
  private static final int ANY_SHARED_PORT = -1;

  private final HttpLimits limits;
  private final Vertx vertx;
  private final Blocking blocking;
  private final Routes routes;
  private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();
  private final InFlight inFlight = new InFlight();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger connections = new AtomicInteger();
  private final int port;

  private WebServer(App app, PrometheusMeterRegistry meters, HttpLimits limits) {
    this.limits = limits;
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    var room = new BodyRoom(limits);
    WebSettings settings = app.settings();
    blocking = new Blocking(vertx, room, settings.address(), settings.proxies(), meters);
    Gauge.builder("tocsin.http.connections", connections, AtomicInteger::get).register(meters);
    Gauge.builder("tocsin.http.body.bytes", room, BodyRoom::held).register(meters);
    routes = new Routes(app, vertx, blocking, inFlight, meters);
    HttpServerOptions options = options(settings, limits);
    TlsFiles tls = settings.tls();
    if (tls != null) {
      new ServerTls(vertx, tls, servers).secure(options);
    }
    int loops = Runtime.getRuntime().availableProcessors();
    try {
      vertx
          .deployVerticle(
              () -> new Loop(options, routes), new DeploymentOptions().setInstances(loops))
          .await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The HTTP server did not start within 10 seconds", e);
    }
    port = servers.element().actualPort();
  }

  /**
   * Starts to serve; returns once connections are taken.
   *
   * @param meters what is measured here is registered there, and {@code /metrics} shows all of it
   */
  public static WebServer start(App app, PrometheusMeterRegistry meters) {
    return start(app, meters, HttpLimits.USUAL);
  }

  /** Starts to serve within other limits than usual. */
  static WebServer start(App app, PrometheusMeterRegistry meters, HttpLimits limits) {
    return new WebServer(app, meters, limits);
  }

  /** The port that it really listens on. */
  public int port() {
    return port;
  }

  /** Turns new requests away, lets those under way end for a few seconds, then stops. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    routes.endStreams();
    inFlight.drain(limits.drain());
    blocking.close();
    try {
      vertx.close().await(1, TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException e) {
      LOG.warn("The HTTP server did not stop in order", e);
    }
  }

  private static HttpServerOptions options(WebSettings settings, HttpLimits limits) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port() == 0 ? ANY_SHARED_PORT : settings.port())
            .setMaxInitialLineLength(MAX_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setHandle100ContinueAutomatically(true)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setHttp2ClearTextEnabled(false);
    options
        .setIdleTimeout((int) limits.idle().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    options.setTcpNoDelay(true).setAcceptBacklog(1024);
    return options;
  }

  /** One event loop that serves. */
  private final class Loop extends VerticleBase {
    private final HttpServerOptions options;
    private final Routes routes;

    Loop(HttpServerOptions options, Routes routes) {
      this.options = options;
      this.routes = routes;
    }

    @Override
    public Future<?> start() {
      return vertx
          .createHttpServer(options)
          .connectionHandler(this::admit)
          .requestHandler(routes::handle)
          .listen()
          .onSuccess(servers::add);
    }

    private void admit(HttpConnection connection) {
      connection.closeHandler(closed -> connections.decrementAndGet());
      if (connections.incrementAndGet() > limits.connections()) {
        connection.close();
      }
    }
  }
}
