package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tocsin.core.id.UserId;

/** Walks through the turns of a schedule, or of a part of it, and joins them into shifts. */
final class ShiftWalk {
  /** A whole shift is followed no further than this before and after the place looked at. */
  static final Duration HORIZON = Duration.ofDays(3660);

  private final Turns turns;

  ShiftWalk(Turns turns) {
    this.turns = turns;
  }

  /** The shifts between the two instants, cut there. Contiguous turns of one user are one shift. */
  List<Shift> cut(long since, long until) {
    List<Shift> shifts = new ArrayList<>();
    for (long at = since; at < until; ) {
      Stretch stretch = stretchAt(at);
      long end = stretch.user() == null ? stretch.end() : endOf(stretch, until);
      if (stretch.user() != null) {
        shifts.add(shift(at, end, stretch.user()));
      }
      at = end;
    }
    return shifts;
  }

  /** The same shifts, but the first and the last reach as far beyond the window as they do. */
  List<Shift> whole(long since, long until) {
    List<Shift> shifts = cut(since, until);
    if (!shifts.isEmpty()) {
      shifts.set(0, whole(shifts.getFirst(), since, until));
      shifts.set(shifts.size() - 1, whole(shifts.getLast(), since, until));
    }
    return shifts;
  }

  private Shift whole(Shift shift, long since, long until) {
    boolean cutBefore = shift.start().toEpochMilli() == since;
    boolean cutAfter = shift.end().toEpochMilli() == until;
    Instant start = cutBefore ? shiftAt(since).orElse(shift).start() : shift.start();
    Instant end = cutAfter ? shiftAt(until - 1).orElse(shift).end() : shift.end();
    return new Shift(start, end, shift.user());
  }

  /** The whole shift that runs at that instant; empty when nobody is on call. */
  Optional<Shift> shiftAt(long instant) {
    Stretch stretch = stretchAt(instant);
    UserId user = stretch.user();
    if (user == null) {
      return Optional.empty();
    }
    long horizon = HORIZON.toMillis();
    long start = startOf(stretch, instant - horizon);
    return Optional.of(shift(start, endOf(stretch, instant + horizon), user));
  }

  /** The first whole shift of that user that begins after the one instant and before the other. */
  Optional<Shift> next(UserId user, long after, long before) {
    Stretch stretch = stretchAt(after);
    while (stretch.end() < before) {
      UserId previous = stretch.user();
      stretch = stretchAt(stretch.end());
      if (user.equals(stretch.user()) && !user.equals(previous)) {
        return shiftAt(stretch.start());
      }
    }
    return Optional.empty();
  }

  private long startOf(Stretch stretch, long earliest) {
    Stretch first = stretch;
    while (first.start() > earliest) {
      Stretch before = stretchAt(first.start() - 1);
      if (before.user() == null || !before.user().equals(stretch.user())) {
        return first.start();
      }
      first = before;
    }
    return earliest;
  }

  private long endOf(Stretch stretch, long latest) {
    Stretch last = stretch;
    while (last.end() < latest) {
      Stretch after = stretchAt(last.end());
      if (after.user() == null || !after.user().equals(stretch.user())) {
        return last.end();
      }
      last = after;
    }
    return latest;
  }

  /** A stretch elsewhere would let the walk stand still forever, so it is an error. */
  private Stretch stretchAt(long instant) {
    Stretch stretch = turns.stretchAt(instant);
    if (!stretch.includes(instant)) {
      throw new IllegalStateException(stretch + " does not include " + instant);
    }
    return stretch;
  }

  private static Shift shift(long start, long end, UserId user) {
    return new Shift(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end), user);
  }
}
