package tocsin.core.schedule;

import java.time.Instant;

/** A stretch of time in which nobody is on call: {@code start} inclusive, {@code end} exclusive. */
public record Gap(Instant start, Instant end) {}
