package tocsin.web.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.storage.StorageException;

/**
 * Runs endpoints on virtual threads: collects the body on the event loop, hands over, and writes
 * the reply back on the event loop. How many run at once is bounded.
 */
public final class Blocking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Blocking.class);
  private static final int BODY_LIMIT = 1 << 20;
  private static final int AT_ONCE = 256;
  private static final long DRAIN_SECONDS = 1;

  private final Vertx vertx;
  private final BodyRoom room;
  private final OwnAddress address;
  private final Proxies proxies;
  private final MeterRegistry meters;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());

  public Blocking(
      Vertx vertx, BodyRoom room, OwnAddress address, Proxies proxies, MeterRegistry meters) {
    this.vertx = vertx;
    this.room = room;
    this.address = address;
    this.proxies = proxies;
    this.meters = meters;
  }

  /** The room that bodies share, for handlers that are not run here. */
  public BodyRoom room() {
    return room;
  }

  /** A handler for a route whose answers, and problems in the given format, come from there. */
  public Handler<RoutingContext> run(Endpoint endpoint, ProblemFormat problems) {
    return routing ->
        BodyCollector.collect(
            vertx, routing.request(), room, BODY_LIMIT, new Run(routing, endpoint, problems));
  }

  /** Takes nothing more; what still runs has one second, for it can't be answered any more. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One request on its way through an endpoint. */
  private final class Run implements BodyCollector.Receiver {
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Endpoint endpoint;
    private final ProblemFormat problems;
    private final String route;
    private final Context context = vertx.getOrCreateContext();
    private final Timer.Sample started = Timer.start(meters);

    Run(RoutingContext routing, Endpoint endpoint, ProblemFormat problems) {
      this.routing = routing;
      this.request = routing.request();
      this.endpoint = endpoint;
      this.problems = problems;
      Route matched = routing.currentRoute();
      this.route = matched == null || matched.getPath() == null ? "other" : matched.getPath();
    }

    @Override
    public void received(Buffer body) {
      Optional<Query> query = Query.parse(Optional.ofNullable(request.query()).orElse(""));
      if (query.isEmpty()) {
        room.giveBack(body.length());
        send(problems.show(Problems.INVALID_INPUT.because("The query string is broken.")));
      } else if (!places.tryAcquire()) {
        room.giveBack(body.length());
        refused(Problems.BUSY);
      } else {
        handOver(arrived(query.get(), body.getBytes()), body.length());
      }
    }

    @Override
    public void refused(Problem problem) {
      Reply reply = problems.show(problem);
      send(problem.status() == 503 ? reply.with("Retry-After", "1") : reply);
    }

    private void handOver(Request arrived, int held) {
      threads.execute(() -> {
        try {
          Reply reply = ReplyWriter.zipped(arrived, answer(arrived));
          context.runOnContext(back -> send(reply));
        } finally {
          places.release();
          room.giveBack(held);
        }
      });
    }

    private Reply answer(Request arrived) {
      try {
        return endpoint.answer(arrived);
      } catch (ProblemException e) {
        return problems.show(e.problem());
      } catch (StorageException e) {
        report(arrived, e);
        return problems.show(Problems.of(e)).with("Retry-After", "2");
      } catch (Exception | LinkageError | StackOverflowError e) {
        LOG.error("{} {} failed", arrived.method(), LoggedPath.of(arrived.path()), e);
        return problems.show(Problems.INTERNAL);
      }
    }

    /** A side road that is down is asked often, and its own part has said why. */
    private static void report(Request arrived, StorageException failure) {
      String path = LoggedPath.of(arrived.path());
      if (failure.kind() == StorageException.Kind.UNAVAILABLE) {
        LOG.debug("{} {}: {}", arrived.method(), path, failure.getMessage(), failure);
      } else {
        LOG.warn("{} {}: {}", arrived.method(), path, failure.getMessage(), failure);
      }
    }

    private Request arrived(Query query, byte[] body) {
      return new Request(
          request.method().name(),
          routing.normalizedPath(),
          routing.pathParams(),
          query,
          request.headers(),
          body,
          proxies.client(
              request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For")),
          address.of(request),
          request.uri());
    }

    private void send(Reply reply) {
      ReplyWriter.write(request, reply);
      String status = Integer.toString(reply.status());
      started.stop(meters.timer("tocsin.http.requests", "route", route, "status", status));
    }
  }
}
