package tocsin.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Integration;
import tocsin.core.heartbeat.HeartbeatState;
import tocsin.core.id.IntegrationId;
import tocsin.storage.HeartbeatStore;
import tocsin.web.App;
import tocsin.web.page.edit.LengthFields;
import tocsin.web.page.frame.Badge;
import tocsin.web.page.frame.Moment;
import tocsin.web.page.frame.Times;
import tocsin.web.page.frame.Visit;

/**
 * An integration that waits for pings, as the page of its service shows it.
 *
 * @param url where to ping
 * @param cron a line for a crontab that does
 * @param within after how long without a ping somebody is paged
 * @param last when the latest came; null when none did
 */
public record Heartbeat(
    String url,
    String cron,
    String within,
    LengthFields length,
    Badge badge,
    @Nullable Moment last) {

  static Heartbeat of(Integration door, Duration within, String key, Visit visit, App app) {
    String url = visit.request().baseUrl() + "/heartbeat/" + key;
    Optional<HeartbeatState> known = state(door.id(), app.stores().sideRoads().heartbeats());
    @Nullable Instant latest = latest(door.id(), known, app);
    return new Heartbeat(
        url,
        "0 2 * * * your-job && curl -fsS " + url,
        Times.countdown(within),
        LengthFields.of(within),
        badge(known.filter(HeartbeatState::missing).isPresent(), latest != null),
        latest == null ? null : visit.times().moment(latest));
  }

  private static Optional<HeartbeatState> state(IntegrationId id, HeartbeatStore store) {
    return store.all().stream().filter(state -> state.integration().equals(id)).findFirst();
  }

  /** Of what is stored and what came since. */
  private static @Nullable Instant latest(
      IntegrationId id, Optional<HeartbeatState> known, App app) {
    return Stream.of(
            known.map(HeartbeatState::lastPing),
            Optional.ofNullable(app.intake().pings().all().get(id)))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static Badge badge(boolean missing, boolean heard) {
    if (missing) {
      return Badge.TRIGGERED.saying("Missing");
    }
    return heard ? Badge.RESOLVED.saying("Alive") : Badge.ACKNOWLEDGED.saying("Not heard yet");
  }
}
