package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;
import static tocsin.core.schedule.Rotas.between;
import static tocsin.core.schedule.Rotas.layer;
import static tocsin.core.schedule.Rotas.overridden;
import static tocsin.core.schedule.Rotas.override;
import static tocsin.core.schedule.Rotas.restricted;
import static tocsin.core.schedule.Rotas.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;

class ScheduleCheckTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Layer GOOD = layer(START, DAY, ADA, BEN);

  @Test
  void aGoodScheduleHasNoProblems() {
    Layer nights =
        restricted(
            GOOD,
            new Restriction.Daily(LocalTime.MIDNIGHT, DAY),
            new Restriction.Weekly(DayOfWeek.SUNDAY, LocalTime.NOON, Duration.ofDays(7)));

    assertThat(problems(GOOD, nights)).isEmpty();
  }

  @Test
  void aTurnLastsFromOneMinuteToTenYears() {
    String sentence = "The turns of layer 2 must last from one minute to ten years.";

    assertThat(problems(GOOD, layer(START, Duration.ZERO, ADA))).containsExactly(sentence);
    assertThat(problems(GOOD, layer(START, Duration.ofSeconds(59), ADA))).containsExactly(sentence);
    assertThat(problems(GOOD, layer(START, Duration.ofDays(3654), ADA))).containsExactly(sentence);
    assertThat(problems(layer(START, Duration.ofMinutes(1), ADA))).isEmpty();
    assertThat(problems(layer(START, Duration.ofDays(3653), ADA))).isEmpty();
  }

  @Test
  void aLayerHasFromOneUserToAThousand() {
    assertThat(problems(layer(START, DAY))).containsExactly("Layer 1 needs at least one user.");
    assertThat(problems(layer(START, DAY, crowd(1000)))).isEmpty();
    assertThat(problems(layer(START, DAY, crowd(1001))))
        .containsExactly("Layer 1 may have at most 1,000 users; it has 1,001.");
  }

  @Test
  void aLayerDoesNotEndBeforeItStarts() {
    assertThat(problems(between(GOOD, START, START.minusSeconds(1))))
        .containsExactly("Layer 1 must not end before it starts.");
    assertThat(problems(between(GOOD, START, START))).isEmpty();
  }

  @Test
  void aRestrictionIsNeitherEmptyNorLongerThanItsPeriod() {
    Restriction empty = new Restriction.Daily(LocalTime.NOON, Duration.ZERO);
    Restriction twoDays = new Restriction.Daily(LocalTime.NOON, Duration.ofHours(25));
    Restriction overAWeek =
        new Restriction.Weekly(DayOfWeek.MONDAY, LocalTime.NOON, Duration.ofHours(169));
    String daily = "A daily restriction of layer 1 must last up to 24 hours, and not nothing.";

    assertThat(problems(restricted(GOOD, empty))).containsExactly(daily);
    assertThat(problems(restricted(GOOD, twoDays))).containsExactly(daily);
    assertThat(problems(restricted(GOOD, overAWeek)))
        .containsExactly(
            "A weekly restriction of layer 1 must last up to 7 days, and not nothing.");
  }

  @Test
  void aLayerHasAtMostAHundredRestrictions() {
    Restriction noon = new Restriction.Daily(LocalTime.NOON, Duration.ofHours(1));
    Restriction[] many = Collections.nCopies(101, noon).toArray(Restriction[]::new);

    assertThat(problems(restricted(GOOD, many)))
        .containsExactly("Layer 1 may have at most 100 restrictions; it has 101.");
  }

  @Test
  void tenThousandLayersAreOneProblem() {
    Layer[] many = Collections.nCopies(10_000, GOOD).toArray(Layer[]::new);

    assertThat(problems(many))
        .containsExactly("A schedule has at most 100 layers; this one has 10,000.");
  }

  @Test
  void datesLieBetweenTheYears1900And2199() {
    Instant tooEarly = Instant.parse("1899-12-31T23:59:59Z");
    Instant tooLate = Instant.parse("2200-01-01T00:00:00Z");
    Schedule overridden =
        overridden(schedule(LOS_ANGELES, GOOD), override("O1", ADA, START, tooLate));

    assertThat(problems(between(GOOD, tooEarly, tooLate)))
        .containsExactly(
            "The start of layer 1 must lie between the years 1900 and 2199.",
            "The end of layer 1 must lie between the years 1900 and 2199.");
    assertThat(problems(layer(tooLate, DAY, ADA)))
        .contains(
            "The rotation virtual start of layer 1 must lie between the years 1900 and 2199.");
    assertThat(ScheduleCheck.problems(overridden))
        .containsExactly("The end of override O1 must lie between the years 1900 and 2199.");
    assertThat(problems(between(GOOD, Instant.parse("1900-01-01T00:00:00Z"), null))).isEmpty();
  }

  @Test
  void whatTheCheckRefusesIsNeverOnCallAndBreaksNothing() {
    Schedule broken = schedule(LOS_ANGELES, layer(START, Duration.ZERO, ADA), layer(START, DAY));
    Window week = new Window(START, START.plus(Duration.ofDays(7)));

    assertThat(OnCall.at(broken, START)).isEmpty();
    assertThat(ScheduleRenderer.finalSchedule(broken, week, Edges.WHOLE).shifts()).isEmpty();
  }

  private static List<String> problems(Layer... layers) {
    return ScheduleCheck.problems(schedule(LOS_ANGELES, layers));
  }

  private static UserId[] crowd(int size) {
    return Collections.nCopies(size, ADA).toArray(UserId[]::new);
  }
}
