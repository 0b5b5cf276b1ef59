package tocsin.core.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;

/**
 * How a receiver has behaved.
 *
 * @param drops how many messages in a row were dropped
 * @param disabledUntil nothing is sent before; null when it is not disabled
 */
public record Standing(ReceiverId receiver, int drops, @Nullable Instant disabledUntil) {
  /** Of whom nothing bad is known. */
  public static Standing good(ReceiverId receiver) {
    return new Standing(receiver, 0, null);
  }

  /** Whether nothing is sent now. */
  public boolean isDisabled(Instant now) {
    return disabledUntil != null && now.isBefore(disabledUntil);
  }
}
