package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;

/**
 * The notifications of high urgency that were tried and could not go out, until they come to an
 * end: what is low goes after them. One that failed is its person's matter; when a provider had no
 * room for one, everybody's. Forgotten in a crash: it is only about an order.
 */
final class HeldUp {
  /** So soon is looked again whether an attempt in flight has come to its end. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Lot everybodys = new Lot();
  private final Map<Mailbox.Owner, Lot> owners = new HashMap<>();

  /** Some that wait, and some of which the next attempt is under way. */
  private static final class Lot {
    final TreeSet<OpenNotification> waiting = new TreeSet<>(OpenNotification.BY_TIME);
    final Set<NotificationId> trying = new HashSet<>();

    void tried(OpenNotification notification) {
      if (waiting.remove(notification)) {
        trying.add(notification.planned().id());
      }
    }

    void over(OpenNotification notification) {
      waiting.remove(notification);
      trying.remove(notification.planned().id());
    }

    void replace(OpenNotification before, OpenNotification after) {
      if (waiting.remove(before)) {
        waiting.add(after);
      }
    }

    boolean isEmpty() {
      return waiting.isEmpty() && trying.isEmpty();
    }

    @Nullable Instant next(Instant now) {
      if (!trying.isEmpty()) {
        return now.plus(LOOK);
      }
      return waiting.isEmpty() ? null : waiting.first().dueAt();
    }
  }

  /** It waits to be tried again. */
  void failed(OpenNotification notification) {
    owners
        .computeIfAbsent(Mailbox.Owner.of(notification), none -> new Lot())
        .waiting
        .add(notification);
  }

  /** It waits because its provider had no room for anything. */
  void noRoom(OpenNotification notification) {
    everybodys.waiting.add(notification);
  }

  /** It is tried again. */
  void tried(OpenNotification notification) {
    everybodys.tried(notification);
    Lot theirs = owners.get(Mailbox.Owner.of(notification));
    if (theirs != null) {
      theirs.tried(notification);
    }
  }

  /** Its time is another. */
  void replace(OpenNotification before, OpenNotification after) {
    everybodys.replace(before, after);
    Lot theirs = owners.get(Mailbox.Owner.of(before));
    if (theirs != null) {
      theirs.replace(before, after);
    }
  }

  /** It went out, or waits for something else, or nothing follows. */
  void over(OpenNotification notification) {
    everybodys.over(notification);
    owners.computeIfPresent(
        Mailbox.Owner.of(notification),
        (owner, theirs) -> {
          theirs.over(notification);
          return theirs.isEmpty() ? null : theirs;
        });
  }

  /** When to look whether what that person gets of low urgency may go; null when it may. */
  @Nullable Instant next(Mailbox.Owner owner, Instant now) {
    Lot theirs = owners.get(owner);
    return earlier(everybodys.next(now), theirs == null ? null : theirs.next(now));
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
