package tocsin.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How many new messages a person may get by one contact method: a few at once, then one from time
 * to time. What is more waits and goes out together in the next one; nothing is dropped.
 *
 * @param atOnce so many may follow each other without a pause
 * @param every after that, one in this time
 * @param most so many notifications fit into one message
 */
public record Pace(int atOnce, Duration every, int most) {
  /** Four pages ring four times; a storm rings four times a minute and says how much it is. */
  public static final Pace USUAL = new Pace(4, Duration.ofSeconds(15), 20_000);

  /**
   * How many messages may go out now.
   *
   * @param restedAt when the person will have rested from all messages so far
   */
  int room(Instant restedAt, Instant now) {
    Duration tired = Duration.between(now, latest(restedAt, now));
    if (!tired.isPositive()) {
      return atOnce;
    }
    return atOnce - (int) Math.ceilDiv(tired.toMillis(), every.toMillis());
  }

  /** When the next message may go out, if there is no room now. */
  Instant next(Instant restedAt, Instant now) {
    return latest(restedAt, now).minus(every.multipliedBy(atOnce - 1L));
  }

  /** When they will have rested from one more message. */
  Instant sent(Instant restedAt, Instant now) {
    Instant from = restedAt.isAfter(now) ? latest(restedAt, now) : now;
    return from.plus(every);
  }

  /**
   * How many of those that are due go into the next message: one while there is room for each by
   * itself, else all of them together.
   */
  int size(int due, int room) {
    return due <= room ? 1 : Math.min(due, most);
  }

  /** When it is further away than it can be, the clock was set back. */
  private Instant latest(Instant restedAt, Instant now) {
    Instant furthest = now.plus(every.multipliedBy(atOnce));
    return restedAt.isAfter(furthest) ? furthest : restedAt;
  }
}
