package tocsin.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import tocsin.core.id.ScheduleId;
import tocsin.core.id.UserId;
import tocsin.web.feed.FeedLinks;
import tocsin.web.feed.FeedOwner;
import tools.jackson.databind.JsonNode;

/** Calendar feeds as a calendar program reads them. It is Monday, 2 March 2026, 10:00 UTC. */
class CalendarFeedsTest extends RestStories {
  private String schedule(String name, String second) {
    return account
        .post(
            "/schedules",
            """
            {"schedule":{"name":"%s","time_zone":"UTC","schedule_layers":[
              {"start":"2026-03-02","rotation_virtual_start":"2026-03-02",
               "rotation_turn_length_seconds":604800,
               "users":[{"user":{"id":"PADA"}},{"user":{"id":"%s"}}]}]}}
            """
                .formatted(name, second))
        .at("/schedule/id")
        .stringValue();
  }

  @Test
  void aScheduleIsReadByACalendarProgram() throws Exception {
    String grace = user("Grace; \\\\ Größe, 日本語の名前はここでとても長いので折り返す", "grace@example.org");
    String id = schedule("Primary, \\\"east\\\"", grace);
    JsonNode shown = account.get("/schedules/" + id).path("schedule");
    String address = shown.path("http_cal_url").stringValue();
    assertThat(shown.path("web_cal_url").stringValue())
        .isEqualTo(address.replace("http:", "webcal:"));

    HttpResponse<String> answer = fetch(path(address));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(answer.body().split("\r\n"))
        .allMatch(
            line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 && !line.contains("\n"));
    Calendar calendar = read(answer.body());
    assertThat(calendar.validate().hasErrors()).as("%s", calendar.validate()).isFalse();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(26);
    assertThat(text(events.get(0), "DTSTART")).isEqualTo("20260302T000000Z");
    assertThat(text(events.get(0), "DTEND")).isEqualTo("20260309T000000Z");
    assertThat(text(events.get(0), "SUMMARY")).isEqualTo("Ada on call: Primary, \"east\"");
    assertThat(text(events.get(1), "SUMMARY"))
        .startsWith("Grace; \\ Größe, 日本語の名前はここでとても長いので折り返す on call");
    assertThat(events.stream().map(event -> text(event, "UID")).distinct()).hasSize(26);
  }

  @Test
  void aPersonsFeedHasTheirShiftsInEverySchedule() throws Exception {
    String grace = user("Grace", "grace@example.org");
    schedule("One", grace);
    schedule("Two", "PADA");
    String address =
        account
            .get("/users/" + grace + "?include%5B%5D=calendar_urls")
            .at("/user/http_cal_url")
            .stringValue();
    List<VEvent> events = read(fetch(path(address)).body()).getComponents("VEVENT");

    assertThat(events).isNotEmpty().allMatch(e -> text(e, "SUMMARY").equals("On call: One"));
    var other = new RestClient(server, server.key(new UserId(grace)), null);
    assertThat(
            other.get("/users/PADA?include%5B%5D=calendar_urls").path("user").has("http_cal_url"))
        .as("somebody else's is nobody's business")
        .isFalse();
    assertThat(
            other.get("/users/me?include%5B%5D=calendar_urls").at("/user/http_cal_url").isString())
        .isTrue();
  }

  @Test
  void whereverAScheduleIsShownItsFeedIsSaid() {
    String id = schedule("Primary", "PADA");
    String address = account.get("/schedules/" + id).at("/schedule/http_cal_url").stringValue();
    account.post(
        "/escalation_policies",
        """
        {"escalation_policy":{"name":"P","escalation_rules":[{"escalation_delay_in_minutes":5,
          "targets":[{"id":"%s","type":"schedule"}]}]}}
        """
            .formatted(id));
    assertThat(account.get("/schedules").at("/schedules/0/http_cal_url").stringValue())
        .isEqualTo(address);
    JsonNode oncall = account.get("/oncalls?include%5B%5D=schedules").at("/oncalls/0/schedule");
    assertThat(oncall.path("http_cal_url").stringValue()).isEqualTo(address);
    JsonNode policy = account.get("/escalation_policies?include%5B%5D=targets");
    assertThat(policy.findValuesAsString("http_cal_url")).containsExactly(address);
    account.post("/v3/schedules", "{\"schedule\":{\"name\":\"V\",\"time_zone\":\"UTC\"}}");
    assertThat(account.get("/v3/schedules").at("/schedules/0/http_cal_url").isString()).isTrue();
  }

  @Test
  void theTextStaysTheSameUntilAShiftChanges() {
    String id = schedule("Primary", "PADA");
    String path = path(account.get("/schedules/" + id).at("/schedule/http_cal_url").stringValue());
    HttpResponse<String> first = fetch(path);
    String tag = first.headers().firstValue("ETag").orElse("");
    server.now.updateAndGet(now -> now.plus(Duration.ofHours(3)));

    assertThat(fetch(path).body()).isEqualTo(first.body());
    HttpResponse<String> known =
        server.send(server.request(path).header("If-None-Match", tag).GET());
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    account.post(
        "/schedules/" + id + "/overrides",
        """
        {"override":{"start":"2026-03-05T09:00:00Z","end":"2026-03-05T12:00:00Z",
          "user":{"id":"%s"}}}
        """
            .formatted(user("Grace", "grace@example.org")));
    HttpResponse<String> changed =
        server.send(server.request(path).header("If-None-Match", tag).GET());
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("Grace on call");
  }

  @Test
  void nobodyReadsAFeedWithoutItsLinkNorByOneThatWasReplaced() {
    String id = schedule("Primary", "PADA");
    var owner = new FeedOwner.OfSchedule(new ScheduleId(id));
    var links = new FeedLinks(server.app);
    String old = links.path(owner).orElseThrow();
    assertThat(fetch(old).statusCode()).isEqualTo(200);
    String flipped = old.charAt(old.length() - 5) == 'A' ? "B" : "A";
    for (String wrong :
        List.of(
            "/feeds/x",
            "/feeds/s." + id + ".ics",
            "/feeds/s..abc.ics",
            old.replace("/s.", "/u."),
            old.substring(0, old.length() - 12) + flipped + old.substring(old.length() - 11))) {
      assertThat(fetch(wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    links.renew(owner, server.now.get());
    assertThat(fetch(old).statusCode()).isEqualTo(404);
    assertThat(fetch(links.path(owner).orElseThrow()).statusCode()).isEqualTo(200);
    links.turnOff(owner, server.now.get());
    assertThat(account.get("/schedules/" + id).at("/schedule/http_cal_url").isNull()).isTrue();
    account.delete("/schedules/" + id);
    links.renew(owner, server.now.get());
    assertThat(fetch(links.path(owner).orElseThrow()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> fetch(String path) {
    return server.send(server.request(path).GET());
  }

  private static String path(String address) {
    return address.substring(address.indexOf("/feeds/"));
  }

  private static Calendar read(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  private static String text(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }
}
