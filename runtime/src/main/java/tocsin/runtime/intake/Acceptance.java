package tocsin.runtime.intake;

import java.time.Duration;

/** What intake answers to an event. */
public sealed interface Acceptance {
  /** It is durable; whatever happens now, it will be decided. */
  record Accepted(String dedupKey) implements Acceptance {}

  /** No integration has this routing key. Nothing was stored. */
  record UnknownKey() implements Acceptance {}

  /**
   * Too much waits already, or this sender sends too much. Nothing was stored; send again later.
   */
  record TooMany(Duration retryAfter) implements Acceptance {}

  /** The event log can't take it. Nothing was promised; send again later. */
  record Unavailable(String sentence) implements Acceptance {}
}
