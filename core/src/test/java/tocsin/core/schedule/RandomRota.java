package tocsin.core.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.id.LayerId;
import tocsin.core.id.OverrideId;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;

/** Draws schedules of layers around a change of clocks. Whole minutes only. */
final class RandomRota {
  private static final List<Duration> USUAL_TURNS =
      List.of(
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofHours(36),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(14));

  private final RandomTimes times;

  RandomRota(RandomTimes times) {
    this.times = times;
  }

  Schedule schedule() {
    List<Layer> layers = times.some(4).mapToObj(this::layer).toList();
    List<ScheduleOverride> overrides = times.some(4).mapToObj(this::override).toList();
    return new Schedule(
        new ScheduleId("S"), "Random", "", times.zone(), layers, overrides, List.of());
  }

  Layer layer(int number) {
    Instant start = times.around(Duration.ofDays(times.likely() ? 30 : 4));
    Instant early = times.likely() ? start.minus(Duration.ofDays(30)) : start;
    @Nullable Instant end = times.likely() ? null : early.plus(times.upTo(Duration.ofDays(40)));
    List<UserId> users = new ArrayList<>(List.of(times.user()));
    times.some(4).forEach(each -> users.add(times.user()));
    List<Restriction> restrictions =
        times.likely() ? List.of() : times.some(4).mapToObj(each -> restriction()).toList();
    Duration turn =
        times.likely()
            ? times.oneOf(USUAL_TURNS)
            : times.upTo(Duration.ofDays(3)).plus(Duration.ofMinutes(1));
    Instant virtualStart = times.around(Duration.ofDays(times.likely() ? 60 : 1500));
    return new Layer(
        new LayerId("L" + number), "", early, end, virtualStart, turn, users, restrictions);
  }

  private Restriction restriction() {
    LocalTime time = times.time();
    if (times.below(2) == 0) {
      return new Restriction.Daily(time, times.lasting(Duration.ofDays(1)));
    }
    DayOfWeek day = DayOfWeek.of(1 + times.below(7));
    return new Restriction.Weekly(day, time, times.lasting(Duration.ofDays(7)));
  }

  private ScheduleOverride override(int number) {
    Instant start = times.around(Duration.ofDays(5));
    Instant end = start.plus(times.upTo(Duration.ofDays(2))).plusSeconds(60);
    return new ScheduleOverride(new OverrideId("O" + number), times.user(), start, end);
  }
}
