package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.core.id.UserId;

/**
 * The shifts of a schedule in which several people may be on call at once: what each has, joined
 * where it touches or overlaps. Instants are milliseconds since 1970 in UTC.
 */
final class SharedShifts {
  /** A whole shift is followed no further than this before and after the place looked at. */
  private static final long HORIZON = Duration.ofDays(366).toMillis();

  private static final long FIRST_REACH = Duration.ofDays(8).toMillis();

  private final ShiftBook book;

  SharedShifts(ShiftBasedSchedule schedule) {
    this.book = new ShiftBook(schedule);
  }

  /** The shifts between the two instants, cut there. */
  List<Shift> cut(long since, long until) {
    Map<UserId, List<Shift>> byUser = new LinkedHashMap<>();
    for (ShiftAssignment assignment : book.in(since, until)) {
      Instant start = later(assignment.start(), Instant.ofEpochMilli(since));
      Instant end = earlier(assignment.end(), Instant.ofEpochMilli(until));
      List<Shift> shifts = byUser.computeIfAbsent(assignment.user(), user -> new ArrayList<>());
      Shift last = shifts.isEmpty() ? null : shifts.getLast();
      if (last != null && !start.isAfter(last.end())) {
        shifts.set(shifts.size() - 1, new Shift(last.start(), later(last.end(), end), last.user()));
      } else {
        shifts.add(new Shift(start, end, assignment.user()));
      }
    }
    return byUser.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Shift::start))
        .toList();
  }

  /** The same shifts, but those at the edges reach as far beyond the window as they do. */
  List<Shift> whole(long since, long until) {
    for (long reach = FIRST_REACH; ; reach = Math.min(HORIZON, 4 * reach)) {
      Instant first = Instant.ofEpochMilli(since - reach);
      Instant last = Instant.ofEpochMilli(until + reach);
      List<Shift> shifts =
          cut(since - reach, until + reach).stream()
              .filter(shift -> shift.start().toEpochMilli() < until)
              .filter(shift -> shift.end().toEpochMilli() > since)
              .toList();
      boolean known =
          shifts.stream()
              .noneMatch(shift -> shift.start().equals(first) || shift.end().equals(last));
      if (known || reach == HORIZON) {
        return shifts;
      }
    }
  }

  /** The first whole shift of that user that begins after the one instant and before the other. */
  Optional<Shift> next(UserId user, long after, long before) {
    long step = FIRST_REACH;
    for (long from = after; from < before; from += step, step = Math.min(HORIZON, 4 * step)) {
      // A shift that begins where the window does may have begun before, so windows overlap.
      Instant edge = Instant.ofEpochMilli(from == after ? after : from - 1);
      Optional<Shift> found =
          cut(edge.toEpochMilli(), Math.min(before, from + step)).stream()
              .filter(shift -> shift.user().equals(user) && shift.start().isAfter(edge))
              .findFirst();
      if (found.isPresent()) {
        long start = found.get().start().toEpochMilli();
        return whole(start, start + 1).stream()
            .filter(shift -> shift.user().equals(user))
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
