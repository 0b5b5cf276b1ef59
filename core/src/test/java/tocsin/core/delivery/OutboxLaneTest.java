package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.THREE_AM;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Urgency;

class OutboxLaneTest {
  private static OutboxLane lane(Urgency urgency, Instant dueAt) {
    return OutboxLane.of(Lines.planned(1, "N1", ANN, dueAt, urgency).notification());
  }

  @Test
  void whatIsPressingGoesBeforeWhatIsNot() {
    assertThat(lane(Urgency.HIGH, THREE_AM)).isEqualTo(OutboxLane.NOW);
    assertThat(lane(Urgency.HIGH, THREE_AM.plusMillis(1))).isEqualTo(OutboxLane.LATER);
    assertThat(lane(Urgency.LOW, THREE_AM)).isEqualTo(OutboxLane.LOW);
    assertThat(lane(Urgency.LOW, THREE_AM.plusSeconds(60))).isEqualTo(OutboxLane.LOW);
  }

  @Test
  void whatIsLessPressingLeavesRoomForWhatIsMoreSo() {
    assertThat(OutboxLane.values())
        .extracting(lane -> lane.most(1_000))
        .containsExactly(1_000, 1_000, 900, 750);
    assertThat(OutboxLane.LOW.most(1)).as("never nothing").isEqualTo(1);
  }

  @Test
  void eachLaneHasItsOwnPositionWhichNeverGoesBack() {
    OutboxCursor cursor = OutboxCursor.START;
    long position = 0;
    for (OutboxLane lane : OutboxLane.values()) {
      assertThat(cursor.of(lane)).isZero();
      cursor = cursor.seen(lane, ++position);
    }
    assertThat(cursor).isEqualTo(new OutboxCursor(1, 2, 3, 4));
    for (OutboxLane lane : OutboxLane.values()) {
      cursor = cursor.seen(lane, 1);
    }
    assertThat(cursor).isEqualTo(new OutboxCursor(1, 2, 3, 4));
  }
}
