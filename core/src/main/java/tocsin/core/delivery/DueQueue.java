package tocsin.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** Each with a pace of its own, so that what is low never lets what is high wait. */
  private final FairQueue high;

  private final FairQueue low;

  DueQueue(Pace pace) {
    high = new FairQueue(pace);
    low = new FairQueue(pace);
  }

  void add(OpenNotification notification) {
    later.add(notification);
  }

  /** It is due, whatever the time is: nobody knows whether it went out. */
  void addDue(OpenNotification notification) {
    due(notification).add(notification);
  }

  void remove(OpenNotification notification) {
    if (!later.remove(notification)) {
      due(notification).remove(notification);
    }
  }

  /** Takes up to {@code max} messages out, the most pressing first. */
  List<DueMessage> take(Instant now, int max) {
    while (!later.isEmpty() && !later.first().dueAt().isAfter(now)) {
      OpenNotification notification = later.removeFirst();
      due(notification).add(notification);
    }
    List<DueMessage> taken = new ArrayList<>();
    while (taken.size() < max) {
      DueMessage next = poll(now);
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return taken;
  }

  private @Nullable DueMessage poll(Instant now) {
    DueMessage urgent = high.poll(now);
    return urgent == null ? low.poll(now) : urgent;
  }

  /** When there will be something to take; {@link Instant#MIN} when there is already. */
  Optional<Instant> next() {
    Stream<Instant> first = later.stream().limit(1).map(OpenNotification::dueAt);
    return Stream.of(high.next().stream(), low.next().stream(), first)
        .flatMap(times -> times)
        .min(Comparator.naturalOrder());
  }

  /** How many were due at the latest look and have not been taken. */
  int waiting() {
    return high.size() + low.size();
  }

  private FairQueue due(OpenNotification notification) {
    return notification.planned().urgency() == Urgency.HIGH ? high : low;
  }
}
