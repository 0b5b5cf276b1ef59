package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.id.UserId;

/** Holds what is calculated against a life lived minute by minute, over random schedules. */
class RenderingPropertyTest {
  private static final int SEEDS = 100;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheMinutes(long seed) {
    RandomTimes random = new RandomTimes(seed);
    Schedule schedule = new RandomRota(random).schedule();
    Window window = random.window();
    String what = "seed %d: %s in %s".formatted(seed, schedule, window);
    MinuteByMinute oracle = new MinuteByMinute(schedule.zone(), window);
    List<@Nullable UserId> minutes = oracle.finalSchedule(schedule);

    assertThat(cut(schedule, window).shifts()).as(what).isEqualTo(shifts(window, minutes));
    eachMinuteAgrees(what, schedule, window.since(), minutes);
    partsAgree(what, schedule, window, oracle);
    gapsAndCoverageAgree(what, cut(schedule, window), minutes);
    wholeShiftsAgree(what, random, schedule, window, shifts(window, minutes));
    nextShiftsAgree(what, random, schedule, window, shifts(window, minutes));
  }

  private static void eachMinuteAgrees(
      String what, Schedule schedule, Instant since, List<@Nullable UserId> minutes) {
    for (int i = 0; i < minutes.size(); i++) {
      Instant minute = since.plusSeconds(60L * i);
      UserId user = OnCall.at(schedule, minute.plusSeconds(59)).stream().findFirst().orElse(null);
      if (!Objects.equals(user, minutes.get(i))) {
        assertThat(user).as("%s at %s", what, minute).isEqualTo(minutes.get(i));
      }
    }
  }

  private static void partsAgree(
      String what, Schedule schedule, Window window, MinuteByMinute oracle) {
    assertThat(ScheduleRenderer.overrides(schedule, window, Edges.CUT).shifts())
        .as(what)
        .isEqualTo(shifts(window, oracle.overrides(schedule.overrides())));
    for (Layer layer : schedule.layers()) {
      assertThat(ScheduleRenderer.layer(schedule, layer, window, Edges.CUT).shifts())
          .as(what)
          .isEqualTo(shifts(window, oracle.layer(layer)));
      // By itself, for in the final schedule much of it lies hidden under others.
      Schedule alone = Rotas.schedule(schedule.zone(), layer);
      eachMinuteAgrees(what, alone, window.since(), oracle.layer(layer));
    }
  }

  private static void gapsAndCoverageAgree(
      String what, Rendering rendering, List<@Nullable UserId> minutes) {
    UserId nobody = new UserId("nobody");
    List<@Nullable UserId> turned = new ArrayList<>();
    minutes.forEach(user -> turned.add(user == null ? nobody : null));
    long covered = minutes.stream().filter(Objects::nonNull).count();

    assertThat(rendering.gaps())
        .as(what)
        .isEqualTo(
            shifts(rendering.window(), turned).stream()
                .map(shift -> new Gap(shift.start(), shift.end()))
                .toList());
    assertThat(rendering.coveragePercentage())
        .as(what)
        .isCloseTo(100.0 * covered / minutes.size(), within(1e-9));
  }

  /** In a smaller window inside the one that the oracle has lived through. */
  private static void wholeShiftsAgree(
      String what, RandomTimes random, Schedule schedule, Window window, List<Shift> lived) {
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
          .as("%s, whole in %s", what, narrow)
          .isEqualTo(crossing);
    }
  }

  private static void nextShiftsAgree(
      String what, RandomTimes random, Schedule schedule, Window window, List<Shift> lived) {
    UserId user = random.user();
    Instant after = random.instantIn(window);
    Optional<Shift> expected =
        lived.stream()
            .filter(shift -> shift.user().equals(user) && shift.start().isAfter(after))
            .findFirst();
    if (expected.isEmpty() || expected.get().end().isBefore(window.until())) {
      Duration horizon = Duration.between(after, window.until());
      assertThat(OnCall.nextShift(schedule, user, after, horizon))
          .as("%s, next of %s after %s", what, user, after)
          .isEqualTo(expected);
    }
  }

  private static boolean touches(Shift shift, Window window) {
    return shift.start().equals(window.since()) || shift.end().equals(window.until());
  }

  private static Rendering cut(Schedule schedule, Window window) {
    return ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT);
  }

  private static List<Shift> shifts(Window window, List<@Nullable UserId> minutes) {
    return MinuteByMinute.shifts(window.since(), minutes);
  }
}
