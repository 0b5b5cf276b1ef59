package tocsin.core.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;

/**
 * Due notifications of one urgency, taken by turns: everybody's first comes before anybody's
 * second, so one person's thousand pages delay nobody else by more than one. Inside a turn the
 * longest due goes first.
 */
final class FairQueue {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::turn)
          .thenComparing(place -> place.notification().dueAt())
          .thenComparingLong(place -> place.notification().outboxPosition());

  private final TreeSet<Place> places = new TreeSet<>(ORDER);
  private final Map<NotificationId, Place> byId = new HashMap<>();
  private final Map<UserId, Waiting> users = new HashMap<>();
  private long currentTurn;

  private record Place(OpenNotification notification, long turn) {
    UserId user() {
      return notification.planned().user();
    }
  }

  /** How many of a user's wait, and the turn of the last one. */
  private record Waiting(int count, long lastTurn) {}

  int size() {
    return places.size();
  }

  void add(OpenNotification notification) {
    UserId user = notification.planned().user();
    Waiting before = users.get(user);
    long turn = before == null ? currentTurn : Math.max(currentTurn, before.lastTurn() + 1);
    users.put(user, new Waiting(before == null ? 1 : before.count() + 1, turn));
    Place place = new Place(notification, turn);
    places.add(place);
    byId.put(notification.planned().id(), place);
  }

  void remove(NotificationId id) {
    Place place = byId.remove(id);
    if (place != null) {
      places.remove(place);
      leave(place.user());
    }
  }

  /** Takes whose turn it is; null when nobody waits. */
  @Nullable OpenNotification poll() {
    Place place = places.pollFirst();
    if (place == null) {
      return null;
    }
    byId.remove(place.notification().planned().id());
    currentTurn = Math.max(currentTurn, place.turn());
    leave(place.user());
    return place.notification();
  }

  private void leave(UserId user) {
    users.computeIfPresent(
        user, (u, w) -> w.count() == 1 ? null : new Waiting(w.count() - 1, w.lastTurn()));
  }
}
