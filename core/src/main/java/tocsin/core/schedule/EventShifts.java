package tocsin.core.schedule;

import java.util.List;
import java.util.function.Consumer;

/** The shifts of one event. Instants are milliseconds since 1970 in UTC. */
final class EventShifts {
  /** No change of clocks is longer; shifts that close to a window's edge are looked at too. */
  private static final long CLOCKS_CHANGE = 26 * 3_600_000L;

  private final RotationEvent event;
  private final WallClock clock;
  private final Recurrence recurrence;

  /** On the wall clock. */
  private final long length;

  private final long since;
  private final long until;

  EventShifts(RotationEvent event) {
    this.event = event;
    this.clock = new WallClock(event.zone());
    long first = clock.shownAt(WallClock.millis(event.start()));
    this.length = length(first);
    this.recurrence = new Recurrence(RecurrenceText.parse(event.recurrence()), clock, first);
    this.since = WallClock.millis(event.effectiveSince());
    this.until =
        event.effectiveUntil() == null ? Long.MAX_VALUE : WallClock.millis(event.effectiveUntil());
  }

  /** Within the hour that comes twice the clock may show an earlier end: then time counts. */
  private long length(long first) {
    long end = WallClock.millis(event.end());
    long shown = clock.shownAt(end) - first;
    return shown > 0 ? shown : end - WallClock.millis(event.start());
  }

  /** One member's shift or part of a shift. */
  record Turn(long start, long end, ShiftMember member) {}

  /** Tells of every shift that lies in the window or crosses an edge of it, whole. */
  void in(long from, long to, Consumer<Turn> told) {
    long earliest = Math.max(from, since);
    long latest = Math.min(to, until);
    if (earliest >= latest) {
      return;
    }
    long begin = clock.shownAt(earliest) - length - CLOCKS_CHANGE;
    long numbered = recurrence.countBefore(clock.reachedAt(since) - length + 1);
    List<Long> starts = recurrence.startsIn(begin, clock.shownAt(latest) + CLOCKS_CHANGE);
    long number = starts.isEmpty() ? 0 : recurrence.countBefore(starts.getFirst()) - numbered;
    for (long wallTime : starts) {
      long start = Math.max(since, clock.instantOf(wallTime));
      long end = Math.min(until, clock.instantOf(wallTime + length));
      if (start < end && start < latest && end > earliest) {
        tell(number, start, end, told);
      }
      number++;
    }
  }

  private void tell(long number, long start, long end, Consumer<Turn> told) {
    switch (event.assignment()) {
      case Assignment.Everybody everybody ->
          everybody.members().forEach(member -> told.accept(new Turn(start, end, member)));
      case Assignment.Rotating rotating -> {
        long turn = Math.floorDiv(number, rotating.shiftsPerMember());
        int place = Math.floorMod(turn, rotating.members().size());
        told.accept(new Turn(start, end, rotating.members().get(place)));
      }
    }
  }
}
