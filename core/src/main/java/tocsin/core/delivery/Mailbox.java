package tocsin.core.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.ContactMethodId;
import tocsin.core.id.NotificationId;
import tocsin.core.id.UserId;

/** The due notifications of one person, contact method and urgency. */
final class Mailbox {
  /** Whose it is. */
  record Owner(UserId user, ContactMethodId contact) {
    static Owner of(OpenNotification notification) {
      return new Owner(notification.planned().user(), notification.planned().contactMethod().id());
    }
  }

  final Owner owner;
  private final TreeSet<OpenNotification> fresh = new TreeSet<>(OpenNotification.BY_TIME);

  /** Begun before and to be repeated, by their message's key. */
  private final Map<NotificationId, List<OpenNotification>> begun = new LinkedHashMap<>();

  /** Since when its next message lets others go first; null when it does not. */
  @Nullable Instant standsBackSince;

  Mailbox(Owner owner) {
    this.owner = owner;
  }

  void add(OpenNotification notification) {
    NotificationId key = notification.key();
    if (key == null) {
      fresh.add(notification);
    } else {
      begun.computeIfAbsent(key, k -> new ArrayList<>(1)).add(notification);
    }
  }

  /** How many that were: 1, or 0 when it isn't here. */
  int remove(OpenNotification notification) {
    NotificationId key = notification.key();
    if (key == null) {
      return fresh.remove(notification) ? 1 : 0;
    }
    List<OpenNotification> members = begun.getOrDefault(key, new ArrayList<>());
    boolean found = members.removeIf(n -> n.planned().id().equals(notification.planned().id()));
    if (members.isEmpty()) {
      begun.remove(key);
    }
    return found ? 1 : 0;
  }

  /** Its time is another. */
  void replace(OpenNotification before, OpenNotification after) {
    if (fresh.remove(before)) {
      fresh.add(after);
    }
    NotificationId key = before.key();
    List<OpenNotification> members = key == null ? null : begun.get(key);
    if (members != null) {
      members.replaceAll(one -> one.equals(before) ? after : one);
    }
  }

  boolean isEmpty() {
    return fresh.isEmpty() && begun.isEmpty();
  }

  /** Whether there is something that was counted when it was first sent, and need not wait. */
  boolean hasBegun() {
    return !begun.isEmpty();
  }

  int fresh() {
    return fresh.size();
  }

  /** The longest due. */
  Instant firstDue() {
    OpenNotification first =
        fresh.isEmpty() ? begun.values().iterator().next().getFirst() : fresh.first();
    return first.dueAt();
  }

  /** A message to be repeated, if there is one. */
  @Nullable DueMessage takeBegun() {
    if (begun.isEmpty()) {
      return null;
    }
    NotificationId key = begun.keySet().iterator().next();
    List<OpenNotification> members = begun.remove(key);
    return members == null ? null : new DueMessage(key, members);
  }

  /** The longest due of those that were never sent. */
  DueMessage takeFresh(int size) {
    List<OpenNotification> members = new ArrayList<>();
    while (members.size() < size) {
      members.add(fresh.removeFirst());
    }
    return DueMessage.fresh(members);
  }
}
