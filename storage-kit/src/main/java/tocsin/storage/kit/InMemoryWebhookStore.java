package tocsin.storage.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ReceiverId;
import tocsin.core.webhook.Delivery;
import tocsin.core.webhook.Delivery.State;
import tocsin.core.webhook.Standing;
import tocsin.core.webhook.WebhookMessage;
import tocsin.storage.WebhookStore;

/** Webhooks on their way, in memory. */
public final class InMemoryWebhookStore implements WebhookStore {
  private final TreeMap<Long, Delivery> deliveries = new TreeMap<>();
  private final Map<ReceiverId, Standing> standings = new HashMap<>();
  private Map<String, String> services = Map.of();
  private @Nullable Long factPosition;
  private long last;

  @Override
  public synchronized Optional<Long> factPosition() {
    return Optional.ofNullable(factPosition);
  }

  @Override
  public synchronized Map<String, String> seenServices() {
    return services;
  }

  @Override
  public synchronized void queue(List<WebhookMessage> messages) {
    messages.forEach(this::add);
  }

  @Override
  public synchronized void queueUpTo(long position, List<WebhookMessage> messages) {
    messages.forEach(this::add);
    factPosition = position;
  }

  @Override
  public synchronized void queueHavingSeen(
      Map<String, String> seen, List<WebhookMessage> messages) {
    messages.forEach(this::add);
    services = Map.copyOf(seen);
  }

  private void add(WebhookMessage message) {
    last++;
    Instant at = message.madeAt();
    if (waiting(message.receiver()).count() >= MOST_WAITING) {
      deliveries.put(last, new Delivery(last, message, State.DROPPED, 0, null, at, 0, QUEUE_FULL));
      return;
    }
    @Nullable Instant due = isFirst(message) ? at : null;
    deliveries.put(last, new Delivery(last, message, State.WAITING, 0, due, null, 0, ""));
  }

  private boolean isFirst(WebhookMessage message) {
    return waiting(message.receiver())
        .noneMatch(other -> other.message().resource().equals(message.resource()));
  }

  private Stream<Delivery> waiting(ReceiverId receiver) {
    return deliveries.values().stream()
        .filter(d -> d.state() == State.WAITING && d.message().receiver().equals(receiver));
  }

  private Stream<Delivery> heads(ReceiverId receiver) {
    return waiting(receiver)
        .filter(d -> d.dueAt() != null)
        .sorted(
            Comparator.comparing((Delivery d) -> Objects.requireNonNull(d.dueAt()))
                .thenComparing(Delivery::position));
  }

  @Override
  public synchronized List<Delivery> due(ReceiverId receiver, Instant now, int max) {
    return heads(receiver)
        .filter(d -> !Objects.requireNonNull(d.dueAt()).isAfter(now))
        .limit(max)
        .toList();
  }

  @Override
  public synchronized Optional<Instant> nextDue(ReceiverId receiver) {
    return heads(receiver).findFirst().map(Delivery::dueAt);
  }

  @Override
  public synchronized void record(Ending ending, Standing standing) {
    @Nullable Delivery before = deliveries.get(ending.position());
    if (before != null && before.state() == State.WAITING) {
      deliveries.put(
          before.position(),
          new Delivery(
              before.position(),
              before.message(),
              ending.state(),
              before.attempts() + 1,
              ending.retryAt(),
              ending.at(),
              ending.status(),
              ending.said()));
      if (ending.state() != State.WAITING) {
        nextOf(before.message(), ending.at());
      }
    }
    standings.put(standing.receiver(), standing);
  }

  private void nextOf(WebhookMessage ended, Instant at) {
    waiting(ended.receiver())
        .filter(d -> d.message().resource().equals(ended.resource()))
        .findFirst()
        .ifPresent(d ->
            deliveries.put(
                d.position(),
                new Delivery(
                    d.position(),
                    d.message(),
                    State.WAITING,
                    d.attempts(),
                    at,
                    d.lastAt(),
                    d.status(),
                    d.said())));
  }

  @Override
  public synchronized void dropAll(ReceiverId receiver, Instant at, String why) {
    for (Delivery d : waiting(receiver).toList()) {
      deliveries.put(
          d.position(),
          new Delivery(
              d.position(), d.message(), State.DROPPED, d.attempts(), null, at, d.status(), why));
    }
  }

  @Override
  public synchronized Standing standing(ReceiverId receiver) {
    return standings.getOrDefault(receiver, Standing.good(receiver));
  }

  @Override
  public synchronized void stand(Standing standing) {
    standings.put(standing.receiver(), standing);
  }

  @Override
  public synchronized List<Delivery> list(Filter filter) {
    return List.copyOf(deliveries.values()).reversed().stream()
        .filter(d -> matches(d, filter))
        .skip(filter.offset())
        .limit(filter.limit())
        .toList();
  }

  private static boolean matches(Delivery delivery, Filter filter) {
    WebhookMessage message = delivery.message();
    return (filter.receiver() == null || filter.receiver().equals(message.receiver()))
        && (filter.state() == null || filter.state() == delivery.state())
        && (filter.since() == null || !message.madeAt().isBefore(filter.since()))
        && (filter.until() == null || message.madeAt().isBefore(filter.until()));
  }

  @Override
  public synchronized Optional<Delivery> find(long position) {
    return Optional.ofNullable(deliveries.get(position));
  }

  @Override
  public synchronized void forget(Instant before, int mostEach, Set<ReceiverId> kept) {
    deliveries.values().removeIf(d -> !kept.contains(d.message().receiver()));
    standings.keySet().retainAll(kept);
    deliveries
        .values()
        .removeIf(d -> d.state() != State.WAITING && d.message().madeAt().isBefore(before));
    for (ReceiverId receiver : kept) {
      List<Long> ended =
          new ArrayList<>(
              deliveries.values().stream()
                  .filter(d -> d.state() != State.WAITING)
                  .filter(d -> d.message().receiver().equals(receiver))
                  .map(Delivery::position)
                  .toList());
      ended.reversed().stream().skip(mostEach).toList().forEach(deliveries::remove);
    }
  }
}
