package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What nobody can mean: a clear 400 with a sentence, and everything stays as it was. It is Monday,
 * 2 March 2026, 10:00 UTC.
 */
class LimitsTest extends RestStories {
  private static final String LAYER =
      """
      {"name":"L","start":"2026-03-01T00:00:00Z","rotation_virtual_start":"2026-03-01T00:00:00Z",
       "rotation_turn_length_seconds":86400,"users":[{"user":{"id":"PADA"}}],
       "restrictions":[{"type":"daily_restriction","start_time_of_day":"09:00:00",
         "duration_seconds":28800}]}
      """;
  private static final String EVENT =
      """
      {"event":{"name":"Office","start_time":"2026-03-02T09:00:00Z",
        "end_time":"2026-03-02T17:00:00Z","effective_since":"2026-03-02T09:00:00Z",
        "recurrence":["RRULE:FREQ=DAILY;COUNT=9"],
        "assignment_strategy":{"type":"rotating_member_assignment_strategy","shifts_per_member":1,
          "members":[{"type":"user_member","user_id":"PADA"}]}}}
      """;
  private static final String CUSTOM =
      """
      {"custom_shifts":[{"start_time":"2026-03-05T00:00:00Z","end_time":"2026-03-06T00:00:00Z",
        "assignments":[{"member":{"type":"user_member","user_id":"PADA"}}]}]}
      """;

  private String layered = "";
  private String shifts = "";
  private String rotation = "";
  private String kept = "";

  @BeforeEach
  void twoSchedules() {
    layered =
        "/schedules/" + account.post("/schedules", layers(LAYER)).at("/schedule/id").stringValue();
    shifts =
        "/v3/schedules/"
            + account
                .post("/v3/schedules", "{\"schedule\":{\"name\":\"V3\",\"time_zone\":\"UTC\"}}")
                .at("/schedule/id")
                .stringValue();
    rotation =
        shifts
            + "/rotations/"
            + account.post(shifts + "/rotations", "{}").at("/rotation/id").stringValue();
    account.post(rotation + "/events", EVENT);
    kept = everything();
  }

  @AfterEach
  void nothingElseIsKept() {
    assertThat(everything()).isEqualTo(kept);
  }

  @Test
  void aTurnLastsFromAMinuteToTenYears() {
    for (String length :
        List.of("0", "-1", "59", "315619201", "1e99", "60.5", "\"x\"", "null", "[]")) {
      layer("86400", length, "otation turn length seconds");
    }
    layer("\"rotation_turn_length_seconds\":86400,", "", "can't be blank");
    account.ask("/schedules/preview", layers(LAYER.replace("86400", "60")));
    account.ask("/schedules/preview", layers(LAYER.replace("86400", "315619200")));
  }

  @Test
  void aLayerHasUsersWhoExistAndNotTooMany() {
    layer("[{\"user\":{\"id\":\"PADA\"}}]", "[]", "Schedule layers users can't be blank");
    layer("\"PADA\"", "\"PGONE\"", "User PGONE was not found");
    layer("\"PADA\"", "7", "must be a string");
    layer("[{\"user\":{\"id\":\"PADA\"}}]", "\"PADA\"", "must be a list of objects");
    layer(
        "[{\"user\":{\"id\":\"PADA\"}}]",
        "[" + String.join(",", Collections.nCopies(1_001, "{\"user\":{\"id\":\"PADA\"}}")) + "]",
        "may have at most 1000 entries");
  }

  @Test
  void datesLieWhereSomebodyCouldLiveToSeeThem() {
    for (String date : List.of("9999-12-31", "1899-12-31", "2200-01-01")) {
      layer("\"start\":\"2026-03-01", "\"start\":\"" + date, "1900 and 2199");
      layer(
          "\"rotation_virtual_start\":\"2026-03-01",
          "\"rotation_virtual_start\":\"" + date,
          "1900 and 2199");
    }
    layer("\"name\":\"L\",", "\"end\":\"9999-01-01T00:00:00Z\",", "1900 and 2199");
    layer("\"name\":\"L\",", "\"end\":\"2026-02-01T00:00:00Z\",", "must not end before it starts");
    for (String date :
        List.of("tomorrow", "2026-02-30T00:00:00Z", "2026-03-01T25:00:00Z", "10000-01-01")) {
      layer("\"start\":\"2026-03-01T00:00:00Z", "\"start\":\"" + date, "is not a time in ISO 8601");
    }
  }

  @Test
  void aRestrictionIsNeitherEmptyNorLongerThanItsPeriod() {
    for (String length : List.of("0", "-60", "604801", "\"x\"")) {
      layer("28800", length, "duration seconds");
    }
    layer("28800", "86401", "up to 24 hours");
    String weekly = "\"type\":\"weekly_restriction\"";
    String daily = "\"type\":\"daily_restriction\"";
    for (String day : List.of("0", "8", "\"Monday\"")) {
      layer(daily, weekly + ",\"start_day_of_week\":" + day, "start day of week");
    }
    layer(daily, weekly, "from 1 (Monday) to 7");
    layer(daily, "\"type\":\"yearly_restriction\"", "must be daily_restriction");
    for (String time : List.of("24:00:00", "9 o'clock", "")) {
      layer("09:00:00", time, "must be a time like 09:00:00");
    }
    String one = LAYER.substring(LAYER.indexOf("{\"type\""), LAYER.lastIndexOf("]}"));
    layer(one, String.join(",", Collections.nCopies(101, one)), "may have at most 100 entries");
  }

  @Test
  void aScheduleHasAZoneANameAndUpToAHundredLayers() {
    schedule("\"UTC\"", "\"Europe/Atlantis\"", "is not a known time zone");
    schedule("\"UTC\"", "7", "must be a string");
    schedule("\"V2\"", "\" \"", "Name can't be blank");
    schedule("\"V2\"", "\"" + "n".repeat(256) + "\"", "is too long");
    schedule(LAYER, "", "Schedule layers can't be blank");
    schedule(LAYER, "7", "must be a list of objects");
    schedule(LAYER, String.join(",", Collections.nCopies(101, LAYER)), "at most 100 entries");
    schedule(LAYER, String.join(",", Collections.nCopies(10_000, "{}")), "at most 100 entries");
    for (String body : List.of("", "[", "7", "{}", "{\"schedule\":7}")) {
      refused("POST", "/schedules", body, "body");
      refused("PUT", layered, body, "body");
    }
  }

  @Test
  void anOverrideEndsAfterItsStartInTheFuture() {
    String good =
        """
        {"override":{"start":"2026-03-03T00:00:00Z","end":"2026-03-04T00:00:00Z",
          "user":{"id":"PADA"}}}
        """;
    String path = layered + "/overrides";
    refused("POST", path, good.replace("03-04", "03-03"), "Override must end after its start");
    refused("POST", path, good.replace("03-04", "03-02"), "Override must end after its start");
    refused(
        "POST",
        path,
        good.replace("03-03", "03-01").replace("03-04T00", "03-02T10"),
        "Override must end in the future");
    refused("POST", path, good.replace("2026-03-04", "9999-03-04"), "1900 and 2199");
    refused("POST", path, good.replace("PADA", "PGONE"), "user was not found");
    refused("POST", path, "{\"override\":{}}", "start can't be blank");
    String each = good.substring(good.indexOf(":") + 1, good.lastIndexOf("}"));
    refused(
        "POST",
        path,
        "{\"overrides\":[" + String.join(",", Collections.nCopies(101, each)) + "]}",
        "at most 100 entries");
    refused("POST", path, "{\"overrides\":[]}", "can't be blank");
    assertThat(account.get(path + "?since=2026-01-01&until=2027-01-01").path("overrides"))
        .isEmpty();
  }

  @Test
  void anEventHasAPositiveLengthOfUpToAHundredDays() {
    event("03-02T17:00:00Z\",\"eff", "03-02T09:00:00Z\",\"eff", "must end after its start");
    event("03-02T17:00:00Z\",\"eff", "03-01T17:00:00Z\",\"eff", "must end after its start");
    event("03-02T17:00:00Z\",\"eff", "06-10T09:00:01Z\",\"eff", "at most 100 days");
    event("2026-03-02T17", "9999-03-02T17", "1900 and 2199");
    event("2026-03-02T09:00:00Z\",\"rec", "9999-03-02T09:00:00Z\",\"rec", "1900 and 2199");
    event(
        "\"name\":\"Office\"",
        "\"effective_until\":\"2026-03-02T10:00:00Z\",\"name\":\"x\"",
        "Effective until must be after effective since");
    event("\"name\":\"Office\"", "\"name\":\"\"", "can't be blank");
    event(
        "\"2026-03-02T09:00:00Z\",\"end",
        "{\"date_time\":\"2026-03-02T09:00:00\",\"time_zone\":\"Mars\"},\"end",
        "is not a known time zone");
    event("\"2026-03-02T09:00:00Z\",\"end", "{\"date_time\":\"soon\"},\"end", "ISO 8601");
  }

  @Test
  void aRecurrenceIsOneThatHappens() {
    String rule = "\"RRULE:FREQ=DAILY;COUNT=9\"";
    event(rule, "", "exactly one RRULE");
    event(rule, rule + "," + rule, "exactly one RRULE");
    event(rule, "7", "must be a list of strings");
    event(rule, rule + ",\"EXRULE:FREQ=DAILY\"", "lines RRULE:, EXDATE: and RDATE:");
    event("FREQ=DAILY", "FREQ=YEARLY", "FREQ must be DAILY, WEEKLY or MONTHLY");
    for (String bad : List.of("INTERVAL=0", "INTERVAL=1001", "COUNT=0", "COUNT=100001")) {
      event("COUNT=9", bad, "must be from 1");
    }
    event("COUNT=9", "BYDAY=XX", "BYDAY must list days");
    event("COUNT=9", "BYHOUR=3", "RRULE must not have BYHOUR");
    event("COUNT=9", "UNTIL=soon", "Write times of a recurrence like");
    event(rule, rule + ",\"EXDATE;TZID=Mars/Olympus:20260302T090000\"", "is not a known time zone");
    event(
        rule,
        rule + ",\"EXDATE:" + String.join(",", Collections.nCopies(1_001, "20260302")) + "\"",
        "at most 1,000 dates");
    event(rule, rule + (",\"EXDATE:20260302\"").repeat(100), "at most 100 entries");
  }

  @Test
  void anEventHasOneToTwentyMembersAndShiftsThatSomebodyCanHave() {
    String member = "{\"type\":\"user_member\",\"user_id\":\"PADA\"}";
    event(member, "", "1 to 20 members");
    event(member, String.join(",", Collections.nCopies(21, member)), "at most 20 entries");
    event("\"PADA\"", "\"PGONE\"", "was not found");
    event("user_member", "robot_member", "must be user_member or empty_member");
    event("rotating_member_assignment", "random_assignment", "type must be");
    for (String shifts : List.of("0", "-1", "1001")) {
      event("\"shifts_per_member\":1", "\"shifts_per_member\":" + shifts, "from 1 to 1000");
    }
  }

  @Test
  void aScheduleHasUpToTenActiveRotations() {
    for (int i = 1; i < 10; i++) {
      account.post(shifts + "/rotations", "{}");
    }
    kept = everything();
    refused("POST", shifts + "/rotations", "{}", "at most 10 active rotations");
  }

  @Test
  void aCustomShiftLastsUpToAYearAndEndsInTheFuture() {
    String path = shifts + "/custom_shifts";
    custom("2026-03-06", "2026-03-05", "must end after its start");
    custom("2026-03-06", "2027-03-07", "at most 366 days");
    custom("2026-03-06", "9999-03-06", "1900 and 2199");
    refused(
        "POST",
        path,
        CUSTOM.replace("03-05", "03-01").replace("03-06T00", "03-02T10"),
        "must end in the future");
    custom("\"PADA\"", "\"PGONE\"", "was not found");
    custom("[{\"member\"", "[{},{\"member\"", "exactly one entry");
    refused("POST", path, "{\"custom_shifts\":[]}", "can't be blank");
    String one = CUSTOM.substring(CUSTOM.indexOf("[") + 1, CUSTOM.lastIndexOf("]"));
    refused(
        "POST",
        path,
        "{\"custom_shifts\":[" + String.join(",", Collections.nCopies(101, one)) + "]}",
        "at most 100 entries");
  }

  @Test
  void anOverrideOfShiftsIsBoundToSomethingOfItsSchedule() {
    String good =
        """
        {"overrides":[{"rotation_id":"%s","start_time":"2026-03-03T00:00:00Z",
          "end_time":"2026-03-04T00:00:00Z",
          "overridden_member":{"type":"user_member","user_id":"PADA"},
          "overriding_member":{"type":"empty_member"}}]}
        """
            .formatted(rotation.replaceAll(".*/", ""));
    String path = shifts + "/overrides";
    refused("POST", path, good.replace("03-04", "03-03"), "must end after its start");
    refused("POST", path, good.replace("2026-03-04", "9999-03-04"), "1900 and 2199");
    refused("POST", path, good.replace("2026-03-04", "2027-03-05"), "at most 366 days");
    refused("POST", path, good.replace("rotation_id", "x"), "either a rotation or a custom shift");
    refused("POST", path, good.replace("PADA", "PGONE"), "was not found");
    assertThat(everything()).isEqualTo(kept);
    account.post(path, good);
    kept = everything();
  }

  @Test
  void aScheduleOfShiftsHasAZoneAndAName() {
    String good = "{\"schedule\":{\"name\":\"New\",\"time_zone\":\"UTC\"}}";
    refused("POST", "/v3/schedules", good.replace("UTC", "Mars"), "is not a known time zone");
    refused("POST", "/v3/schedules", good.replace("\"New\"", "\"\""), "can't be blank");
    refused("POST", "/v3/schedules", "{}", "schedule");
    refused("PUT", shifts, good.replace("UTC", "Mars"), "is not a known time zone");
  }

  @Test
  void windowsOfTimeAreBoundedWhereverTheyAreAskedFor() {
    for (String window :
        List.of(
            "since=9999-01-01&until=9999-02-01",
            "since=2026-03-01&until=9999-01-01",
            "since=1000-01-01&until=2026-03-01",
            "since=2026-03-02&until=2026-03-01",
            "since=soon&until=later")) {
      for (String path :
          List.of(
              layered + "?",
              layered + "/users?",
              "/oncalls?",
              shifts + "?include%5B%5D=final_schedule&",
              shifts + "/custom_shifts?",
              shifts + "/overrides?")) {
        assertThat(account.fails(400, "GET", path + window, null).toString())
            .as("%s%s", path, window)
            .contains("errors");
      }
    }
  }

  @Test
  void whoIsOnCallIsToldForNinetyDays() {
    String from = "/oncalls?since=2026-03-01T00:00:00Z&until=";
    assertThat(account.get(from + "2026-05-30T00:00:00Z").path("oncalls")).isEmpty();
    JsonNode error = account.fails(400, "GET", from + "2026-05-30T00:00:01Z", null);
    assertThat(error.path("errors").toString()).contains("90 days");
  }

  @Test
  void aPolicyHasLevelsThatAskSomebodyInTime() {
    String good =
        """
        {"escalation_policy":{"name":"P","escalation_rules":[
          {"escalation_delay_in_minutes":5,"targets":[{"id":"PADA","type":"user"}]}]}}
        """;
    for (String delay : List.of("0", "-5", "43201", "\"x\"")) {
      refused("POST", "/escalation_policies", good.replace(":5,", ":" + delay + ","), "minutes");
    }
    String target = "{\"id\":\"PADA\",\"type\":\"user\"}";
    policy(good, target, "", "1 to 10 entries");
    policy(good, target, String.join(",", Collections.nCopies(11, target)), "at most 10 entries");
    policy(good, "\"user\"", "\"robot\"", "must be user_reference or schedule_reference");
    policy(good, "PADA", "PGONE", "was not found");
    policy(good, "\"name\":\"P\"", "\"name\":\"P\",\"num_loops\":10", "from 0 to 9");
    policy(good, "\"name\":\"P\"", "\"num_loops\":1", "Name can't be blank");
    assertThat(account.get("/escalation_policies").path("escalation_policies")).isEmpty();
  }

  @Test
  void mergingInACircleIsRefused() {
    String service = service("Checkout", policy("P", "PADA"));
    String one = incident(service);
    String two = incident(service);
    String three = incident(service);
    merge(one, two);
    merge(two, three);
    assertThat(
            account
                .fails(400, "PUT", "/incidents/" + one + "/merge", source(three))
                .path("code")
                .intValue())
        .isEqualTo(1019);
    account.fails(400, "PUT", "/incidents/" + three + "/merge", source(three));
  }

  private void merge(String source, String target) {
    account.put("/incidents/" + target + "/merge", source(source));
  }

  private static String source(String id) {
    return "{\"source_incidents\":[{\"id\":\"%s\",\"type\":\"incident_reference\"}]}".formatted(id);
  }

  private String incident(String service) {
    return account
        .post(
            "/incidents",
            "{\"incident\":{\"type\":\"incident\",\"title\":\"x\",\"service\":{\"id\":\"%s\"}}}"
                .formatted(service))
        .at("/incident/id")
        .stringValue();
  }

  private static String layers(String layers) {
    return "{\"schedule\":{\"name\":\"V2\",\"time_zone\":\"UTC\",\"schedule_layers\":["
        + layers
        + "]}}";
  }

  private void layer(String good, String bad, String sentence) {
    assertThat(LAYER).contains(good);
    schedule(LAYER, LAYER.replace(good, bad), sentence);
  }

  /** Neither made nor previewed nor put in the place of the one that is there. */
  private void schedule(String good, String bad, String sentence) {
    String body = layers(LAYER).replace(good, bad);
    refused("POST", "/schedules", body, sentence);
    refused("POST", "/schedules/preview", body, sentence);
    if (!bad.equals("\"\"")) {
      refused("PUT", layered, body, sentence);
    }
  }

  private void event(String good, String bad, String sentence) {
    String flat = EVENT.replaceAll("\\s*\\n\\s*", "");
    assertThat(flat).contains(good);
    refused("POST", rotation + "/events", flat.replace(good, bad), sentence);
  }

  private void custom(String good, String bad, String sentence) {
    assertThat(CUSTOM).contains(good);
    refused("POST", shifts + "/custom_shifts", CUSTOM.replace(good, bad), sentence);
  }

  private void policy(String body, String good, String bad, String sentence) {
    assertThat(body).contains(good);
    refused("POST", "/escalation_policies", body.replace(good, bad), sentence);
  }

  private void refused(String method, String path, String body, String sentence) {
    JsonNode error = account.fails(400, method, path, body);
    assertThat(error.path("message").stringValue()).isNotBlank();
    assertThat(error.path("errors").toString()).as(body).contains(sentence);
  }

  /** All schedules with all that is in them. */
  private String everything() {
    String window = "since=2026-01-01&until=2026-12-31";
    return List.of(
            account.get("/schedules?include%5B%5D=schedule_layers"),
            account.get(layered + "/overrides?" + window),
            account.get("/v3/schedules"),
            account.get(shifts + "/rotations"),
            account.get(shifts + "/custom_shifts?" + window),
            account.get(shifts + "/overrides?" + window))
        .toString();
  }
}
