package tocsin.core.schedule;

import java.time.Instant;

/**
 * The time for which a schedule is rendered: {@code since} inclusive, {@code until} exclusive. One
 * that ends before it begins holds no time at all.
 */
public record Window(Instant since, Instant until) {}
