package tocsin.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.core.delivery.DeliveryTarget;
import tocsin.core.id.IncidentId;
import tocsin.core.id.UserId;
import tocsin.core.ledger.Asked.Waits;
import tocsin.core.ledger.Finding.Kind;

class AskedTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LATE = NOON.plusSeconds(31);

  private static @Nullable Kind judged(
      @Nullable Instant due, @Nullable Instant calledOff, Waits waits, Instant now) {
    Asked asked = new Asked(new IncidentId("Q1"), new UserId("ANN"), NOON, due, calledOff, waits);
    return asked.judge(DeliveryTarget.USUAL, now).map(Finding::kind).orElse(null);
  }

  @Test
  void whoCannotBeReachedIsOwedNothing() {
    assertThat(judged(null, null, Waits.NOWHERE, LATE)).isNull();
  }

  @Test
  void whoWasAskedAndIsNowhereIsLostAtOnce() {
    assertThat(judged(NOON, null, Waits.NOWHERE, NOON)).isEqualTo(Kind.LOST);
  }

  @Test
  void whatWaitsTooLongToBeTakenIsLate() {
    assertThat(judged(NOON, null, Waits.IN_OUTBOX, NOON.plusSeconds(30))).isNull();
    assertThat(judged(NOON, null, Waits.IN_OUTBOX, LATE)).isEqualTo(Kind.LATE);
    assertThat(judged(NOON.plusSeconds(60), null, Waits.IN_OUTBOX, LATE)).isNull();
  }

  @Test
  void anAnswerInTimeTakesTheOrderBackWithoutATrace() {
    assertThat(judged(NOON, NOON.plusSeconds(5), Waits.NOWHERE, LATE)).isNull();
    assertThat(judged(NOON, LATE, Waits.NOWHERE, LATE)).isEqualTo(Kind.LOST);
  }
}
