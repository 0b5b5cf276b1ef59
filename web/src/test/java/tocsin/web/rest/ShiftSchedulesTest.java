package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stories about the newer schedules. It is Monday, 2 March 2026, 10:00 UTC. */
class ShiftSchedulesTest extends RestStories {
  private static final String EVENT =
      """
      {"event":{"name":"Office hours",
        "start_time":{"date_time":"2026-03-02T09:00:00Z"},
        "end_time":{"date_time":"2026-03-02T17:00:00Z"},
        "effective_since":"2026-03-01T00:00:00Z",
        "recurrence":["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
        "assignment_strategy":{"type":"rotating_member_assignment_strategy","shifts_per_member":1,
          "members":[{"type":"user_member","user_id":"PADA"},
                     {"type":"user_member","user_id":"%s"}]}}}
      """;

  private String schedule() {
    JsonNode made =
        account.post(
            "/v3/schedules",
            """
            {"schedule":{"name":"Shifts","time_zone":"Europe/Berlin","description":"d",
              "rotations":[]}}
            """);
    assertThat(made.at("/schedule/type").stringValue()).isEqualTo("schedule_v3");
    assertThat(made.at("/schedule/rotations").isArray()).isTrue();
    return "/v3/schedules/" + made.at("/schedule/id").stringValue();
  }

  private String rotation(String schedule) {
    return schedule
        + "/rotations/"
        + account.post(schedule + "/rotations", "{}").at("/rotation/id").stringValue();
  }

  @Test
  void aScheduleIsBuiltStepByStepAndRendered() {
    String grace = user("Grace", "grace@example.org");
    String schedule = schedule();
    String rotation = rotation(schedule);
    JsonNode event = account.post(rotation + "/events", EVENT.formatted(grace)).path("event");

    assertThat(event.at("/start_time/date_time").stringValue()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(event.at("/start_time/time_zone").stringValue()).isEqualTo("Europe/Berlin");
    assertThat(event.path("effective_since").stringValue())
        .as("nothing is said of the past")
        .isEqualTo("2026-03-02T10:00:00Z");
    assertThat(event.path("effective_until").isNull()).isTrue();
    JsonNode last =
        account
            .get(
                schedule
                    + "?include%5B%5D=final_schedule&since=2026-03-02&until=2026-03-04&time_zone=UTC")
            .at("/schedule/final_schedule");
    assertThat(last.at("/computed_shift_assignments").findValuesAsString("user_id"))
        .containsExactly("PADA", grace);
    assertThat(last.at("/computed_shift_assignments/0/start_time").stringValue())
        .isEqualTo("2026-03-02T10:00:00Z");
    assertThat(last.at("/computed_shift_assignments/1/end_time").stringValue())
        .isEqualTo("2026-03-03T17:00:00Z");
    assertThat(last.path("rendered_coverage_percentage").doubleValue()).isEqualTo(31.25);
    assertThat(account.get(rotation).at("/rotation/events")).hasSize(1);
    assertThat(account.get(schedule + "/rotations").path("rotations")).hasSize(1);
  }

  @Test
  void anEventThatIsChangedOrDeletedStaysTrueOfThePast() {
    String grace = user("Grace", "grace@example.org");
    String schedule = schedule();
    String rotation = rotation(schedule);
    String event =
        rotation
            + "/events/"
            + account
                .post(rotation + "/events", EVENT.formatted(grace))
                .at("/event/id")
                .stringValue();
    later(Duration.ofHours(2));
    JsonNode renamed = account.put(event, "{\"event\":{\"name\":\"Day\"}}");
    assertThat(renamed.at("/event/name").stringValue()).isEqualTo("Day");
    assertThat(renamed.at("/event/effective_since").stringValue())
        .as("a new name changes nobody's turn")
        .isEqualTo("2026-03-02T10:00:00Z");
    JsonNode changed =
        account.put(
            event,
            """
            {"event":{"assignment_strategy":{"type":"every_member_assignment_strategy",
              "members":[{"type":"user_member","user_id":"%s"}]}}}
            """
                .formatted(grace));
    assertThat(changed.at("/event/effective_since").stringValue())
        .isEqualTo("2026-03-02T12:00:00Z");
    later(Duration.ofHours(2));
    account.delete(event);
    account.fails(404, "GET", event, null);

    JsonNode past =
        account.get(
            schedule
                + "?include%5B%5D=final_schedule&since=2026-03-02&until=2026-03-05&time_zone=UTC");
    JsonNode shifts = past.at("/schedule/final_schedule/computed_shift_assignments");
    assertThat(shifts.findValuesAsString("user_id")).containsExactly("PADA", grace);
    assertThat(shifts.findValuesAsString("end_time"))
        .containsExactly("2026-03-02T12:00:00Z", "2026-03-02T14:00:00Z");
    assertThat(past.at("/schedule/rotations/0/events")).isEmpty();
  }

  @Test
  void everybodyWhomALevelsScheduleHasOnCallIsAsked() {
    String grace = user("Grace", "grace@example.org");
    String schedule = schedule();
    String rotation = rotation(schedule);
    account.post(
        rotation + "/events",
        EVENT
            .formatted(grace)
            .replace("rotating_member_assignment_strategy", "every_member_assignment_strategy"));
    String id = schedule.substring("/v3/schedules/".length());
    JsonNode policy =
        account.post(
            "/escalation_policies",
            """
            {"escalation_policy":{"name":"S","escalation_rules":[
              {"escalation_delay_in_minutes":5,
               "targets":[{"id":"%s","type":"schedule_v3_reference"}]}]}}
            """
                .formatted(id));
    assertThat(policy.at("/escalation_policy/escalation_rules/0/targets/0/type").stringValue())
        .isEqualTo("schedule_v3_reference");
    JsonNode oncalls = account.get("/oncalls?time_zone=UTC").path("oncalls");
    assertThat(oncalls).hasSize(2);
    assertThat(oncalls.at("/0/schedule/id").stringValue()).isEqualTo(id);
    assertThat(oncalls.at("/1/end").stringValue()).isEqualTo("2026-03-02T17:00:00Z");
    trigger(
        integration(service("Checkout", policy.at("/escalation_policy/id").stringValue())), "a");
    assertThat(account.get("/incidents").at("/incidents/0/assignments")).hasSize(2);
    JsonNode error = account.fails(400, "DELETE", schedule, null);
    assertThat(error.at("/errors/base/0").stringValue())
        .isEqualTo("Schedule can't be deleted if it's being used by escalation policies");
    account.fails(404, "GET", "/schedules/" + id, null);
    account.fails(400, "DELETE", "/users/" + grace, null);
  }

  @Test
  void customShiftsAreMadeManyAtOnceAndOfARunningOneOnlyTheEndMoves() {
    String shifts = schedule() + "/custom_shifts";
    JsonNode made =
        account.post(
            shifts,
            """
            {"custom_shifts":[
              {"start_time":"2026-03-02T09:00:00Z","end_time":"2026-03-02T12:00:00Z",
               "assignments":[{"member":{"type":"user_member","user_id":"PADA"}}]},
              {"start_time":"2026-03-03T09:00:00Z","end_time":"2026-03-03T12:00:00Z",
               "assignments":[{"member":{"type":"user_member","user_id":"PADA"}}]}]}
            """);
    String running = shifts + "/" + made.at("/custom_shifts/0/id").stringValue();
    String future = shifts + "/" + made.at("/custom_shifts/1/id").stringValue();
    assertThat(account.get(shifts + "?since=2026-03-02&until=2026-03-09").path("custom_shifts"))
        .hasSize(2);
    account.fails(400, "GET", shifts, null);
    account.fails(
        400, "PUT", running, "{\"custom_shift\":{\"start_time\":\"2026-03-02T08:00:00Z\"}}");
    JsonNode longer =
        account.put(running, "{\"custom_shift\":{\"end_time\":\"2026-03-02T13:00:00Z\"}}");
    assertThat(longer.at("/custom_shift/end_time").stringValue())
        .isEqualTo("2026-03-02T14:00:00+01:00");
    account.delete(running);
    account.delete(future);
    assertThat(account.get(running).at("/custom_shift/end_time").stringValue())
        .as("cut short, not forgotten")
        .isEqualTo("2026-03-02T11:00:00+01:00");
    account.fails(404, "GET", future, null);
  }

  @Test
  void anOverrideIsBoundToARotationOrACustomShift() {
    String grace = user("Grace", "grace@example.org");
    String schedule = schedule();
    String rotation = rotation(schedule);
    account.post(rotation + "/events", EVENT.formatted("PADA"));
    String body =
        """
        {"overrides":[{"rotation_id":"%s","start_time":"2026-03-03T10:00:00Z",
          "end_time":"2026-03-03T12:00:00Z",
          "overridden_member":{"type":"user_member","user_id":"PADA"},
          "overriding_member":{"type":"user_member","user_id":"%s"}}]}
        """;
    String rotationId = rotation.substring(rotation.lastIndexOf('/') + 1);
    account.fails(400, "POST", schedule + "/overrides", body.formatted("ELSEWHERE", grace));
    JsonNode made = account.post(schedule + "/overrides", body.formatted(rotationId, grace));
    String override = schedule + "/overrides/" + made.at("/overrides/0/id").stringValue();
    JsonNode last =
        account.get(
            schedule
                + "?include%5B%5D=final_schedule&since=2026-03-03&until=2026-03-04&time_zone=UTC");
    JsonNode shifts = last.at("/schedule/final_schedule/computed_shift_assignments");
    assertThat(shifts.findValuesAsString("user_id")).containsExactly("PADA", grace, "PADA");
    assertThat(shifts.at("/1/source/type").stringValue()).isEqualTo("override");
    account.put(override, "{\"override\":{\"end_time\":\"2026-03-03T11:00:00Z\"}}");
    assertThat(account.get(override).at("/override/end_time").stringValue())
        .isEqualTo("2026-03-03T12:00:00+01:00");
    account.delete(override);
    account.fails(404, "GET", override, null);
  }

  @Test
  void whatCannotBeKeptIsToldFieldByFieldAndNotKept() {
    String schedule = schedule();
    String rotation = rotation(schedule);
    String good = EVENT.formatted("PADA");

    assertThat(refused(rotation, good.replace("FREQ=WEEKLY", "FREQ=SECONDLY")))
        .contains("FREQ must be DAILY, WEEKLY or MONTHLY");
    assertThat(refused(rotation, good.replace("T17:00", "T09:00")))
        .contains("An event must end after its start");
    assertThat(refused(rotation, good.replace("2026-03-02", "9999-03-02")))
        .contains("1900 and 2199");
    assertThat(
            refused(rotation, good.replace("[\"RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\"]", "[]")))
        .contains("exactly one RRULE");
    assertThat(refused(rotation, EVENT.formatted("NOBODY"))).contains("was not found");
    assertThat(refused(rotation, "{\"event\":{}}")).contains("can't be blank");
    assertThat(account.get(rotation).at("/rotation/events")).isEmpty();
    for (int i = 0; i < 5; i++) {
      account.post(rotation + "/events", good);
    }
    assertThat(refused(rotation, good)).contains("at most 5 events in a rotation");
    assertThat(
            account
                .fails(
                    400,
                    "POST",
                    "/v3/schedules",
                    "{\"schedule\":{\"name\":\"X\",\"time_zone\":\"Mars\"}}")
                .toString())
        .contains("is not a known time zone");
  }

  private String refused(String rotation, String event) {
    JsonNode error = account.fails(400, "POST", rotation + "/events", event);
    assertThat(error.path("errors").isObject()).isTrue();
    return error.path("errors").toString();
  }

  @Test
  void aScheduleOfLayersIsElsewhere() {
    String layers =
        account
            .post(
                "/schedules",
                """
                {"schedule":{"name":"L","time_zone":"UTC","schedule_layers":[
                  {"start":"2026-03-01","rotation_virtual_start":"2026-03-01",
                   "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}}]}]}}
                """)
            .at("/schedule/id")
            .stringValue();
    account.fails(400, "GET", "/v3/schedules/" + layers, null);
    account.fails(404, "GET", "/v3/schedules/NOWHERE", null);
    schedule();
    JsonNode page = account.get("/v3/schedules?limit=5000");
    assertThat(page.path("schedules")).hasSize(1);
    assertThat(page.path("limit").intValue()).isEqualTo(1_000);
    assertThat(page.has("total")).isFalse();
    JsonNode renamed =
        account.put(
            page.at("/schedules/0/self").stringValue().replaceFirst("^https?://[^/]+", ""),
            "{\"schedule\":{\"name\":\"New\",\"time_zone\":\"UTC\",\"rotations\":[]}}");
    assertThat(renamed.at("/schedule/name").stringValue()).isEqualTo("New");
  }

  private void later(Duration time) {
    server.now.updateAndGet(now -> now.plus(time));
  }
}
