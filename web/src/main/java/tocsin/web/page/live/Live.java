package tocsin.web.page.live;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tocsin.channel.pocket.Pocket;
import tocsin.web.App;
import tocsin.web.access.Sessions;
import tocsin.web.page.frame.Cookies;

/** Server-sent events for open pages: which incidents have just changed. */
public final class Live {
  /** So many pages may be open at once; the others work, but have to be reloaded. */
  private static final int MOST_STREAMS = 1_000;

  /** Then a stream ends and comes back, so that a session that was ended stops hearing. */
  private static final long LONGEST_MILLIS = 10 * 60_000;

  private final App app;
  private final Vertx vertx;
  private final Sessions sessions;
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  public Live(App app, Vertx vertx, Sessions sessions) {
    this.app = app;
    this.vertx = vertx;
    this.sessions = sessions;
    var _ = app.feed().listen(incidents -> streams.forEach(s -> s.changed(incidents)));
    Pocket pocket = app.pocket();
    if (pocket != null) {
      var _ = pocket.watch(received -> streams.forEach(LiveStream::pocketFilled));
    }
  }

  /** Answers {@code GET /ui/live}; the session is looked up off the event loop. */
  public void open(RoutingContext routing) {
    Optional<String> secret = session(routing.request());
    boolean guestsToo = app.pocket() != null;
    vertx
        .executeBlocking(
            () ->
                guestsToo
                    || secret.flatMap(s -> sessions.user(s, app.clock().instant())).isPresent(),
            false)
        .onSuccess(allowed -> answer(routing, allowed))
        .onFailure(routing::fail);
  }

  /** Ends all streams, because the server stops; pages come back by themselves when it is there. */
  public void close() {
    over = true;
    streams.forEach(LiveStream::endSoon);
  }

  private void answer(RoutingContext routing, boolean allowed) {
    HttpServerResponse response = routing.response();
    if (!allowed || over || streams.size() >= MOST_STREAMS) {
      var _ = response.setStatusCode(allowed ? 503 : 403).end();
    } else if (!response.closed()) {
      stream(routing.request());
    }
  }

  private void stream(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no"); // a proxy must not keep lines back
    LiveStream stream = new LiveStream(vertx, vertx.getOrCreateContext(), response);
    streams.add(stream);
    stream.begin();
    long end = vertx.setTimer(LONGEST_MILLIS, over -> stream.end());
    stream.onEnd(() -> {
      streams.remove(stream);
      vertx.cancelTimer(end);
    });
  }

  private static Optional<String> session(HttpServerRequest request) {
    String line = request.getHeader("Cookie");
    return line == null
        ? Optional.empty()
        : ServerCookieDecoder.STRICT.decode(line).stream()
            .filter(cookie -> cookie.name().equals(Cookies.SESSION))
            .map(Cookie::value)
            .findFirst();
  }
}
