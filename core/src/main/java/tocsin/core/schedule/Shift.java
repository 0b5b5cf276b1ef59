package tocsin.core.schedule;

import java.time.Instant;
import tocsin.core.id.UserId;

/**
 * A stretch of time in which one user is on call: {@code start} inclusive, {@code end} exclusive.
 */
public record Shift(Instant start, Instant end, UserId user) {}
