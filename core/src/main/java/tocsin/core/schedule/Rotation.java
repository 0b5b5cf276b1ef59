package tocsin.core.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tocsin.core.id.UserId;

/**
 * The turns of a layer, numbered from its virtual start, backwards too. Turn 0 begins at the
 * virtual start and is the first user's.
 *
 * <p>Turns of whole days are counted on the wall clock, so they hand off at the same time of day
 * across a change of clocks and may last an hour more or less; all others count elapsed time.
 */
final class Rotation implements Turns {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Duration LONGEST = Duration.ofDays(3_660_000);

  private final WallClock clock;
  private final boolean onWallClock;
  private final long origin;
  private final long turnLength;
  private final List<UserId> users;
  private final boolean handsOff;

  Rotation(Layer layer, WallClock clock) {
    this.clock = clock;
    this.turnLength = millis(layer.turnLength());
    this.onWallClock = turnLength % DAY == 0;
    long virtualStart = WallClock.millis(layer.rotationVirtualStart());
    this.origin = onWallClock ? clock.shownAt(virtualStart) : virtualStart;
    this.users = layer.users();
    this.handsOff = users.size() > 1 && Set.copyOf(users).size() > 1;
  }

  /** False when it has no users or turns of no length: then nobody may ask for its turns. */
  boolean turns() {
    return !users.isEmpty() && turnLength > 0;
  }

  UserId userAt(long instant) {
    return userOf(turnAt(instant));
  }

  @Override
  public Stretch stretchAt(long instant) {
    if (!handsOff) {
      return new Stretch(Long.MIN_VALUE, Long.MAX_VALUE, users.getFirst());
    }
    long turn = turnAt(instant);
    return new Stretch(startOf(turn), startOf(turn + 1), userOf(turn));
  }

  private long turnAt(long instant) {
    long position = onWallClock ? clock.reachedAt(instant) : instant;
    return Math.floorDiv(position - origin, turnLength);
  }

  private long startOf(long turn) {
    long position = origin + turn * turnLength;
    return onWallClock ? clock.instantOf(position) : position;
  }

  private UserId userOf(long turn) {
    return users.get(Math.floorMod(turn, users.size()));
  }

  /** In whole milliseconds; what nobody lives to see the end of is drawn in to 10,000 years. */
  static long millis(Duration length) {
    return (length.compareTo(LONGEST) > 0 ? LONGEST : length).toMillis();
  }
}
