package tocsin.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt. */
public sealed interface Outcome {
  /**
   * The provider took it.
   *
   * @param providerId the provider's name for it, to match receipts; empty when it gives none
   * @param provider the name under which the provider's receipts come, and which {@link
   *     Message.Before#avoid} uses; empty when the channel has but one way out
   * @param receiptWithin the provider will say within that time whether it arrived: until then the
   *     page is not over, and without a receipt it goes out once more. Null when it promises
   *     nothing
   */
  record Delivered(String providerId, String provider, @Nullable Duration receiptWithin)
      implements Outcome {
    /** By a provider that promises no receipt. */
    public Delivered(String providerId) {
      this(providerId, "", null);
    }
  }

  /** It will never go out this way: the address, the message or our credentials are refused. */
  record Rejected(String reason) implements Outcome {}

  /** It did not go out now; trying again after that long may help. */
  record Unreachable(String reason, Duration retryAfter) implements Outcome {}

  /**
   * Nothing was tried, for the provider takes no more just now: a limit on how much goes out. It is
   * no failure, whatever the number of times; it may be tried again after {@code retryAfter}.
   */
  record Deferred(String reason, Duration retryAfter) implements Outcome {}
}
