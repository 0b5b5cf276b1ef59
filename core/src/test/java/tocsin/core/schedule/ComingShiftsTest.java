package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;
import static tocsin.core.schedule.Rotas.CLEO;
import static tocsin.core.schedule.Rotas.LOS_ANGELES;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stories about who comes next. */
class ComingShiftsTest {
  private static final Instant NINE = Rotas.at(LOS_ANGELES, "2026-02-02T09:00");

  @Test
  void theNextTurnIsWholeAndAnOverrideGoesBeforeIt() {
    Schedule days = Rotas.schedule(LOS_ANGELES, Rotas.layer(NINE, Duration.ofDays(1), ADA, BEN));
    Instant tomorrow = NINE.plus(Duration.ofDays(1));
    assertThat(ComingShifts.after(days, NINE.plusSeconds(1)))
        .containsExactly(new Shift(tomorrow, tomorrow.plus(Duration.ofDays(1)), BEN));

    Instant noon = NINE.plus(Duration.ofHours(3));
    Schedule swapped =
        Rotas.overridden(days, Rotas.override("O", CLEO, noon, noon.plusSeconds(60)));
    assertThat(ComingShifts.after(swapped, NINE))
        .containsExactly(new Shift(noon, noon.plusSeconds(60), CLEO));
  }

  @Test
  void aShiftAfterALongGapIsFoundAndOneAfterMonthsIsNot() {
    Instant later = NINE.plus(Duration.ofDays(20));
    Schedule gap = Rotas.schedule(LOS_ANGELES, Rotas.layer(later, Duration.ofDays(1), ADA));
    assertThat(ComingShifts.after(gap, NINE)).extracting(Shift::start).containsExactly(later);
    assertThat(ComingShifts.after(gap, later)).as("it has begun").isEmpty();
    assertThat(ComingShifts.after(gap, NINE.minus(Duration.ofDays(60)))).isEmpty();
  }
}
