package tocsin.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.account.Urgency;

/**
 * The notifications for one medium that wait for their next attempt: those whose time is to come,
 * by time; those that are due, high urgency first.
 */
final class DueQueue {
  private final TreeSet<OpenNotification> later =
      new TreeSet<>(
          Comparator.comparing(OpenNotification::dueAt)
              .thenComparingLong(OpenNotification::outboxPosition));
  private final FairQueue high = new FairQueue();
  private final FairQueue low = new FairQueue();

  void add(OpenNotification notification) {
    later.add(notification);
  }

  void remove(OpenNotification notification) {
    if (!later.remove(notification)) {
      due(notification).remove(notification.planned().id());
    }
  }

  /** Takes up to {@code max} due ones out, the most pressing first. */
  List<OpenNotification> take(Instant now, int max) {
    while (!later.isEmpty() && !later.first().dueAt().isAfter(now)) {
      OpenNotification notification = later.removeFirst();
      due(notification).add(notification);
    }
    List<OpenNotification> taken = new ArrayList<>();
    while (taken.size() < max) {
      OpenNotification next = poll();
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return taken;
  }

  private @Nullable OpenNotification poll() {
    OpenNotification urgent = high.poll();
    return urgent == null ? low.poll() : urgent;
  }

  /** When there will be something to take; {@link Instant#MIN} when there is already. */
  Optional<Instant> next() {
    if (waiting() > 0) {
      return Optional.of(Instant.MIN);
    }
    return later.isEmpty() ? Optional.empty() : Optional.of(later.first().dueAt());
  }

  /** How many were due at the latest look and have not been taken. */
  int waiting() {
    return high.size() + low.size();
  }

  private FairQueue due(OpenNotification notification) {
    return notification.planned().urgency() == Urgency.HIGH ? high : low;
  }
}
