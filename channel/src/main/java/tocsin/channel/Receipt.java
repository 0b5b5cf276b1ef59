package tocsin.channel;

import java.time.Instant;

/**
 * What a provider says later about a message that it took.
 *
 * @param provider the provider's name, as {@link Outcome.Delivered#provider} gave it
 * @param providerId the provider's name for the message
 * @param reason why it failed, for people; empty when it did not, or nobody says
 * @param at when the receipt came in
 */
public record Receipt(String provider, String providerId, State state, String reason, Instant at) {
  /** How far it came. */
  public enum State {
    /** It is on the person's device, or was heard. */
    ARRIVED,
    /** It did not get there and won't. */
    FAILED
  }
}
