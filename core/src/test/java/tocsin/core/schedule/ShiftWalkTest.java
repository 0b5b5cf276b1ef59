package tocsin.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.schedule.Rotas.ADA;
import static tocsin.core.schedule.Rotas.BEN;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.id.UserId;

/**
 * Ada has two turns in a row, then Ben one, then nobody, then Ada again. Times are milliseconds.
 */
class ShiftWalkTest {
  private static final List<Stretch> STRETCHES =
      List.of(
          stretch(-1_000, 0, null),
          stretch(0, 10, ADA),
          stretch(10, 20, ADA),
          stretch(20, 30, BEN),
          stretch(30, 40, null),
          stretch(40, 50, ADA),
          stretch(50, 1_000, null));

  private final ShiftWalk walk = new ShiftWalk(ShiftWalkTest::stretchAt);

  private static Stretch stretch(long start, long end, @Nullable UserId user) {
    return new Stretch(start, end, user);
  }

  private static Stretch stretchAt(long instant) {
    return STRETCHES.stream().filter(each -> each.includes(instant)).findFirst().orElseThrow();
  }

  private static Shift shift(long start, long end, UserId user) {
    return new Shift(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end), user);
  }

  @Test
  void turnsOfOnePersonInARowAreOneShift() {
    assertThat(walk.cut(-5, 60))
        .containsExactly(shift(0, 20, ADA), shift(20, 30, BEN), shift(40, 50, ADA));
    assertThat(walk.cut(5, 25)).containsExactly(shift(5, 20, ADA), shift(20, 25, BEN));
    assertThat(walk.shiftAt(15)).contains(shift(0, 20, ADA));
    assertThat(walk.shiftAt(35)).isEmpty();
  }

  @Test
  void wholeShiftsReachBeyondTheWindowUnlessTheyEndThere() {
    assertThat(walk.whole(5, 25)).containsExactly(shift(0, 20, ADA), shift(20, 30, BEN));
    assertThat(walk.whole(5, 20)).as("Ben's is not in it").containsExactly(shift(0, 20, ADA));
    assertThat(walk.whole(20, 30)).containsExactly(shift(20, 30, BEN));
    assertThat(walk.whole(30, 40)).isEmpty();
  }

  @Test
  void theNextShiftBeginsAfterTheOneInstantAndBeforeTheOther() {
    assertThat(walk.next(BEN, 5, 21)).contains(shift(20, 30, BEN));
    assertThat(walk.next(BEN, 5, 20)).isEmpty();
    assertThat(walk.next(BEN, 20, 100)).as("it has begun").isEmpty();
    assertThat(walk.next(ADA, 5, 40)).as("her second turn is no shift of its own").isEmpty();
    assertThat(walk.next(ADA, 5, 41)).contains(shift(40, 50, ADA));
  }
}
