package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.id.UserId;

/**
 * Holds shift-based schedules that are calculated against a life lived minute by minute, over
 * random ones.
 */
class SharedShiftsPropertyTest {
  private static final int SEEDS = 60;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheMinutes(long seed) {
    RandomTimes random = new RandomTimes(seed);
    ShiftBasedSchedule schedule = new RandomShifts(random).schedule();
    Window window = random.window();
    Supplier<String> what = () -> "seed %d: %s in %s".formatted(seed, schedule, window);
    assertThat(ShiftScheduleCheck.problems(schedule, window.since())).as(what).isEmpty();
    List<List<SharedMinutes.Seat>> minutes = new SharedMinutes(window).live(schedule);
    List<Shift> lived = SharedMinutes.shifts(window.since(), minutes);

    agrees(what, schedule, window, minutes);
    assignmentsAgree(what, schedule, window, minutes);
    wholeShiftsAgree(what, random, schedule, window, lived);
    nextShiftsAgree(what, random, schedule, window, lived);
  }

  /** Rotations are made, changed and deleted; what was true of the past stays so. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void changesOfRotationsLeaveThePastAsItWas(long seed) {
    RandomTimes random = new RandomTimes(seed);
    RandomShifts drawing = new RandomShifts(random);
    ShiftBasedSchedule schedule = drawing.schedule();
    Window window = random.window();
    SharedMinutes oracle = new SharedMinutes(window);
    List<List<SharedMinutes.Seat>> expected = oracle.live(schedule);
    StringBuilder what = new StringBuilder("seed " + seed + ": " + schedule + " in " + window);
    for (Instant now :
        random.some(4).mapToObj(each -> random.instantIn(window)).sorted().toList()) {
      schedule = changed(random, drawing, schedule, now);
      what.append(" changed at ").append(now).append(" to ").append(schedule);
      int past = Math.toIntExact(Duration.between(window.since(), now).toMinutes());
      // Nothing that is former has a say in what comes: so it is as if it had never been.
      List<List<SharedMinutes.Seat>> ahead =
          oracle.live(schedule.withRotations(schedule.rotations(), List.of()));
      expected =
          Stream.concat(
                  expected.subList(0, past).stream(), ahead.subList(past, ahead.size()).stream())
              .toList();
    }
    agrees(what::toString, schedule, window, expected);
  }

  private static ShiftBasedSchedule changed(
      RandomTimes random, RandomShifts drawing, ShiftBasedSchedule schedule, Instant now) {
    RotationChanges changes = new RotationChanges(schedule, now);
    if (schedule.rotations().isEmpty() || random.below(5) == 0) {
      EventRotation drawn = drawing.rotation();
      return changes.adding(
          new EventRotation(
              drawn.id(), drawn.events().stream().map(each -> fresh(each, now)).toList()));
    }
    EventRotation rotation = random.oneOf(schedule.rotations());
    if (random.below(5) == 0) {
      return changes.without(rotation);
    }
    if (!schedule.overrides().isEmpty() && random.below(5) == 0) {
      return schedule.withoutOverride(random.oneOf(schedule.overrides()).id(), now);
    }
    List<RotationEvent> events = new ArrayList<>();
    for (RotationEvent event : rotation.events()) {
      if (random.likely()) {
        events.add(edited(random, drawing, event));
      }
    }
    if (random.below(3) == 0) {
      events.add(fresh(drawing.event(), now));
    }
    return changes.with(rotation, events);
  }

  /** A new event says nothing of the past. */
  private static RotationEvent fresh(RotationEvent event, Instant now) {
    Instant since = event.effectiveSince().isBefore(now) ? now : event.effectiveSince();
    boolean over = event.effectiveUntil() != null && !event.effectiveUntil().isAfter(since);
    return event.effective(since, over ? since.plusSeconds(60) : event.effectiveUntil());
  }

  private static RotationEvent edited(
      RandomTimes random, RandomShifts drawing, RotationEvent event) {
    return switch (random.below(5)) {
      case 0 -> event;
      case 1 -> event.effective(event.effectiveSince(), null);
      case 2 ->
          event.effective(
              event.effectiveSince(),
              event.effectiveSince().plus(random.lasting(Duration.ofDays(20))));
      case 3 -> event.effective(random.around(Duration.ofDays(4)), null);
      default -> {
        @Nullable Instant until = random.likely() ? event.effectiveUntil() : null;
        yield new RotationEvent(
            event.id(),
            event.name(),
            event.start(),
            event.end(),
            event.zone(),
            event.effectiveSince(),
            until,
            event.recurrence(),
            drawing.assignment());
      }
    };
  }

  private static void agrees(
      Supplier<String> what,
      ShiftBasedSchedule schedule,
      Window window,
      List<List<SharedMinutes.Seat>> minutes) {
    Rendering rendering = ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT);
    assertThat(rendering.shifts())
        .as(what)
        .isSortedAccordingTo(Comparator.comparing(Shift::start))
        .containsExactlyInAnyOrderElementsOf(SharedMinutes.shifts(window.since(), minutes));
    assertThat(rendering.gaps()).as(what).isEqualTo(SharedMinutes.gaps(window.since(), minutes));
    long covered = minutes.stream().filter(seats -> !seats.isEmpty()).count();
    assertThat(rendering.coveragePercentage())
        .as(what)
        .isCloseTo(100.0 * covered / minutes.size(), within(1e-9));
    for (int i = 0; i < minutes.size(); i++) {
      // Where something changes, and every so often.
      if (i % 97 == 0 || i > 0 && !minutes.get(i).equals(minutes.get(i - 1))) {
        Instant minute = window.since().plusSeconds(60L * i);
        dutiesAgree(what, schedule, minute.plusSeconds(59), minutes.get(i));
      }
    }
  }

  private static void dutiesAgree(
      Supplier<String> what,
      ShiftBasedSchedule schedule,
      Instant instant,
      List<SharedMinutes.Seat> seats) {
    assertThat(OnCall.duties(schedule, instant))
        .as(() -> what.get() + " at " + instant)
        .containsExactlyInAnyOrderElementsOf(
            seats.stream().map(SharedShiftsPropertyTest::duty).toList());
    Set<UserId> users = new HashSet<>();
    seats.forEach(seat -> users.add(seat.user()));
    assertThat(OnCall.at(schedule, instant))
        .as(() -> what.get() + " at " + instant)
        .containsExactlyInAnyOrderElementsOf(users);
  }

  private static Duty duty(SharedMinutes.Seat seat) {
    if (seat.override() != null) {
      return new Duty(seat.user(), Duty.Kind.OVERRIDE, seat.override().value());
    }
    return switch (seat.origin()) {
      case ShiftOrigin.OfRotation of ->
          new Duty(seat.user(), Duty.Kind.ROTATION, of.rotation().value());
      case ShiftOrigin.OfCustomShift of ->
          new Duty(seat.user(), Duty.Kind.CUSTOM_SHIFT, of.customShift().value());
    };
  }

  /** What every shift comes from, minute by minute. */
  private static void assignmentsAgree(
      Supplier<String> what,
      ShiftBasedSchedule schedule,
      Window window,
      List<List<SharedMinutes.Seat>> minutes) {
    List<List<SharedMinutes.Seat>> told = new ArrayList<>();
    minutes.forEach(each -> told.add(new ArrayList<>()));
    for (ShiftAssignment each : ScheduleRenderer.assignments(schedule, window, Edges.CUT)) {
      int from = minute(window, each.start());
      for (int i = from; i < minute(window, each.end()); i++) {
        told.get(i).add(new SharedMinutes.Seat(each.user(), each.origin(), each.override()));
      }
    }
    for (int i = 0; i < minutes.size(); i++) {
      if (!told.get(i).equals(minutes.get(i))) {
        assertThat(told.get(i)).as(what).containsExactlyInAnyOrderElementsOf(minutes.get(i));
      }
    }
    List<ShiftAssignment> whole = ScheduleRenderer.assignments(schedule, window, Edges.WHOLE);
    assertThat(
            whole.stream()
                .map(each ->
                    each.within(window.since().toEpochMilli(), window.until().toEpochMilli())))
        .as(what)
        .isEqualTo(ScheduleRenderer.assignments(schedule, window, Edges.CUT));
  }

  private static int minute(Window window, Instant instant) {
    return Math.toIntExact(Duration.between(window.since(), instant).toMinutes());
  }

  /** In a smaller window inside the one that the oracle has lived through. */
  private static void wholeShiftsAgree(
      Supplier<String> what,
      RandomTimes random,
      ShiftBasedSchedule schedule,
      Window window,
      List<Shift> lived) {
    Instant since = random.instantIn(window);
    Window narrow = new Window(since, since.plus(Duration.ofHours(30)));
    List<Shift> crossing =
        lived.stream()
            .filter(shift -> shift.start().isBefore(narrow.until()))
            .filter(shift -> shift.end().isAfter(narrow.since()))
            .toList();
    if (narrow.until().isBefore(window.until())
        && crossing.stream().noneMatch(shift -> touches(shift, window))) {
      assertThat(ScheduleRenderer.finalSchedule(schedule, narrow, Edges.WHOLE).shifts())
          .as(() -> what.get() + ", whole in " + narrow)
          .containsExactlyInAnyOrderElementsOf(crossing);
    }
  }

  private static void nextShiftsAgree(
      Supplier<String> what,
      RandomTimes random,
      ShiftBasedSchedule schedule,
      Window window,
      List<Shift> lived) {
    UserId user = random.user();
    Instant after = random.instantIn(window);
    Optional<Shift> expected =
        lived.stream()
            .filter(shift -> shift.user().equals(user) && shift.start().isAfter(after))
            .min(Comparator.comparing(Shift::start));
    if (expected.isEmpty() || expected.get().end().isBefore(window.until())) {
      Duration horizon = Duration.between(after, window.until());
      assertThat(OnCall.nextShift(schedule, user, after, horizon))
          .as(() -> what.get() + ", next of " + user + " after " + after)
          .isEqualTo(expected);
    }
  }

  private static boolean touches(Shift shift, Window window) {
    return shift.start().equals(window.since()) || shift.end().equals(window.until());
  }
}
