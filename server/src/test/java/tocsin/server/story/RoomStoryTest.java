package tocsin.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A room sees each incident as one message, whose buttons act for whoever presses them. */
class RoomStoryTest {
  @TempDir Path folder;
  private final OnSlack slack = new OnSlack();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void theMessageFollowsItsIncidentOverARestart() {
    try (RealServer server = new RealServer(folder, slack.settings())) {
      Person ann = server.person("Ann");
      isKnownOnSlack(ann);
      isToldOf(ann);
      ann.suffers("till", "Till 3 is offline");
      assertThat(message()).contains("New incident");
    }

    try (RealServer server = new RealServer(folder, slack.settings())) {
      slack.isForged(message(), server);
      assertThat(server.incident("till").path("status").asString()).isEqualTo("triggered");
      slack.acknowledges(message(), server);
      RealServer.until(
          "it is acknowledged",
          () -> server.incident("till").path("status").asString("").equals("acknowledged"));
      String changed = slack.asked("/chat.update", "Acknowledged by Ann");
      assertThat(changed).contains("1.001", "Till 3 is offline");
      assertThat(slack.provider.requests("/chat.postMessage")).hasSize(1);
    }
  }

  private String message() {
    return slack.asked("/chat.postMessage", "\"C0OPS\"");
  }

  /** An administrator vouches for it, so no code is asked for. */
  private void isKnownOnSlack(Person person) {
    String method =
        "{\"contact_method\": {\"type\": \"slack_contact_method\", \"label\": \"Chat\", %s}}"
            .formatted(slack.place());
    JsonNode made =
        person.server().rest(201, "POST", "/users/" + person.id() + "/contact_methods", method);
    assertThat(made.at("/contact_method/enabled").asBoolean()).isTrue();
  }

  private static void isToldOf(Person person) {
    JsonNode _ =
        person
            .server()
            .rest(
                201,
                "POST",
                "/webhook_subscriptions",
                """
                {"webhook_subscription": {"type": "webhook_subscription", "description": "Room",
                  "delivery_method": {"type": "http_delivery_method", "url": "slack:C0OPS",
                    "format": "slack"},
                  "events": ["incident.triggered", "incident.acknowledged"],
                  "filter": {"type": "service_reference", "id": "%s"}}}
                """
                    .formatted(person.service()));
  }
}
