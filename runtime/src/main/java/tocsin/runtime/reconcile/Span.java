package tocsin.runtime.reconcile;

import java.time.Instant;

/**
 * The time that is reckoned up.
 *
 * @param until not included
 */
public record Span(Instant since, Instant until) {
  boolean holds(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }
}
