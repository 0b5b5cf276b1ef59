package tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Directory;
import tocsin.core.account.DirectoryEntry;
import tocsin.core.escalation.Rings;
import tocsin.core.event.Event;
import tocsin.core.event.EventAction;
import tocsin.core.event.Severity;
import tocsin.core.forecast.Forecast;
import tocsin.core.forecast.Forecaster;
import tocsin.core.forecast.ForetoldPage;
import tocsin.core.forecast.Question;
import tocsin.core.id.ContactMethodId;
import tocsin.core.incident.PageReason;

/**
 * What was foretold is what the real engine and notifiers then do, in random accounts around the
 * nights in which clocks change. Run with {@code -Dforecast.seed=} to see one again.
 */
class ForecastTest {
  private static final int WORLDS = Integer.getInteger("forecast.worlds", 2_000);
  private static final Duration SPAN = Duration.ofHours(8);

  /** Clocks change in London, Los Angeles or on Lord Howe within two days of each. */
  private static final List<Instant> NIGHTS =
      List.of(
          Instant.parse("2026-03-28T18:00:00Z"),
          Instant.parse("2026-03-07T18:00:00Z"),
          Instant.parse("2026-11-01T03:00:00Z"),
          Instant.parse("2026-04-04T09:00:00Z"));

  @Test
  void whatIsForetoldComesToPass() {
    Long only = Long.getLong("forecast.seed");
    long first = only != null ? only : System.nanoTime();
    long pages = 0;
    for (long seed = first; seed < first + (only != null ? 1 : WORLDS); seed++) {
      pages += compare(seed);
    }
    System.out.printf("forecast: %d worlds from seed %d, %d pages%n", WORLDS, first, pages);
    assertThat(pages).as("worlds in which nobody is paged prove nothing").isPositive();
  }

  private static int compare(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Instant begin = NIGHTS.get(random.nextInt(NIGHTS.size()));
    RandomAccount account = new RandomAccount(random, begin);
    List<DirectoryEntry> entries = account.all();
    Instant at = begin.plusSeconds(random.nextInt(48 * 3_600));
    @Nullable Severity severity =
        random.nextBoolean() ? null : Severity.values()[random.nextInt(4)];
    int service = random.nextInt(4);

    Forecast forecast =
        Forecaster.of(
            Directory.of(entries),
            Rings.NEW,
            new Question(
                RandomAccount.service(service), "disk is full", "db-7", severity, at, SPAN));
    Rehearsal rehearsal = new Rehearsal(entries, at);
    rehearsal.send(
        new Event(
            at,
            RandomAccount.routingKey(service),
            EventAction.TRIGGER,
            "disk",
            "disk is full",
            "db-7",
            severity,
            "{}"));
    rehearsal.liveUntil(at.plus(SPAN));

    assertThat(rehearsal.arrivals().stream().map(Foretold::of))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(forecast.pages().stream().map(Foretold::of).toList());
    return forecast.pages().size();
  }

  private record Foretold(Instant at, ContactMethodId contactMethod, PageReason reason) {
    static Foretold of(Rehearsal.Arrival arrival) {
      return new Foretold(arrival.at(), arrival.contactMethod(), arrival.reason());
    }

    static Foretold of(ForetoldPage page) {
      return new Foretold(page.at(), page.contactMethod().id(), page.reason());
    }
  }
}
