package tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lives through as many worlds as fit into a minute. To see a failure again, run with {@code
 * -Dsimulation.seed=} and the seed that the failure names; {@code -Dsimulation.seconds=} sets how
 * long to search.
 */
class SimulationTest {
  private static final int STEPS = 4_000;
  private static final long ENOUGH_WORLDS = 100;
  private static final long SEARCH_NANOS = Long.getLong("simulation.seconds", 60) * 1_000_000_000L;

  @Test
  void thePromisesHoldInEveryWorld() {
    Long only = Long.getLong("simulation.seed");
    if (only != null) {
      System.out.println(live(only));
      return;
    }
    long first = Long.getLong("simulation.first", System.nanoTime());
    long worlds = 0;
    long events = 0;
    long arrived = 0;
    long bundled = 0;
    long repeats = 0;
    long resent = 0;
    long repeated = 0;
    long receipts = 0;
    long crashes = 0;
    Map<String, Long> crashesAt = new TreeMap<>();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < SEARCH_NANOS) {
      Simulation.Summary summary = live(first + worlds);
      worlds++;
      events += summary.events();
      arrived += summary.arrived();
      bundled += summary.bundled();
      repeats += summary.repeats();
      resent += summary.resent();
      repeated += summary.repeated();
      receipts += summary.receipts();
      crashes += summary.crashes();
      summary.crashesAt().forEach((step, times) -> crashesAt.merge(step, times, Long::sum));
    }
    System.out.printf(
        "simulation: %d worlds from seed %d, %d events, %d pages arrived, %d of them bundled, %d"
            + " repeated after a crash or a provider's lie, %d sent again for want of a receipt, %d"
            + " repeated for want of an answer, %d receipts held against that, %d crashes%n",
        worlds, first, events, arrived, bundled, repeats, resent, repeated, receipts, crashes);
    assertThat(arrived).as("a world in which nothing happens proves nothing").isPositive();
    assertThat(bundled).as("pages in one message with others").isPositive();
    assertThat(resent).as("pages that did not arrive").isPositive();
    assertThat(repeated).as("pages that nobody answered").isPositive();
    assertThat(receipts).as("receipts that were reckoned up").isPositive();
    assertThat(crashes).isPositive();
    if (worlds >= ENOUGH_WORLDS) {
      assertThat(stepsOfAnAttempt())
          .allSatisfy(step -> assertThat(times(step, crashesAt)).as(step).isPositive());
    }
  }

  /** Where the process dies: before and after each write and each call that an attempt makes. */
  private static List<String> stepsOfAnAttempt() {
    return Stream.of(
            "EventLog.append",
            "IncidentStore.commit",
            "NotificationJournal.append Planned",
            "NotificationJournal.append Attempted",
            "Channel.send",
            "NotificationJournal.append Ended",
            "Receipts.arrived",
            "NotificationJournal.append Received",
            "NotificationJournal.append Stopped",
            "Outbox.finish",
            "ShardLeases.point")
        .flatMap(step -> Stream.of("before " + step, "after " + step))
        .toList();
  }

  /** Several lines may be written at once. */
  private static long times(String step, Map<String, Long> crashesAt) {
    int line = step.indexOf(' ', step.indexOf(' ') + 1);
    String call = line < 0 ? step : step.substring(0, line);
    String written = line < 0 ? "" : step.substring(line);
    return crashesAt.entrySet().stream()
        .filter(at -> at.getKey().startsWith(call) && at.getKey().contains(written))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void anEventIsNotTakenForUndecidableWhenTheStoreFailsWhileItIsDecided() {
    assertThat(live(16_096_652_574_125L).arrived()).isPositive();
  }

  @Test
  void aPageThatHangsUntilTheLastCalmMayArriveLate() {
    assertThat(live(5_629_724_340_133L).arrived()).isPositive();
  }

  private static Simulation.Summary live(long seed) {
    try {
      return Simulation.run(seed, STEPS);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("Seed " + seed + ": " + broken.getMessage(), broken);
    }
  }
}
