package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Pace PACE = new Pace(3, Duration.ofSeconds(10), 100);

  private static Instant afterSending(int messages) {
    Instant rested = Instant.MIN;
    for (int i = 0; i < messages; i++) {
      rested = PACE.sent(rested, NOON);
    }
    return rested;
  }

  @Test
  void aFewMessagesMayFollowEachOther() {
    assertThat(PACE.room(Instant.MIN, NOON)).isEqualTo(3);
    assertThat(PACE.room(afterSending(1), NOON)).isEqualTo(2);
    assertThat(PACE.room(afterSending(3), NOON)).isZero();
  }

  @Test
  void afterThatOneMayGoOutFromTimeToTime() {
    Instant rested = afterSending(3);
    Instant next = PACE.next(rested, NOON);

    assertThat(next).isEqualTo(NOON.plusSeconds(10));
    assertThat(PACE.room(rested, next.minusMillis(1))).isZero();
    assertThat(PACE.room(rested, next)).isEqualTo(1);
    assertThat(PACE.room(PACE.sent(rested, next), next)).isZero();
  }

  @Test
  void whoHasRestedMayGetAFewAgain() {
    assertThat(PACE.room(afterSending(3), NOON.plusSeconds(30))).isEqualTo(3);
  }

  @Test
  void aClockThatIsSetBackLetsNobodyWaitLong() {
    Instant rested = afterSending(3);
    Instant back = NOON.minus(Duration.ofHours(1));

    assertThat(PACE.next(rested, back)).isEqualTo(back.plusSeconds(10));
    assertThat(PACE.sent(rested, back)).isEqualTo(back.plusSeconds(40));
  }

  @Test
  void eachGoesAloneWhileThereIsRoomForEachAndElseAllTogether() {
    assertThat(PACE.size(3, 3)).isEqualTo(1);
    assertThat(PACE.size(4, 3)).isEqualTo(4);
    assertThat(PACE.size(2, 1)).isEqualTo(2);
    assertThat(PACE.size(1_000, 1)).isEqualTo(100);
  }
}
