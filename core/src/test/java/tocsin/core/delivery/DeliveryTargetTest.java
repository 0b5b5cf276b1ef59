package tocsin.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.core.delivery.Lines.ANN;
import static tocsin.core.delivery.Lines.THREE_AM;
import static tocsin.core.delivery.Lines.planned;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tocsin.core.account.Urgency;
import tocsin.core.notification.PlannedNotification;

class DeliveryTargetTest {
  private static final DeliveryTarget TARGET =
      new DeliveryTarget(Duration.ofSeconds(30), Duration.ofMinutes(5));

  private static boolean missed(Urgency urgency, int seconds) {
    PlannedNotification page = planned(1, "page", ANN, THREE_AM, urgency).notification();
    return TARGET.missed(page, DeliveryTarget.taken(page, THREE_AM.plusSeconds(seconds)));
  }

  @Test
  void eachUrgencyHasItsTarget() {
    assertThat(missed(Urgency.HIGH, 30)).isFalse();
    assertThat(missed(Urgency.HIGH, 31)).isTrue();
    assertThat(missed(Urgency.LOW, 31)).isFalse();
    assertThat(missed(Urgency.LOW, 301)).isTrue();
  }

  @Test
  void aClockThatIsSetBackMakesNothingLate() {
    PlannedNotification page = planned(1, "page", ANN, THREE_AM).notification();
    assertThat(DeliveryTarget.taken(page, THREE_AM.minusSeconds(60))).isZero();
  }
}
