package tocsin.core.schedule;

import java.time.Duration;
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

  /**
   * The whole shift that runs at that instant, joined from contiguous turns of one user, up to ten
   * years in each direction; empty in a gap.
   */
  public static Optional<Shift> shiftAt(Schedule schedule, Instant instant) {
    return new ShiftWalk(new StackedTurns(schedule)).shiftAt(WallClock.millis(instant));
  }

  /**
   * The user's next whole shift: the first that begins after the instant, and no later than the
   * horizon allows. One that is running already does not count: {@link #shiftAt} gives it.
   */
  public static Optional<Shift> nextShift(
      Schedule schedule, UserId user, Instant after, Duration horizon) {
    long from = WallClock.millis(after);
    long before = from + Rotation.millis(horizon);
    return new ShiftWalk(new StackedTurns(schedule)).next(user, from, before);
  }
}
