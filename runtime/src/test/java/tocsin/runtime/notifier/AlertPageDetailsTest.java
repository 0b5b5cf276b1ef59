package tocsin.runtime.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.channel.Message;
import tocsin.core.account.Directory;
import tocsin.core.alert.Alert;
import tocsin.core.alert.AlertKey;
import tocsin.core.alert.Occurrences;
import tocsin.core.event.Severity;
import tocsin.core.id.AlertId;
import tocsin.core.id.IncidentId;
import tocsin.core.id.IntegrationId;
import tocsin.core.id.ServiceId;
import tocsin.core.notification.PlannedNotification;
import tocsin.storage.EngineBatch;
import tocsin.storage.IncidentStore;

class AlertPageDetailsTest {
  private static final Instant NOW = World.START;

  private final World world = new World();
  private final PageDetails details =
      new AlertPageDetails(world.stores.queries(), Directory::empty);
  private final PlannedNotification page = world.page(World.ANN, "QDISK", Duration.ZERO);

  @Test
  void sourceSeverityAndCustomDetailsAreTold() {
    alert(
        """
        {"payload": {"component": "postgres", "custom_details":
          {"free": "2 %", "load": [1, 2], "since": 17}}}
        """);

    assertThat(details.of(page))
        .containsExactly(
            new Message.Detail("source", "db-7"),
            new Message.Detail("severity", "critical"),
            new Message.Detail("component", "postgres"),
            new Message.Detail("free", "2 %"),
            new Message.Detail("load", "[1,2]"),
            new Message.Detail("since", "17"));
  }

  @Test
  void detailsOfTheFirstEventsApiAreTold() {
    alert("{\"details\": \"ping timed out\"}");

    assertThat(details.of(page)).contains(new Message.Detail("details", "ping timed out"));
  }

  @Test
  void ofALargeEventOnlyTheBeginningIsTold() {
    StringBuilder body = new StringBuilder("{\"payload\": {\"custom_details\": {\"first\": \"");
    body.append("x".repeat(10_000)).append('"');
    for (int i = 0; i < 100; i++) {
      body.append(", \"d").append(i).append("\": 1");
    }
    alert(body.append("}}}").toString());

    assertThat(details.of(page))
        .hasSize(20)
        .allSatisfy(detail -> assertThat(detail.value()).hasSizeLessThanOrEqualTo(500));
  }

  @Test
  void anIncidentWithoutAlertsHasNone() {
    assertThat(details.of(page)).isEmpty();
  }

  private void alert(String body) {
    AlertId id = new AlertId("QALERT");
    Alert alert =
        new Alert(
            id,
            new IncidentId("QDISK"),
            new ServiceId("PDB"),
            new AlertKey(new IntegrationId("PINT"), "disk"),
            "Disk full",
            "db-7",
            Severity.CRITICAL,
            NOW,
            null,
            Occurrences.first(NOW),
            1);
    world
        .stores
        .incidents()
        .commit(
            new EngineBatch(
                List.of(),
                List.of(alert),
                List.of(new EngineBatch.AlertBody(id, body)),
                List.of(),
                List.of(),
                List.of(),
                new IncidentStore.Progress(1, 0)));
  }
}
