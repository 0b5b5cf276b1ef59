package tocsin.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;

/**
 * Webhooks on their way: a side road's own storage. Waiting messages to one receiver about one
 * resource form a queue: only its first has a due time, and the next gets one when the first has
 * ended.
 */
public interface WebhookStore {
  /** So many messages may wait for one receiver; what comes on top is dropped at once. */
  int MOST_WAITING = 5_000;

  /** What is said of a message that found the queue full. */
  String QUEUE_FULL = "The queue is full: too many messages wait for this receiver.";

  /** Facts up to here are queued; empty when none ever were. */
  Optional<Long> factPosition();

  /** What was last seen of each service, as JSON text by id. */
  Map<String, String> seenServices();

  /** Adds messages at the end of their queues, all or nothing. */
  void queue(List<WebhookMessage> messages);

  /** As {@link #queue}, and moves the position in the facts. */
  void queueUpTo(long factPosition, List<WebhookMessage> messages);

  /** As {@link #queue}, and replaces what was seen of services. */
  void queueHavingSeen(Map<String, String> services, List<WebhookMessage> messages);

  /** The receiver's deliveries that are due, longest due first. */
  List<Delivery> due(ReceiverId receiver, Instant now, int max);

  /** When the receiver's next delivery is due; empty when none waits. */
  Optional<Instant> nextDue(ReceiverId receiver);

  /**
   * What became of a try.
   *
   * @param state waiting when it is tried again
   * @param retryAt null exactly when it has ended
   */
  record Ending(
      long position,
      Delivery.State state,
      Instant at,
      @Nullable Instant retryAt,
      int status,
      String said) {}

  /**
   * Records what became of a try and how the receiver stands now, both or neither. A delivery that
   * doesn't wait any more stays as it is.
   */
  void record(Ending ending, Standing standing);

  /** Drops all that waits for the receiver. */
  void dropAll(ReceiverId receiver, Instant at, String why);

  /** How the receiver stands. */
  Standing standing(ReceiverId receiver);

  void stand(Standing standing);

  /**
   * Which deliveries are asked for, newest first.
   *
   * @param receiver null is all
   * @param state null is any
   * @param since made at or after; null is from the beginning
   * @param until made before; null is to the end
   */
  record Filter(
      @Nullable ReceiverId receiver,
      Delivery.@Nullable State state,
      @Nullable Instant since,
      @Nullable Instant until,
      int offset,
      int limit) {}

  List<Delivery> list(Filter filter);

  Optional<Delivery> find(long position);

  /**
   * Lets go of ended deliveries that were made before then, and of all but the newest {@code
   * mostEach} ended ones of each receiver; then of everything of receivers that aren't kept.
   */
  void forget(Instant before, int mostEach, Set<ReceiverId> kept);
}
