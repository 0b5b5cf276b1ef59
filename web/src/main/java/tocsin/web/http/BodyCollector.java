package tocsin.web.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Collects one request's body on its event loop: bounded in size, in time and in the memory that
 * all requests hold together. The receiver hears exactly once, except when the client hangs up
 * before the body is whole: then never.
 */
public final class BodyCollector implements Handler<Buffer> {
  /** So much of a refused body is read and dropped, so that the sender gets to read the answer. */
  static final long DROPPED_AT_MOST = 64L << 20;

  private static final long NO_TIMER = -1;
  private static final Buffer NOTHING = Buffer.buffer();

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final BodyRoom room;
  private final int limit;
  private final Receiver receiver;
  private @Nullable Buffer first;
  private @Nullable Buffer joined;
  private int length;
  private long dropped;
  private boolean over;
  private long timer = NO_TIMER;

  /** Takes the whole body, or hears why there is none. */
  public interface Receiver {
    /** The body is whole. Its length is taken from the room; the receiver gives it back. */
    void received(Buffer body);

    /** There will be no body; answer with this problem. Nothing is held any more. */
    void refused(Problem problem);
  }

  private BodyCollector(
      Vertx vertx, HttpServerRequest request, BodyRoom room, int limit, Receiver receiver) {
    this.vertx = vertx;
    this.request = request;
    this.room = room;
    this.limit = limit;
    this.receiver = receiver;
  }

  /** Begins to collect; called in the turn of the event loop in which the request came. */
  public static void collect(
      Vertx vertx, HttpServerRequest request, BodyRoom room, int limit, Receiver receiver) {
    var collector = new BodyCollector(vertx, request, room, limit, receiver);
    request.exceptionHandler(gone -> collector.abandon());
    request.handler(collector);
    request.endHandler(end -> collector.end());
  }

  @Override
  public void handle(Buffer chunk) {
    if (over) {
      drop(chunk);
    } else if (length + chunk.length() > limit) {
      refuse(Problems.TOO_LARGE.because("The body may have at most " + limit + " bytes."));
    } else if (!room.take(chunk.length())) {
      refuse(Problems.BUSY);
    } else {
      keep(chunk);
    }
  }

  private void keep(Buffer chunk) {
    length += chunk.length();
    if (first == null) {
      first = chunk;
      if (!isWhole()) {
        timer = vertx.setTimer(room.patienceMillis(), late -> refuse(Problems.TOO_SLOW));
      }
      return;
    }
    if (joined == null) {
      joined = Buffer.buffer(2 * length).appendBuffer(first);
    }
    joined.appendBuffer(chunk);
  }

  /** Whether nothing more will come; usually so, and then no timer is needed. */
  private boolean isWhole() {
    String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return declared != null && declared.equals(Integer.toString(length));
  }

  private void end() {
    if (over) {
      stopTimer();
    } else {
      finish();
      receiver.received(joined != null ? joined : first != null ? first : NOTHING);
    }
  }

  private void refuse(Problem problem) {
    finish();
    room.giveBack(length);
    first = null;
    joined = null;
    receiver.refused(problem);
    timer = vertx.setTimer(room.patienceMillis(), still -> request.connection().close());
  }

  private void abandon() {
    if (over) {
      stopTimer();
    } else {
      finish();
      room.giveBack(length);
    }
  }

  private void finish() {
    over = true;
    stopTimer();
  }

  private void stopTimer() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void drop(Buffer chunk) {
    dropped += chunk.length();
    if (dropped > DROPPED_AT_MOST) {
      request.connection().close();
    }
  }
}
