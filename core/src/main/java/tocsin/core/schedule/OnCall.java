package tocsin.core.schedule;

import java.time.Instant;
import java.util.Optional;
import tocsin.core.id.UserId;

/** Answers who is on call in a schedule at an instant. */
public final class OnCall {
  private OnCall() {}

  /**
   * The one on call at that instant; empty in a gap. The work does not depend on how far the
   * instant is from a rotation's start. Times count in whole milliseconds.
   */
  public static Optional<UserId> at(Schedule schedule, Instant instant) {
    long at = WallClock.millis(instant);
    for (ScheduleOverride override : schedule.overrides().reversed()) {
      if (WallClock.millis(override.start()) <= at && at < WallClock.millis(override.end())) {
        return Optional.of(override.user());
      }
    }
    WallClock clock = new WallClock(schedule.zone());
    for (Layer layer : schedule.layers().reversed()) {
      UserId user = new LayerTurns(layer, clock).userAt(at);
      if (user != null) {
        return Optional.of(user);
      }
    }
    return Optional.empty();
  }
}
