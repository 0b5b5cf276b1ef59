package tocsin.core.schedule;

import java.time.Duration;
import java.util.List;
import tocsin.core.id.UserId;

/**
 * The turns of a layer, numbered from its virtual start, backwards too. Turn 0 begins at the
 * virtual start and is the first user's.
 *
 * <p>Turns of whole days are counted on the wall clock, so they hand off at the same time of day
 * across a change of clocks and may last an hour more or less; all others count elapsed time.
 */
final class Rotation {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Duration LONGEST = Duration.ofDays(3_660_000);

  private final WallClock clock;
  private final boolean onWallClock;
  private final long origin;
  private final long turnLength;
  private final List<UserId> users;

  Rotation(Layer layer, WallClock clock) {
    this.clock = clock;
    this.turnLength = millis(layer.turnLength());
    this.onWallClock = turnLength % DAY == 0;
    long virtualStart = WallClock.millis(layer.rotationVirtualStart());
    this.origin = onWallClock ? clock.shownAt(virtualStart) : virtualStart;
    this.users = layer.users();
  }

  /** The number of the turn that runs at that instant. */
  long turnAt(long instant) {
    long position = onWallClock ? clock.reachedAt(instant) : instant;
    return Math.floorDiv(position - origin, turnLength);
  }

  /** The instant at which that turn begins, which is where the one before it ends. */
  long startOf(long turn) {
    long position = origin + turn * turnLength;
    return onWallClock ? clock.instantOf(position) : position;
  }

  UserId userOf(long turn) {
    return users.get(Math.floorMod(turn, users.size()));
  }

  /** In whole milliseconds; what nobody lives to see the end of is drawn in to 10,000 years. */
  static long millis(Duration length) {
    return (length.compareTo(LONGEST) > 0 ? LONGEST : length).toMillis();
  }
}
