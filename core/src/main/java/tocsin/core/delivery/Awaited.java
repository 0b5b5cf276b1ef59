package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A receipt that a provider promised.
 *
 * @param attempt the attempt that it is about
 * @param address where the message went
 * @param until not awaited any longer than that
 */
public record Awaited(ReceiptKey key, int attempt, String address, Instant until) {
  /** The same by a clock that was set back by that much. */
  Awaited setBack(Duration by) {
    return new Awaited(key, attempt, address, until.minus(by));
  }
}
