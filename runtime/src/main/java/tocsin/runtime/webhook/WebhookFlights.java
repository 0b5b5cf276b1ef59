package tocsin.runtime.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;

/**
 * The webhooks that were handed over and whose end is not written down. It outlives the worker: a
 * fresh one neither sends again what its predecessor is still sending, which would arrive behind
 * what comes after it, nor loses its end. Only {@link #ended} may be called by other threads.
 */
public final class WebhookFlights {
  private final Map<Long, ReceiverId> flying = new HashMap<>();
  private final Queue<Landing> landings = new ConcurrentLinkedQueue<>();

  /**
   * A try that has ended.
   *
   * @param attempted null when it was broken off: it is tried again as if it had not been
   */
  record Landing(Delivery delivery, @Nullable Attempted attempted) {}

  void begin(Delivery delivery) {
    flying.put(delivery.position(), delivery.message().receiver());
  }

  boolean contains(Delivery delivery) {
    return flying.containsKey(delivery.position());
  }

  /** How many are on their way to that receiver. */
  long to(ReceiverId receiver) {
    return flying.values().stream().filter(receiver::equals).count();
  }

  boolean isEmpty() {
    return flying.isEmpty();
  }

  /** Hands in an end. */
  void ended(Landing landing) {
    landings.add(landing);
  }

  /** The next that ended, until it is {@link #settled}. */
  Optional<Landing> next() {
    return Optional.ofNullable(landings.peek());
  }

  /** The end of the next is written down; not before, or a worker that fails would lose it. */
  void settled(Landing landing) {
    landings.remove(landing);
    flying.remove(landing.delivery().position());
  }
}
