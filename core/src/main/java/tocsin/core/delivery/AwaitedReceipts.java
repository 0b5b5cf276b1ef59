package tocsin.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tocsin.core.id.NotificationId;

/**
 * The receipts of a shard that are to come, by message and by when they are given up; and for some
 * of the messages that ended without one, what to write down should it still come.
 */
final class AwaitedReceipts {
  /** So many messages that ended are remembered. */
  private static final int REMEMBERED = 2_000;

  private record Deadline(Instant until, NotificationId id) {}

  private final Map<ReceiptKey, List<NotificationId>> open = new HashMap<>();
  private final TreeSet<Deadline> deadlines =
      new TreeSet<>(
          Comparator.comparing(Deadline::until).thenComparing(deadline -> deadline.id().value()));
  private final Map<ReceiptKey, List<Unheard>> unheard = new LinkedHashMap<>();

  void add(OpenNotification notification) {
    Awaited awaited = notification.awaited();
    NotificationId id = notification.planned().id();
    open.computeIfAbsent(awaited.key(), key -> new ArrayList<>(1)).add(id);
    deadlines.add(new Deadline(awaited.until(), id));
  }

  void remove(OpenNotification notification) {
    Awaited awaited = notification.awaited();
    NotificationId id = notification.planned().id();
    deadlines.remove(new Deadline(awaited.until(), id));
    open.computeIfPresent(
        awaited.key(),
        (key, ids) -> {
          ids.remove(id);
          return ids.isEmpty() ? null : ids;
        });
  }

  List<NotificationId> of(ReceiptKey key) {
    return List.copyOf(open.getOrDefault(key, List.of()));
  }

  /** Those that nobody waits for any longer. */
  List<NotificationId> overdue(Instant now) {
    return deadlines.stream()
        .takeWhile(deadline -> !deadline.until().isAfter(now))
        .map(Deadline::id)
        .toList();
  }

  Optional<Instant> next() {
    return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.first().until());
  }

  /** Ended without a receipt. */
  void giveUp(ReceiptKey key, Unheard one) {
    unheard.computeIfAbsent(key, k -> new ArrayList<>(1)).add(one);
    if (unheard.size() > REMEMBERED) {
      unheard.remove(unheard.keySet().iterator().next());
    }
  }

  List<Unheard> late(ReceiptKey key) {
    return List.copyOf(unheard.getOrDefault(key, List.of()));
  }

  /** Its receipt came after all. */
  void heard(NotificationId id, int attempt) {
    unheard
        .values()
        .forEach(
            all -> all.removeIf(one -> one.notification().equals(id) && one.attempt() == attempt));
    unheard.values().removeIf(List::isEmpty);
  }
}
