package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.LayerId;
import tocsin.core.id.UserId;

class LayerChangesTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Layer LOW = layer("low", MARCH, null, ADA);
  private static final Layer HIGH = layer("high", MARCH, null, BEN);
  private static final Schedule BOTH = Rotas.schedule(LOS_ANGELES, LOW, HIGH);

  @Test
  void whoeverIsPutInSomebodysPlaceWasNotOnCallBefore() {
    Schedule after = changed(BOTH, NOW, LOW, layer("high", MARCH, null, CLEO));
    assertThat(onCall(after, NOW.minusMillis(1))).containsExactly(BEN);
    assertThat(onCall(after, NOW)).containsExactly(CLEO);
    assertThat(after.layers().getLast().start()).isEqualTo(NOW);
    assertThat(after.layers().getFirst().start()).as("goes on").isEqualTo(MARCH);
    assertThat(after.users()).containsExactly(ADA, CLEO);
  }

  @Test
  void aLayerThatIsLeftOutIsEndedAndWonUntilThen() {
    Schedule after = changed(BOTH, NOW, LOW);
    assertThat(after.layers()).containsExactly(HIGH.between(MARCH, NOW), LOW);
    assertThat(onCall(after, NOW.minusMillis(1))).containsExactly(BEN);
    assertThat(onCall(after, NOW)).containsExactly(ADA);
  }

  @Test
  void layersThatChangePlacesDoSoFromNowOn() {
    Schedule after = changed(BOTH, NOW, HIGH, LOW);
    assertThat(onCall(after, NOW.minusMillis(1))).containsExactly(BEN);
    assertThat(onCall(after, NOW)).containsExactly(ADA);
    assertThat(after.layers()).containsExactly(HIGH, LOW);
  }

  @Test
  void anotherZoneMovesTheHandOffsToCome() {
    Schedule before = Rotas.schedule(LOS_ANGELES, Rotas.layer(MARCH, Duration.ofDays(1), ADA, BEN));
    Schedule wanted = Rotas.schedule(ZoneOffset.UTC, before.layers().getFirst());
    Schedule after = new LayerChanges(before, NOW).to(wanted);
    Window past = new Window(MARCH, NOW);
    assertThat(ScheduleRenderer.finalSchedule(after, past, Edges.CUT).shifts())
        .as("in Los Angeles the clocks changed on the 8th")
        .isEqualTo(ScheduleRenderer.finalSchedule(before, past, Edges.CUT).shifts());
    assertThat(OnCall.shiftsAt(after, NOW.plus(Duration.ofDays(2))).getFirst().start())
        .isEqualTo(Instant.parse("2026-03-12T08:00:00Z"));
  }

  @Test
  void whatChangesNothingIsNotRemembered() {
    Schedule renamed = changed(BOTH, NOW, LOW.named("Lower"), HIGH);
    assertThat(renamed.former()).isEmpty();
    assertThat(renamed.layers().getFirst().name()).isEqualTo("Lower");
    Instant earlier = MARCH.minus(Duration.ofDays(900));
    Schedule sent = changed(renamed, NOW, LOW.between(earlier, null), HIGH);
    assertThat(sent.former()).as("a start that is long past says nothing new").isEmpty();
    assertThat(sent.layers().getFirst().start()).isEqualTo(MARCH);
    Schedule coming = Rotas.schedule(LOS_ANGELES, layer("low", NOW, null, ADA));
    assertThat(changed(coming, NOW, layer("low", NOW, null, BEN)).former()).isEmpty();
  }

  @Test
  void aLayerThatIsEndedByAClockThatIsLateEndsAndKeepsItsStart() {
    Instant justBefore = NOW.minusMillis(5);
    Schedule after = changed(BOTH, NOW, LOW, HIGH.between(MARCH, justBefore));
    assertThat(after.layers().getLast()).isEqualTo(HIGH.between(MARCH, justBefore));
    assertThat(onCall(after, NOW.minusMillis(1))).as("as it was").containsExactly(BEN);
    assertThat(onCall(after, NOW)).containsExactly(ADA);
    assertThat(ScheduleCheck.problems(after)).isEmpty();
    Layer other = layer("high", MARCH, NOW, CLEO);
    assertThat(ScheduleCheck.problems(changed(BOTH, NOW, LOW, other))).isEmpty();
  }

  @Test
  void whateverIsNewAboutItsTurnsALayerBeginsNow() {
    Layer layer = Rotas.layer(MARCH, Duration.ofDays(1), ADA, BEN);
    for (Layer other :
        List.of(
            Rotas.layer(MARCH, Duration.ofDays(2), ADA, BEN),
            Rotas.layer(MARCH, Duration.ofDays(1), BEN, ADA),
            Rotas.between(
                Rotas.layer(MARCH.plusSeconds(1), Duration.ofDays(1), ADA, BEN), MARCH, null),
            Rotas.restricted(
                layer, new Restriction.Daily(LocalTime.of(9, 0), Duration.ofHours(8))))) {
      Schedule after = changed(Rotas.schedule(LOS_ANGELES, layer), NOW, other);
      assertThat(after.layers().getFirst()).isEqualTo(other.between(NOW, null));
      assertThat(after.former()).hasSize(1);
    }
  }

  @Test
  void aNewLayerBeginsNowAndOneToComeWhenItSays() {
    Schedule after =
        changed(
            BOTH,
            NOW,
            LOW,
            HIGH.between(NOW.plusSeconds(60), null),
            layer("new", MARCH, null, CLEO),
            layer("later", NOW.plusSeconds(90), null, CLEO));
    assertThat(after.layers().stream().map(Layer::start))
        .containsExactly(MARCH, NOW.plusSeconds(60), NOW, NOW.plusSeconds(90));
    Schedule brought = changed(after, NOW.plusSeconds(30), LOW, HIGH, after.layers().get(2));
    assertThat(brought.layers().stream().map(Layer::start))
        .as("what has not begun begins now at the earliest; what has not begun and goes, goes")
        .containsExactly(MARCH, NOW.plusSeconds(30), NOW);
  }

  @Test
  void aLayerThatEndedEarlierStaysAsItWas() {
    Layer over = LOW.between(MARCH, NOW.minusSeconds(60));
    Schedule after = changed(Rotas.schedule(LOS_ANGELES, over, HIGH), NOW, HIGH);
    assertThat(after.layers()).containsExactly(over, HIGH);
  }

  @Test
  void aHundredChangesAreRememberedAndThoseOfOneInstantOnce() {
    Schedule schedule = BOTH;
    for (int i = 0; i < 120; i++) {
      Instant then = NOW.plusSeconds(i);
      schedule = changed(schedule, then, LOW, layer("high", MARCH, null, i % 2 == 0 ? CLEO : BEN));
      schedule = changed(schedule, then, layer("low", MARCH, null, CLEO));
      schedule = changed(schedule, then, LOW);
    }
    assertThat(schedule.former()).hasSizeLessThanOrEqualTo(100).hasSizeGreaterThan(5);
    assertThat(schedule.former().stream().map(FormerLayers::until)).doesNotHaveDuplicates();
    assertThat(schedule.former().stream().mapToInt(each -> each.layers().size()).sum())
        .isLessThanOrEqualTo(1_000);
    assertThat(schedule.layers()).hasSizeLessThanOrEqualTo(ScheduleCheck.MAX_LAYERS);
  }

  private static Schedule changed(Schedule before, Instant now, Layer... layers) {
    return new LayerChanges(before, now).to(Rotas.schedule(before.zone(), layers));
  }

  private static List<UserId> onCall(Schedule schedule, Instant instant) {
    return OnCall.at(schedule, instant);
  }

  private static Layer layer(String id, Instant start, @Nullable Instant end, UserId user) {
    return new Layer(
        new LayerId(id), id, start, end, MARCH, Duration.ofDays(1), List.of(user), List.of());
  }
}
