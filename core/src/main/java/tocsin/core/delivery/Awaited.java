package tocsin.core.delivery;

import java.time.Instant;

/**
 * A receipt that a provider promised.
 *
 * @param attempt the attempt that it is about
 * @param address where the message went
 * @param until not awaited any longer than that
 */
public record Awaited(ReceiptKey key, int attempt, String address, Instant until) {}
