package tocsin.core.schedule;

import java.time.Instant;
import java.util.Optional;
import tocsin.core.id.UserId;

/** Answers who is on call in a schedule. */
public final class OnCall {
  private OnCall() {}

  /** The one on call at that instant; empty in a gap. */
  public static Optional<UserId> at(Schedule schedule, Instant instant) {
    for (ScheduleOverride override : schedule.overrides().reversed()) {
      if (!instant.isBefore(override.start()) && instant.isBefore(override.end())) {
        return Optional.of(override.user());
      }
    }
    return Optional.empty();
  }
}
