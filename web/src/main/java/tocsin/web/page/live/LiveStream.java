package tocsin.web.page.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.Set;
import tocsin.core.id.IncidentId;

/**
 * One open page that wants to know what changes. Changes that come in quick succession are told
 * together, so that a storm costs each page three lines a second. Everything but {@link #changed}
 * runs on the connection's event loop.
 */
final class LiveStream {
  private static final long TOGETHER_MILLIS = 300;
  private static final long PING_MILLIS = 5_000;
  private static final int MOST_IDS = 100;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerResponse response;
  private final Set<String> waiting = new HashSet<>();
  private boolean told;
  private final long pings;
  private Runnable whenOver = () -> {};

  LiveStream(Vertx vertx, Context context, HttpServerResponse response) {
    this.vertx = vertx;
    this.context = context;
    this.response = response;
    this.pings = vertx.setPeriodic(PING_MILLIS, tick -> send("event: ping\ndata: -\n\n"));
  }

  /**
   * Tells the page that it is listened to from now on; it looks again then at what it shows, so
   * this must come after the stream is among those that hear of changes.
   */
  void begin() {
    send("retry: 3000\nevent: ping\ndata: -\n\n");
  }

  /** From any thread: these incidents changed. Only hands over. */
  void changed(Set<IncidentId> incidents) {
    context.runOnContext(here -> {
      for (IncidentId incident : incidents) {
        add(incident.value());
        if (waiting.size() > MOST_IDS) {
          break; // "all" is among them: the rest says nothing new
        }
      }
      tellSoon();
    });
  }

  /** From any thread: something came into the pocket. */
  void pocketFilled() {
    context.runOnContext(here -> {
      add("pocket");
      tellSoon();
    });
  }

  private void add(String what) {
    if (waiting.size() < MOST_IDS) {
      waiting.add(what);
    } else {
      waiting.add("all");
    }
  }

  private void tellSoon() {
    if (told) {
      return; // the timer that runs will tell these too
    }
    told = true;
    tell();
    vertx.setTimer(
        TOGETHER_MILLIS,
        later -> {
          told = false;
          if (!waiting.isEmpty()) {
            tellSoon();
          }
        });
  }

  private void tell() {
    if (response.writeQueueFull()) {
      return; // a slow reader is told once it has read what it got
    }
    String ids = String.join(" ", waiting);
    waiting.clear();
    send("event: changed\ndata: " + ids + "\n\n");
  }

  private void send(String lines) {
    if (!response.closed() && !response.ended() && !response.writeQueueFull()) {
      var _ = response.write(lines);
    }
  }

  /** From any thread: ends the connection. */
  void endSoon() {
    context.runOnContext(here -> end());
  }

  /** Ends the connection in order; the browser comes back and shows its session again. */
  void end() {
    finish();
    if (!response.closed() && !response.ended()) {
      var _ = response.end();
    }
  }

  /** Runs that once, when the stream ends or its reader is gone. */
  void onEnd(Runnable after) {
    whenOver = after;
    response.closeHandler(gone -> finish());
  }

  private void finish() {
    vertx.cancelTimer(pings);
    whenOver.run();
  }
}
