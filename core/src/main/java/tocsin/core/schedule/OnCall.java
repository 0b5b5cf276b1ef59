package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.UserId;

/** Answers who is on call in a schedule at an instant. Times count in whole milliseconds. */
public final class OnCall {
  private OnCall() {}

  /**
   * Everybody who is on call at that instant, each once; empty in a gap. Layers have one person at
   * most. The work does not depend on how far the instant is from a rotation's start.
   */
  public static List<UserId> at(Rota rota, Instant instant) {
    return duties(rota, instant).stream().map(Duty::user).distinct().toList();
  }

  /** As {@link #at}, with what puts each of them on call; somebody may be so in several ways. */
  public static List<Duty> duties(Rota rota, Instant instant) {
    long at = WallClock.millis(instant);
    return switch (rota) {
      case Schedule schedule -> {
        Duty duty = duty(schedule, at);
        yield duty == null ? List.of() : List.of(duty);
      }
      case ShiftBasedSchedule schedule ->
          new ShiftBook(schedule).in(at, at + 1).stream().map(Duty::of).toList();
    };
  }

  private static @Nullable Duty duty(Schedule schedule, long at) {
    for (ScheduleOverride override : schedule.overrides().reversed()) {
      if (WallClock.millis(override.start()) <= at && at < WallClock.millis(override.end())) {
        return new Duty(override.user(), Duty.Kind.OVERRIDE, override.id().value());
      }
    }
    return Era.of(schedule).stream()
        .filter(era -> era.time().includes(at))
        .flatMap(era -> era.highestFirst().stream())
        .flatMap(turns -> turns.dutyAt(at).stream())
        .findFirst()
        .orElse(null);
  }

  /**
   * The whole shifts that run at that instant, one for each person on call, joined from contiguous
   * turns of theirs; empty in a gap. They are followed up to ten years in each direction, in a
   * {@link ShiftBasedSchedule} up to one.
   */
  public static List<Shift> shiftsAt(Rota rota, Instant instant) {
    long at = WallClock.millis(instant);
    return switch (rota) {
      case Schedule schedule ->
          new ShiftWalk(new StackedTurns(schedule)).shiftAt(at).stream().toList();
      case ShiftBasedSchedule schedule -> new SharedShifts(schedule).whole(at, at + 1);
    };
  }

  /**
   * The user's next whole shift: the first that begins after the instant, and no later than the
   * horizon allows. One that is running already does not count: {@link #shiftsAt} gives it.
   */
  public static Optional<Shift> nextShift(Rota rota, UserId user, Instant after, Duration horizon) {
    long from = WallClock.millis(after);
    long before = from + Rotation.millis(horizon);
    return switch (rota) {
      case Schedule schedule -> new ShiftWalk(new StackedTurns(schedule)).next(user, from, before);
      case ShiftBasedSchedule schedule -> new SharedShifts(schedule).next(user, from, before);
    };
  }
}
