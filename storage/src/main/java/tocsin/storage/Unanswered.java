package tocsin.storage;

import java.time.Instant;
import tocsin.core.incident.EventFate;

/**
 * Events of one integration that made nothing for one reason: counted, so that "why did nobody hear
 * of it" has an answer.
 *
 * @param routingKey the integration's
 * @param first when the first of them was taken up
 * @param latest when the latest of them was taken up
 * @param latestKey the dedup key of the latest
 */
public record Unanswered(
    String routingKey,
    EventFate fate,
    long count,
    Instant first,
    Instant latest,
    String latestKey) {
  /** These and later ones of the same integration and reason, as one. */
  public Unanswered and(Unanswered later) {
    return new Unanswered(
        routingKey, fate, count + later.count, first, later.latest, later.latestKey);
  }
}
