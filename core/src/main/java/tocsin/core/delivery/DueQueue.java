package tocsin.core.delivery;

import java.time.Duration;
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
 * by time; those that are due, high urgency first. What is low also lets go first what is high and
 * could not go out yet: of the same person, when the pace or a failure holds that up; of everybody,
 * when a provider has no more room.
 */
final class DueQueue {
  private final TreeSet<OpenNotification> later = new TreeSet<>(OpenNotification.BY_TIME);

  private final HeldUp heldUp = new HeldUp();

  /** Each with a pace of its own, so that what is low never lets what is high wait. */
  private final FairQueue high;

  private final FairQueue low;

  DueQueue(Pace pace) {
    high = new FairQueue(pace, (owner, now) -> null);
    low =
        new FairQueue(
            pace, (owner, now) -> HeldUp.earlier(high.restsUntil(owner), heldUp.next(owner, now)));
  }

  void add(OpenNotification notification) {
    later.add(notification);
    if (isHigh(notification) && notification.key() != null) {
      heldUp.failed(notification);
    }
  }

  /** It comes back because its provider had no room for anything. */
  void addDeferred(OpenNotification notification) {
    later.add(notification);
    if (isHigh(notification)) {
      heldUp.noRoom(notification);
    }
  }

  /** It is due, whatever the time is: nobody knows whether it went out. */
  void addDue(OpenNotification notification) {
    due(notification).add(notification);
  }

  /** Its attempt begins. */
  void begin(OpenNotification notification) {
    heldUp.tried(notification);
    drop(notification);
  }

  /** Its time is another, and nothing else; one that isn't here stays away. */
  void replace(OpenNotification before, OpenNotification after) {
    heldUp.replace(before, after);
    if (later.remove(before)) {
      later.add(after);
    } else {
      due(before).replace(before, after);
    }
  }

  /** The clock was set back by that much. */
  void setBack(Duration by) {
    high.setBack(by);
    low.setBack(by);
  }

  /** It went out, or nothing follows; in the queue or in flight. */
  void remove(OpenNotification notification) {
    heldUp.over(notification);
    drop(notification);
  }

  private void drop(OpenNotification notification) {
    if (!later.remove(notification)) {
      due(notification).remove(notification);
    }
  }

  /** Takes up to {@code max} messages out, the most pressing first. */
  List<DueMessage> take(Instant now, int max) {
    while (!later.isEmpty() && !later.first().dueAt().isAfter(now)) {
      OpenNotification notification = later.removeFirst();
      heldUp.tried(notification);
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
    return isHigh(notification) ? high : low;
  }

  private static boolean isHigh(OpenNotification notification) {
    return notification.planned().urgency() == Urgency.HIGH;
  }
}
