package tocsin.core.readiness;

import java.time.Instant;

/** A stretch of time: {@code start} inclusive, {@code end} exclusive. */
public record Span(Instant start, Instant end) {}
