package tocsin.core.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.OverrideId;
import tocsin.core.id.UserId;

/**
 * Somebody's shift, or a part of it, and why they have it.
 *
 * @param start inclusive
 * @param end exclusive
 * @param override by which they took over; null when it is their own turn
 */
public record ShiftAssignment(
    Instant start, Instant end, UserId user, ShiftOrigin origin, @Nullable OverrideId override) {
  /** The part of it between the two instants, in milliseconds since 1970. */
  ShiftAssignment within(long since, long until) {
    return new ShiftAssignment(
        Instant.ofEpochMilli(Math.max(since, start.toEpochMilli())),
        Instant.ofEpochMilli(Math.min(until, end.toEpochMilli())),
        user,
        origin,
        override);
  }
}
