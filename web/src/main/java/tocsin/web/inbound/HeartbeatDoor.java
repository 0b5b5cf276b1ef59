package tocsin.web.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import tocsin.core.account.Directory.IntegrationOfService;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.runtime.intake.Acceptance;
import tocsin.web.App;
import tocsin.web.http.ProblemException;
import tocsin.web.http.Problems;
import tocsin.web.http.Reply;
import tocsin.web.http.Request;

/**
 * {@code /heartbeat/KEY}: a ping that a cron job can send with nothing but an address, by whatever
 * method it likes. Events sent with the same key count as pings too.
 */
public final class HeartbeatDoor {
  private static final byte[] HEARD =
      "{\"status\":\"success\",\"message\":\"Heard\"}\n".getBytes(StandardCharsets.UTF_8);

  private final App app;

  public HeartbeatDoor(App app) {
    this.app = app;
  }

  /** Answers a ping. */
  public Reply ping(Request request) throws InterruptedException, ExecutionException {
    Optional<IntegrationOfService> door =
        app.directory().current().integration(request.param("key"));
    if (door.filter(found -> found.integration().isHeartbeat()).isEmpty()) {
      throw new ProblemException(Problems.NOT_FOUND.because("No heartbeat has this key."));
    }
    Event ping =
        new Event(
            app.clock().instant(),
            request.param("key"),
            EventAction.TRIGGER,
            "heartbeat",
            "ping",
            "",
            null,
            "{}");
    return switch (app.intake().accept(ping).get()) {
      case Acceptance.Accepted _ -> Reply.json(202, HEARD);
      case Acceptance.UnknownKey _, Acceptance.TooMany _, Acceptance.Unavailable _ ->
          throw new ProblemException(Problems.BUSY);
    };
  }
}
