package tocsin.web.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.event.Event;
import tocsin.runtime.intake.Acceptance;
import tocsin.web.App;
import tocsin.web.http.BodyCollector;
import tocsin.web.http.BodyRoom;
import tocsin.web.http.CleanText;
import tocsin.web.http.Problem;

/**
 * Takes events from monitoring tools. An event is read, checked and handed to intake on the event
 * loop, and answered there once intake says that it is durable; nothing blocks.
 */
public final class EventsApi {
  /** The largest body taken. */
  public static final int MAX_BODY_BYTES = 512 << 10;

  public static final String ENQUEUE = "/v2/enqueue";
  public static final String CHANGE = "/v2/change/enqueue";

  /** Version 1. */
  public static final String OLD = "/generic/2010-04-15/create_event.json";

  private static final Logger LOG = LoggerFactory.getLogger(EventsApi.class);

  private final App app;
  private final Vertx vertx;
  private final BodyRoom room;
  private final EventCounts counts;

  public EventsApi(App app, Vertx vertx, BodyRoom room, MeterRegistry meters) {
    this.app = app;
    this.vertx = vertx;
    this.room = room;
    this.counts = new EventCounts(meters);
  }

  /** Tells who asks at that path that the server is stopping; false when it is none for events. */
  public static boolean stopping(@Nullable String path, HttpServerResponse response) {
    boolean ours = ENQUEUE.equals(path) || CHANGE.equals(path) || OLD.equals(path);
    if (ours) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      EventReply.unavailable(response, "The server is stopping. Try again soon.");
    }
    return ours;
  }

  /** Answers {@code POST} at {@link #ENQUEUE}. */
  public void enqueue(HttpServerRequest request) {
    collect(request, Door.ENQUEUE);
  }

  /** Answers {@code POST} at {@link #CHANGE}. */
  public void change(HttpServerRequest request) {
    collect(request, Door.CHANGE);
  }

  /** Answers {@code POST} at {@link #OLD}. */
  public void old(HttpServerRequest request) {
    collect(request, Door.OLD);
  }

  private void collect(HttpServerRequest request, Door door) {
    BodyCollector.collect(vertx, request, room, MAX_BODY_BYTES, new Arrival(request, door));
  }

  /** One event from its body to its answer; one object for all the callbacks on that way. */
  private final class Arrival
      implements BodyCollector.Receiver,
          BiConsumer<Acceptance, @Nullable Throwable>,
          Handler<Void> {
    private final HttpServerResponse response;
    private final Door door;
    private @Nullable Context context;
    private @Nullable Acceptance acceptance;
    private int held;

    Arrival(HttpServerRequest request, Door door) {
      this.response = request.response();
      this.door = door;
    }

    @Override
    public void received(Buffer body) {
      held = body.length();
      byte[] bytes = body.getBytes();
      Optional<EventFields> fields = EventReader.read(bytes, door.form());
      Optional<String> text = fields.isEmpty() ? Optional.empty() : CleanText.decode(bytes);
      if (fields.isEmpty() || text.isEmpty()) {
        refuse();
        EventReply.unreadable(response);
        return;
      }
      List<String> errors = door.check(fields.get());
      if (!errors.isEmpty()) {
        refuse();
        EventReply.invalid(response, errors);
        return;
      }
      submit(door.event(fields.get(), text.get(), app.clock().instant(), app.ids()));
    }

    private void refuse() {
      room.giveBack(held);
      counts.invalid();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer is given in accept
    private void submit(Event event) {
      context = vertx.getOrCreateContext();
      CompletableFuture<Acceptance> answer = app.intake().accept(event);
      answer.whenComplete(this);
    }

    /** On the thread of the event log, or at once: only hands over. */
    @Override
    public void accept(@Nullable Acceptance outcome, @Nullable Throwable failure) {
      if (failure != null) {
        LOG.error("Intake failed", failure);
      }
      acceptance =
          outcome != null ? outcome : new Acceptance.Unavailable("The event could not be stored.");
      if (context != null) {
        context.runOnContext(this);
      }
    }

    /** On the event loop again. */
    @Override
    public void handle(@Nullable Void back) {
      room.giveBack(held);
      if (acceptance != null) {
        counts.count(acceptance);
        door.answer(response, acceptance);
      }
    }

    @Override
    public void refused(Problem problem) {
      counts.invalid();
      if (problem.status() == 503) {
        EventReply.throttled(response, door.throttledStatus(), 1);
      } else {
        EventReply.notTaken(response, problem.status(), problem.errors());
      }
    }
  }
}
