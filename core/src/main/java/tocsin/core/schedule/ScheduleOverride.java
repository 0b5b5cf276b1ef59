package tocsin.core.schedule;

import java.time.Instant;
import tocsin.core.id.OverrideId;
import tocsin.core.id.UserId;

/**
 * Somebody takes over from everybody for a time: {@code start} inclusive, {@code end} exclusive.
 */
public record ScheduleOverride(OverrideId id, UserId user, Instant start, Instant end) {
  public ScheduleOverride {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("Override must end after its start");
    }
  }
}
