package tocsin.channel;

import java.time.Duration;

/** What became of one attempt. */
public sealed interface Outcome {
  /**
   * The provider took it.
   *
   * @param providerId the provider's name for it, to match receipts; empty when it gives none
   */
  record Delivered(String providerId) implements Outcome {}

  /** It will never go out this way: the address, the message or our credentials are refused. */
  record Rejected(String reason) implements Outcome {}

  /** It did not go out now; trying again after that long may help. */
  record Unreachable(String reason, Duration retryAfter) implements Outcome {}
}
