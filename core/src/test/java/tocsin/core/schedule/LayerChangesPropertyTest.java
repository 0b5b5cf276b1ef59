package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.core.id.LayerId;
import tocsin.core.id.UserId;

/** However the layers of a schedule are changed: who was on call until then is not. */
class LayerChangesPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thePastStaysAndWhatComesIsAsIfItHadAlwaysBeenSo(long seed) {
    RandomTimes random = new RandomTimes(seed);
    RandomRota drawing = new RandomRota(random);
    Schedule schedule = drawing.schedule();
    Window window = random.window();
    List<@Nullable UserId> expected = lived(schedule, window);
    for (Instant now :
        random.some(4).mapToObj(each -> random.instantIn(window)).sorted().toList()) {
      schedule = new LayerChanges(schedule, now).to(wanted(random, drawing, schedule));
      int past = Math.toIntExact(Duration.between(window.since(), now).toMinutes());
      List<@Nullable UserId> ahead = lived(schedule, window);
      List<@Nullable UserId> both = new ArrayList<>(expected.subList(0, past));
      both.addAll(ahead.subList(past, ahead.size()));
      expected = both;
    }
    String what = "seed " + seed + ": " + schedule;
    assertThat(ScheduleRenderer.finalSchedule(schedule, window, Edges.CUT).shifts())
        .as(what)
        .isEqualTo(MinuteByMinute.shifts(window.since(), expected));
    for (int i = 0; i < expected.size(); i += 7) {
      Instant minute = window.since().plusSeconds(60L * i);
      assertThat(OnCall.at(schedule, minute))
          .as("%s at %s", what, minute)
          .isEqualTo(Stream.ofNullable(expected.get(i)).toList());
    }
  }

  /** As if nothing had ever been changed. */
  private static List<@Nullable UserId> lived(Schedule schedule, Window window) {
    return new MinuteByMinute(schedule.zone(), window)
        .finalSchedule(schedule.withLayers(schedule.layers(), List.of()));
  }

  private static Schedule wanted(RandomTimes random, RandomRota drawing, Schedule before) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : before.layers()) {
      switch (random.below(6)) {
        case 0 -> {}
        case 1 -> layers.add(withId(layer.id(), drawing.layer(0)));
        case 2 -> layers.add(layer.between(layer.start(), random.around(Duration.ofDays(9))));
        case 3 -> layers.add(layer.between(random.around(Duration.ofDays(9)), null));
        default -> layers.add(layer.named("Another name"));
      }
    }
    if (random.below(3) == 0) {
      Collections.shuffle(layers, new Random(random.below(1_000)));
    }
    if (layers.isEmpty() || random.below(3) == 0) {
      layers.add(withId(new LayerId("N" + random.below(1_000_000)), drawing.layer(0)));
    }
    ZoneId zone = random.below(8) == 0 ? random.otherZone() : before.zone();
    return new Schedule(
        before.id(), "Renamed", "", zone, layers, before.overrides(), before.teams());
  }

  private static Layer withId(LayerId id, Layer drawn) {
    return new Layer(
        id,
        drawn.name(),
        drawn.start(),
        drawn.end(),
        drawn.rotationVirtualStart(),
        drawn.turnLength(),
        drawn.users(),
        drawn.restrictions());
  }
}
