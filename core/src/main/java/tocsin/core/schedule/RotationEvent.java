package tocsin.core.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.RotationEventId;

/**
 * A shift that recurs. It begins and ends at the same wall-clock times across changes of clocks.
 * Shifts are counted from the first that is in effect: that is the first member's turn. Shifts of
 * one event may overlap; then several people are on call.
 *
 * @param start of the first shift, from which the recurrence is counted
 * @param end of the first shift
 * @param zone whose wall clock the shifts keep
 * @param effectiveSince nobody is on call by the event before it
 * @param effectiveUntil nobody is from then on; null while it has no end
 * @param recurrence lines of RFC 5545: one RRULE, and any number of EXDATE and RDATE; see {@link
 *     RecurrenceText} for the part of it that is understood
 */
public record RotationEvent(
    RotationEventId id,
    String name,
    Instant start,
    Instant end,
    ZoneId zone,
    Instant effectiveSince,
    @Nullable Instant effectiveUntil,
    List<String> recurrence,
    Assignment assignment) {
  public RotationEvent {
    recurrence = List.copyOf(recurrence);
  }

  /** The same event, in effect no longer than until then. */
  public RotationEvent endedAt(Instant then) {
    boolean earlier = effectiveUntil != null && effectiveUntil.isBefore(then);
    return effective(effectiveSince, earlier ? effectiveUntil : then);
  }

  /** The same event, in effect at other times. */
  public RotationEvent effective(Instant since, @Nullable Instant until) {
    return new RotationEvent(id, name, start, end, zone, since, until, recurrence, assignment);
  }

  /** Whether it has ended for good by then. */
  public boolean isOver(Instant then) {
    return effectiveUntil != null && !effectiveUntil.isAfter(then);
  }
}
