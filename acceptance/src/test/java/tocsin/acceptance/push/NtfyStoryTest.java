package tocsin.acceptance.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Eventually;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;
import tools.jackson.databind.JsonNode;

/** Ann is paged on her topic and acknowledges by the notification's button. */
class NtfyStoryTest {
  @Test
  void aPageOnATopicIsAnsweredByItsButton(@TempDir Path folder) throws Exception {
    Installation installation = Installation.in(folder);
    try (NtfyServer ntfy = new NtfyServer();
        ServerProcess server =
            installation.serve(
                Map.of(
                    "ntfy.servers", ntfy.origin() + "=" + NtfyServer.TOKEN, "log.level", "warn"))) {
      RestApi api = installation.api(server);
      String ann = api.user("Ann", "ann@example.org");
      ringOnTopic(api, ann, ntfy.origin() + "/ann-at-night");
      String service = api.service("Shop", api.policy("Ann only", ann));
      String door = api.integration(service, "events_api_v2_inbound_integration");

      api.event(door, "trigger", "disk-1", "Disk of db1 is full");
      JsonNode page = ntfy.next();

      assertThat(page.at("/topic").stringValue()).isEqualTo("ann-at-night");
      assertThat(page.at("/title").stringValue()).contains("Disk of db1 is full", "high urgency");
      assertThat(page.at("/priority").intValue()).isEqualTo(5);
      JsonNode button = page.at("/actions/0");
      assertThat(button.at("/label").stringValue()).isEqualTo("Acknowledge");

      assertThat(press(button)).startsWith("Acknowledged #");

      assertThat(api.incident("disk-1").at("/status").stringValue()).isEqualTo("acknowledged");
      Eventually.until(
          "the timeline tells who acknowledged by which way",
          () -> acknowledgement(api).endsWith("Ann by push"));
    }
  }

  private static void ringOnTopic(RestApi api, String user, String topic) {
    String way =
        """
        {"contact_method": {"type": "ntfy_contact_method", "label": "Night", "address": "%s"}}
        """;
    String method =
        api.post("/users/" + user + "/contact_methods", way.formatted(topic))
            .at("/contact_method/id")
            .stringValue();
    String rule =
        """
        {"notification_rule": {"type": "assignment_notification_rule", "urgency": "high",
         "start_delay_in_minutes": 0,
         "contact_method": {"id": "%s", "type": "ntfy_contact_method_reference"}}}
        """;
    JsonNode unused = api.post("/users/" + user + "/notification_rules", rule.formatted(method));
  }

  private static String press(JsonNode button) throws Exception {
    try (HttpClient app = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          app.send(
              HttpRequest.newBuilder(URI.create(button.at("/url").stringValue()))
                  .method(button.at("/method").stringValue(), BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  private static String acknowledgement(RestApi api) {
    String incident = api.incident("disk-1").at("/id").stringValue();
    for (JsonNode entry : api.get("/incidents/" + incident + "/log_entries").at("/log_entries")) {
      if (entry.at("/type").stringValue().startsWith("acknowledge")) {
        return entry.at("/agent/summary").stringValue()
            + " by "
            + entry.at("/channel/type").stringValue();
      }
    }
    return "";
  }
}
