package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about schedules of layers. It is Monday, 2 March 2026, 10:00 UTC. */
class SchedulesTest extends RestStories {
  private static final String LAYER =
      """
      {"name":"L","start":"2026-03-01T00:00:00Z","rotation_virtual_start":"2026-03-01T00:00:00Z",
       "rotation_turn_length_seconds":86400,
       "users":[{"user":{"id":"PADA"}},{"user":{"id":"%s"}}]}
      """;

  private String body(String layer) {
    return "{\"schedule\":{\"name\":\"S\",\"time_zone\":\"UTC\",\"schedule_layers\":["
        + layer
        + "]}}";
  }

  private String schedule(String second) {
    return "/schedules/"
        + account
            .post("/schedules", body(LAYER.formatted(second)))
            .at("/schedule/id")
            .stringValue();
  }

  @Test
  void theNextShiftOfSomebodyIsToldWhenItIsAskedFor() {
    String grace = user("Grace", "grace@example.org");
    String nobody = user("Alan", "alan@example.org");
    String schedule = schedule(grace);

    JsonNode next = account.get(schedule + "?include_next_oncall_for_user=PADA").path("schedule");
    assertThat(next.at("/next_oncall_for_user/start").stringValue())
        .isEqualTo("2026-03-03T00:00:00Z");
    assertThat(next.at("/next_oncall_for_user/user/id").stringValue()).isEqualTo("PADA");
    assertThat(
            account
                .get("/schedules?include_next_oncall_for_user=" + nobody)
                .at("/schedules/0/next_oncall_for_user")
                .isNull())
        .isTrue();
    assertThat(account.get(schedule).path("schedule").has("next_oncall_for_user")).isFalse();
  }

  @Test
  void impossibleSchedulesAreRefusedAndNothingIsKept() {
    String good = LAYER.formatted("PADA");
    refused(good.replace("86400", "0"));
    refused(good.replace("86400", "-60"));
    refused(good.replace("86400", "99999999999"));
    refused(good.replace("2026-03-01", "9999-03-01"));
    refused(good.replace("\"PADA\"", "\"NOBODY\""));
    refused(good.replace("\"users\":[", "\"users\":[],\"x\":["));
    refused(String.join(",", Collections.nCopies(10_000, "{}")));
    account.fails(
        400,
        "POST",
        "/schedules",
        body(good).replace("\"time_zone\":\"UTC\"", "\"time_zone\":\"Europe/Atlantis\""));
    assertThat(account.get("/schedules").path("schedules")).isEmpty();
  }

  private void refused(String layers) {
    JsonNode error = account.fails(400, "POST", "/schedules", body(layers));
    assertThat(error.path("code").intValue()).isEqualTo(2001);
    assertThat(error.path("errors")).isNotEmpty();
    account.fails(400, "POST", "/schedules/preview", body(layers));
  }

  @Test
  void windowsAreBoundedOnEveryOperation() {
    String schedule = schedule("PADA");
    for (String window :
        new String[] {
          "since=2026-03-02&until=2028-03-02",
          "since=9999-01-01&until=9999-01-02",
          "since=2026-03-02&until=2026-03-01",
          "since=yesterday&until=2026-03-01"
        }) {
      account.fails(400, "GET", schedule + "?" + window, null);
      account.fails(400, "GET", "/schedules?include%5B%5D=final_schedule&" + window, null);
      account.fails(400, "GET", schedule + "/users?" + window, null);
      account.fails(400, "POST", "/schedules/preview?" + window, body(LAYER.formatted("PADA")));
      account.fails(400, "GET", "/oncalls?" + window, null);
    }
    account.fails(400, "GET", schedule + "?time_zone=Mars", null);
    account.fails(400, "GET", "/oncalls?time_zone=Mars", null);
  }

  @Test
  void aLayerAddedLaterSaysNothingOfThePast() {
    String schedule = schedule("PADA");
    JsonNode old = account.get(schedule).at("/schedule/schedule_layers/0");
    JsonNode after =
        account.put(
            schedule,
            body(
                "{\"id\":\"%s\",".formatted(old.path("id").stringValue())
                    + LAYER.formatted("PADA").strip().substring(1)
                    + ","
                    + LAYER.formatted("PADA").replace("\"L\"", "\"New\"")));
    assertThat(after.at("/schedule/schedule_layers/0/name").stringValue()).isEqualTo("New");
    assertThat(after.at("/schedule/schedule_layers/0/start").stringValue())
        .isEqualTo("2026-03-02T10:00:00Z");
    assertThat(after.at("/schedule/schedule_layers/1/start").stringValue())
        .isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void whoeverIsPutInSomebodysPlaceWasNotOnCallBefore() {
    String grace = user("Grace", "grace@example.org");
    String schedule = schedule("PADA");
    JsonNode layer = account.get(schedule).at("/schedule/schedule_layers/0");
    String id = "{\"id\":\"%s\",".formatted(layer.path("id").stringValue());
    later(Duration.ofHours(1));
    JsonNode after =
        account.put(
            schedule,
            body(
                id
                    + LAYER
                        .formatted(grace)
                        .replace("\"PADA\"", "\"" + grace + "\"")
                        .strip()
                        .substring(1)));
    assertThat(after.at("/schedule/schedule_layers")).as("nobody sees what was before").hasSize(1);
    assertThat(after.at("/schedule/schedule_layers/0/start").stringValue())
        .as("as PagerDuty answers: when the layer was changed")
        .isEqualTo("2026-03-02T11:00:00Z");
    JsonNode entries =
        account
            .get(schedule + "?since=2026-03-02&until=2026-03-03")
            .at("/schedule/final_schedule/rendered_schedule_entries");
    assertThat(entries.findValuesAsString("summary")).containsExactly("Ada", "Grace");
    assertThat(entries.at("/1/start").stringValue()).isEqualTo("2026-03-02T11:00:00Z");
  }

  @Test
  void aLayerEndedByAClockThatIsALittleLateIsEnded() {
    String schedule = schedule("PADA");
    String id = account.get(schedule).at("/schedule/schedule_layers/0/id").stringValue();
    JsonNode after =
        account.put(
            schedule,
            body(
                "{\"id\":\"%s\",\"end\":\"2026-03-02T09:59:58Z\",".formatted(id)
                    + LAYER.formatted("PADA").strip().substring(1)));
    assertThat(after.at("/schedule/schedule_layers/0/end").stringValue())
        .isEqualTo("2026-03-02T09:59:58Z");
    assertThat(account.get("/oncalls").path("oncalls")).isEmpty();
  }

  @Test
  void aScheduleCanBeChangedAnyNumberOfTimes() {
    String schedule = schedule("PADA");
    for (int i = 0; i < 105; i++) {
      later(Duration.ofMinutes(1));
      account.put(schedule, body(LAYER.formatted("PADA")));
    }
    assertThat(account.get(schedule).at("/schedule/schedule_layers")).hasSize(100);
  }

  @Test
  void overridesAreListedCutUnlessTheyMayOverflow() {
    String overrides = schedule("PADA") + "/overrides";
    account.post(
        overrides,
        """
        {"override":{"start":"2026-03-01T00:00:00Z","end":"2026-03-09T00:00:00Z",
          "user":{"id":"PADA"}}}
        """);
    String window = overrides + "?since=2026-03-03&until=2026-03-04";

    assertThat(account.get(window).at("/overrides/0/start").stringValue())
        .isEqualTo("2026-03-03T00:00:00Z");
    assertThat(account.get(window + "&overflow=true").at("/overrides/0/end").stringValue())
        .isEqualTo("2026-03-09T00:00:00Z");
    assertThat(account.get(window + "&editable=true").path("overrides")).hasSize(1);
    account.fails(400, "GET", overrides + "?since=2026-03-03&until=2026-03-02", null);
    JsonNode error =
        account.fails(
            400,
            "POST",
            overrides,
            """
            {"override":{"start":"2026-03-03T00:00:00Z","end":"9999-03-09T00:00:00Z",
              "user":{"id":"PADA"}}}
            """);
    assertThat(error.path("errors").toString()).contains("1900 and 2199");
  }

  private void later(Duration time) {
    server.now.updateAndGet(now -> now.plus(time));
  }
}
