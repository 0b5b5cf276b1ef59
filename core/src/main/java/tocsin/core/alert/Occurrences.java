package tocsin.core.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How often an alert was triggered. Repeated triggers are counted, not stored, so that a storm of a
 * million duplicates costs one row.
 *
 * @param count all triggers, the first included
 * @param recent triggers per minute, oldest first, at most {@link #MINUTES_KEPT} minutes
 */
public record Occurrences(long count, Instant first, Instant latest, List<Minute> recent) {
  /** How many minutes with triggers are kept one by one. */
  public static final int MINUTES_KEPT = 60;

  public Occurrences {
    recent = List.copyOf(recent);
  }

  /** Triggers in the minute that begins at {@code start}. */
  public record Minute(Instant start, long count) {}

  /** The count after the first trigger. */
  public static Occurrences first(Instant at) {
    return new Occurrences(1, at, at, List.of(new Minute(minuteOf(at), 1)));
  }

  /**
   * The count after one more trigger; a clock that stepped back doesn't move {@code latest} back.
   */
  public Occurrences and(Instant at) {
    Instant later = at.isAfter(latest) ? at : latest;
    Instant minute = minuteOf(later);
    List<Minute> minutes = new ArrayList<>(recent);
    Minute last = minutes.getLast();
    if (last.start().equals(minute)) {
      minutes.set(minutes.size() - 1, new Minute(minute, last.count() + 1));
    } else {
      minutes.add(new Minute(minute, 1));
    }
    int surplus = Math.max(0, minutes.size() - MINUTES_KEPT);
    return new Occurrences(count + 1, first, later, minutes.subList(surplus, minutes.size()));
  }

  private static Instant minuteOf(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }
}
