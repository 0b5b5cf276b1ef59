package tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Webhooks in many worlds. To see a failure again, run with {@code -Dsimulation.webhooks=} and the
 * seed that the failure names.
 */
class WebhookSimulationTest {
  private static final int STEPS = 1_500;
  private static final int WORLDS = 60;

  @Test
  void eachIncidentIsToldWholeAndInOrderWhateverReceiversDoAndWhereverTheProgramDies() {
    Long only = Long.getLong("simulation.webhooks");
    if (only != null) {
      System.out.println(live(only));
      return;
    }
    long first = System.nanoTime();
    long taken = 0;
    long doubled = 0;
    long disabled = 0;
    long crashes = 0;
    for (long world = 0; world < WORLDS; world++) {
      WebhookSimulation.Summary summary = live(first + world);
      taken += summary.taken();
      doubled += summary.doubled();
      disabled += summary.disabled();
      crashes += summary.crashes();
    }
    System.out.printf(
        "webhooks: %d worlds from seed %d, %d messages taken, %d of them again, %d receivers"
            + " disabled, %d crashes%n",
        WORLDS, first, taken, doubled, disabled, crashes);
    assertThat(taken).as("a world in which nothing is told proves nothing").isPositive();
    assertThat(doubled).as("taken though they said that they failed").isPositive();
    assertThat(disabled).as("receivers that refused too often").isPositive();
    assertThat(crashes).isPositive();
  }

  private static WebhookSimulation.Summary live(long seed) {
    try {
      return WebhookSimulation.run(seed, STEPS);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("Seed " + seed + ": " + broken.getMessage(), broken);
    }
  }
}
