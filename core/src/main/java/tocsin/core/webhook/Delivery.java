package tocsin.core.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, or at its end.
 *
 * @param position in the order of making; grows
 * @param attempts how many have ended
 * @param dueAt when it is tried next; null when it has ended or another stands before it
 * @param lastAt when it was last tried, or ended; null before that
 * @param status the HTTP status of the latest answer; 0 for none
 * @param said what the receiver answered, or why there was no answer; shortened
 */
public record Delivery(
    long position,
    WebhookMessage message,
    State state,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Instant lastAt,
    int status,
    String said) {

  /** How far it has come. */
  public enum State {
    WAITING,
    DELIVERED,
    /** Refused, too old, or not wanted any more: it is not tried again by itself. */
    DROPPED
  }
}
