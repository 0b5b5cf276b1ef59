package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveryTest extends RestStories {
  @Test
  void whereNothingWasSentNothingWasLate() {
    JsonNode delivery = account.get("/delivery").path("delivery");

    assertThat(delivery.at("/target_in_seconds/high").intValue()).isEqualTo(30);
    assertThat(delivery.path("out_of_target").intValue()).isZero();
    assertThat(delivery.path("waiting_out_of_target").intValue()).isZero();
    assertThat(delivery.path("lanes")).isEmpty();
    assertThat(delivery.path("teams")).isEmpty();
  }
}
