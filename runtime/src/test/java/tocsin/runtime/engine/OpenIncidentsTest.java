package tocsin.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tocsin.core.id.ServiceId;
import tocsin.core.incident.IncidentRules;

class OpenIncidentsTest {
  private static final ServiceId SHOP = new ServiceId("shop");

  @Test
  void aServiceIsCountedOnceAndThenKeptUp() {
    int[] asked = {0};
    OpenIncidents open =
        new OpenIncidents(service -> {
          asked[0]++;
          return IncidentRules.MOST_OPEN - 1;
        });

    assertThat(open.crowded(SHOP, 0)).isFalse();
    assertThat(open.crowded(SHOP, 1)).isTrue();
    open.keep(service -> 1);
    assertThat(open.crowded(SHOP, 0)).isTrue();
    open.keep(service -> -1);
    assertThat(open.crowded(SHOP, 0)).isFalse();
    assertThat(asked[0]).as("counted in the store").isEqualTo(1);
  }
}
