package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Due notifications of one urgency, taken by turns: everybody's first message comes before
 * anybody's second, so one person's thousand pages delay nobody else by more than one. Who had
 * several messages just now rests, and then gets all that came meanwhile in one ({@link Pace}). A
 * message lets what is more pressing go first, but not for ever.
 */
final class FairQueue {
  /** No message lets others go first for longer than that. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** So many people's rests are remembered before those who have rested are forgotten. */
  private static final int REMEMBERED = 10_000;

  private static final Comparator<Place> BY_TURN =
      Comparator.comparingLong(Place::turn)
          .thenComparing(Place::firstDue)
          .thenComparingLong(Place::entered);
  private static final Comparator<Place> BY_REST =
      Comparator.comparing(Place::until).thenComparingLong(Place::entered);

  private final Pace pace;
  private final Precedence precedence;
  private final Map<Mailbox.Owner, Place> places = new HashMap<>();
  private final TreeSet<Place> ready = new TreeSet<>(BY_TURN);
  private final TreeSet<Place> resting = new TreeSet<>(BY_REST);
  private final Map<Mailbox.Owner, Instant> restedAt = new HashMap<>();
  private long currentTurn;
  private long entered;
  private int size;

  /** Where a mailbox stands; it stands in exactly one of the two sets. */
  private record Place(Mailbox box, long turn, Instant firstDue, Instant until, long entered) {
    Place resting(Instant to) {
      return new Place(box, turn, firstDue, to, entered);
    }

    Place ready() {
      return resting(Instant.MIN);
    }

    boolean isReady() {
      return until.equals(Instant.MIN);
    }
  }

  /** Knows what is more pressing. */
  interface Precedence {
    /** When the next of it may have gone out; null when there is none that is held up. */
    @Nullable Instant next(Mailbox.Owner owner, Instant now);
  }

  FairQueue(Pace pace, Precedence precedence) {
    this.pace = pace;
    this.precedence = precedence;
  }

  /** Until when the person rests; null when they don't, or there is nothing for them. */
  @Nullable Instant restsUntil(Mailbox.Owner owner) {
    Place place = places.get(owner);
    return place == null || place.isReady() ? null : place.until();
  }

  int size() {
    return size;
  }

  void add(OpenNotification notification) {
    size++;
    Mailbox.Owner owner = Mailbox.Owner.of(notification);
    Place place = places.get(owner);
    if (place == null) {
      Mailbox box = new Mailbox(owner);
      box.add(notification);
      enter(box, currentTurn);
    } else {
      place.box().add(notification);
      if (place.box().hasBegun() && !place.isReady()) {
        move(place, place.ready());
      }
    }
  }

  void remove(OpenNotification notification) {
    Place place = places.get(Mailbox.Owner.of(notification));
    if (place != null) {
      int removed = place.box().remove(notification);
      size -= removed;
      if (place.box().isEmpty()) {
        leave(place);
      }
    }
  }

  /** Its time is another. */
  void replace(OpenNotification before, OpenNotification after) {
    Place place = places.get(Mailbox.Owner.of(before));
    if (place != null) {
      place.box().replace(before, after);
    }
  }

  /** The clock was set back by that much: who rests, rests no longer than before. */
  void setBack(Duration by) {
    restedAt.replaceAll((owner, until) -> until.minus(by));
    List.copyOf(resting).forEach(place -> move(place, place.ready()));
  }

  /** Takes the next message; null when nobody has anything that may go out now. */
  @Nullable DueMessage poll(Instant now) {
    while (!resting.isEmpty() && !resting.first().until().isAfter(now)) {
      Place rested = resting.first();
      move(rested, rested.ready());
    }
    while (!ready.isEmpty()) {
      Place place = ready.first();
      DueMessage message = take(place, now);
      if (message != null) {
        size -= message.notifications().size();
        place.box().standsBackSince = null;
        currentTurn = Math.max(currentTurn, place.turn());
        leave(place);
        if (!place.box().isEmpty()) {
          enter(place.box(), place.turn() + 1);
        }
        return message;
      }
    }
    return null;
  }

  /** The place's next message; null after it was sent to rest. */
  private @Nullable DueMessage take(Place place, Instant now) {
    Mailbox box = place.box();
    Instant back = standsBack(box, now);
    if (back != null) {
      move(place, place.resting(back));
      return null;
    }
    DueMessage begun = box.takeBegun();
    if (begun != null) {
      return begun;
    }
    Instant rested = restedAt.getOrDefault(box.owner, Instant.MIN);
    int room = pace.room(rested, now);
    if (room <= 0) {
      move(place, place.resting(pace.next(rested, now)));
      return null;
    }
    if (restedAt.size() >= REMEMBERED) {
      restedAt.values().removeIf(until -> !until.isAfter(now));
    }
    restedAt.put(box.owner, pace.sent(rested, now));
    return box.takeFresh(pace.size(box.fresh(), room));
  }

  /** Until when what is more pressing goes first; null when nothing does, or did for too long. */
  private @Nullable Instant standsBack(Mailbox box, Instant now) {
    Instant next = precedence.next(box.owner, now);
    if (next == null || !next.isAfter(now)) {
      return null;
    }
    Instant since = box.standsBackSince;
    if (since == null || since.isAfter(now)) {
      since = now; // the second condition: when the clock was set back
      box.standsBackSince = now;
    }
    Instant latest = since.plus(LONGEST_WAIT);
    Instant until = next.isBefore(latest) ? next : latest;
    return until.isAfter(now) ? until : null;
  }

  /** When there will be something to take; {@link Instant#MIN} when there may be already. */
  Optional<Instant> next() {
    if (!ready.isEmpty()) {
      return Optional.of(Instant.MIN);
    }
    return resting.isEmpty() ? Optional.empty() : Optional.of(resting.first().until());
  }

  private void enter(Mailbox box, long turn) {
    Place place = new Place(box, turn, box.firstDue(), Instant.MIN, entered++);
    places.put(box.owner, place);
    ready.add(place);
  }

  private void leave(Place place) {
    places.remove(place.box().owner);
    ready.remove(place);
    resting.remove(place);
  }

  private void move(Place from, Place to) {
    ready.remove(from);
    resting.remove(from);
    places.put(to.box().owner, to);
    (to.isReady() ? ready : resting).add(to);
  }
}
