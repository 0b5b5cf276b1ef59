package tocsin.core.webhook;

import java.time.Instant;
import tocsin.core.id.ReceiverId;

/**
 * One thing to tell one receiver.
 *
 * @param id goes with every try, so that the receiver can tell a repetition
 * @param resource what it is about: messages to one receiver about one resource keep their order
 * @param event the event type's name
 * @param body JSON text, as it is signed and sent
 */
public record WebhookMessage(
    String id, ReceiverId receiver, String resource, String event, String body, Instant madeAt) {
  /** The same with another body. */
  public WebhookMessage saying(String other) {
    return new WebhookMessage(id, receiver, resource, event, other, madeAt);
  }
}
