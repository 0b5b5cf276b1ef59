package tocsin.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is wrong with a shift-based schedule before it is kept. */
public final class ShiftScheduleCheck {
  /** Of rotations that have an event now or later. */
  public static final int MAX_ROTATIONS = 10;

  /** Of a rotation's events that have not ended. */
  public static final int MAX_EVENTS = 5;

  public static final int MAX_MEMBERS = 20;
  public static final int MAX_SHIFTS_PER_MEMBER = 1_000;
  public static final int MAX_CUSTOM_SHIFTS = 10_000;
  public static final int MAX_OVERRIDES = 10_000;

  /** No shift of an event lasts longer, nor does more than one of a hundred of them run at once. */
  public static final Duration MAX_SHIFT = Duration.ofDays(100);

  private static final Duration MAX_CUSTOM_SHIFT = Duration.ofDays(366);

  private final Instant now;
  private final List<String> problems = new ArrayList<>();

  private ShiftScheduleCheck(Instant now) {
    this.now = now;
  }

  /** One sentence for each problem; empty when it may be kept. */
  public static List<String> problems(ShiftBasedSchedule schedule, Instant now) {
    ShiftScheduleCheck check = new ShiftScheduleCheck(now);
    check.counts(schedule);
    schedule.rotations().stream()
        .flatMap(rotation -> rotation.events().stream())
        .forEach(check::event);
    for (CustomShift shift : schedule.customShifts()) {
      check.span("A custom shift", shift.start(), shift.end(), MAX_CUSTOM_SHIFT);
    }
    for (ShiftOverride override : schedule.overrides()) {
      check.span("An override", override.start(), override.end(), MAX_CUSTOM_SHIFT);
    }
    return check.problems.stream().distinct().toList();
  }

  private void counts(ShiftBasedSchedule schedule) {
    atMost(
        schedule.rotations().stream().filter(rotation -> rotation.isActive(now)).count(),
        MAX_ROTATIONS,
        "active rotations");
    for (EventRotation rotation : schedule.rotations()) {
      atMost(
          rotation.events().stream().filter(event -> !event.isOver(now)).count(),
          MAX_EVENTS,
          "events in a rotation");
    }
    atMost(schedule.customShifts().size(), MAX_CUSTOM_SHIFTS, "custom shifts");
    atMost(schedule.overrides().size(), MAX_OVERRIDES, "overrides");
  }

  private void atMost(long count, int limit, String what) {
    if (count > limit) {
      add("A schedule has at most %,d %s.", limit, what);
    }
  }

  private void event(RotationEvent event) {
    span("An event", event.start(), event.end(), MAX_SHIFT);
    ScheduleDates.problem("Effective since", event.effectiveSince()).ifPresent(problems::add);
    if (event.effectiveUntil() != null) {
      ScheduleDates.problem("Effective until", event.effectiveUntil()).ifPresent(problems::add);
      if (!event.effectiveUntil().isAfter(event.effectiveSince())) {
        add("Effective until must be after effective since.");
      }
    }
    RecurrenceText.problem(event.recurrence()).ifPresent(sentence -> add("%s.", sentence));
    int members = event.assignment().members().size();
    if (members == 0 || members > MAX_MEMBERS) {
      add("An event needs 1 to %d members.", MAX_MEMBERS);
    }
    if (event.assignment() instanceof Assignment.Rotating(int shifts, var _)
        && (shifts < 1 || shifts > MAX_SHIFTS_PER_MEMBER)) {
      add("Shifts per member must be from 1 to %,d.", MAX_SHIFTS_PER_MEMBER);
    }
  }

  private void span(String what, Instant start, Instant end, Duration longest) {
    ScheduleDates.problem("The start of " + what.toLowerCase(Locale.ROOT), start)
        .ifPresent(problems::add);
    ScheduleDates.problem("The end of " + what.toLowerCase(Locale.ROOT), end)
        .ifPresent(problems::add);
    if (!end.isAfter(start)) {
      add("%s must end after its start.", what);
    } else if (Duration.between(start, end).compareTo(longest) > 0) {
      add("%s may last at most %d days.", what, longest.toDays());
    }
  }

  private void add(String sentence, Object... values) {
    problems.add(String.format(Locale.ROOT, sentence, values));
  }
}
