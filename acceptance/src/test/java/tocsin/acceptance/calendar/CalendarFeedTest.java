package tocsin.acceptance.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.acceptance.Installation;
import tocsin.acceptance.RestApi;
import tocsin.acceptance.ServerProcess;

/**
 * Daily shifts that change at nine, read by calendar programs over the day on which clocks change:
 * they must begin at nine on both sides of it.
 */
class CalendarFeedTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final int BEFORE = 3;
  private static final int DAYS = 7;

  @TempDir Path folder;

  /** Of some zones the one whose clocks change next: always within the half year of a feed. */
  private static ZoneId zone() {
    return Stream.of("Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Santiago")
        .map(ZoneId::of)
        .min(Comparator.comparing(CalendarFeedTest::change))
        .orElseThrow();
  }

  private static Instant change(ZoneId zone) {
    return zone.getRules().nextTransition(Instant.now()).getInstant();
  }

  /** Ada and Grace in turns of a day, Ada first, from two weeks before the change on. */
  private static String schedule(RestApi api, ZoneId zone, LocalDate first) {
    String ada = api.user("Ada", "ada@example.org");
    String grace = api.user("Grace", "grace@example.org");
    String start = first.atTime(NINE).atZone(zone).toOffsetDateTime().toString();
    String body =
        """
        {"schedule": {"name": "Rota", "time_zone": "%s", "schedule_layers": [
          {"start": "%2$s", "rotation_virtual_start": "%2$s",
           "rotation_turn_length_seconds": 86400,
           "users": [{"user": {"id": "%3$s"}}, {"user": {"id": "%4$s"}}]}]}}
        """;
    return api.post("/schedules", body.formatted(zone, start, ada, grace))
        .at("/schedule/http_cal_url")
        .stringValue();
  }

  @Test
  void shiftsBeginAtNineBeforeAndAfterTheClocksChange() throws Exception {
    ZoneId zone = zone();
    CalendarPrograms programs = new CalendarPrograms(folder.resolve("home"), zone);
    LocalDate day = LocalDate.ofInstant(change(zone), zone);
    LocalDate first = day.minusDays(14);
    Installation installation = Installation.in(folder);
    try (ServerProcess server = installation.serve(Map.of("log.level", "debug"))) {
      RestApi api = installation.api(server);
      String address = schedule(api, zone, first);
      LocalDate from = day.minusDays(BEFORE);

      programs.subscribe(address);
      programs.sync();
      assertThat(programs.khal(from, DAYS))
          .containsAll(expected(first, from, "%1$sT09:00 %2$sT09:00 %3$s on call: Rota"));

      assertThat(programs.calcurse(fetched(address)))
          .containsAll(expected(first, from, "%1$sT09:00 %3$s on call: Rota"));

      String token = address.substring(address.lastIndexOf('/') + 1);
      assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain(token);
    }
  }

  /** Each day's shift as that text: its day, the next one, and who has it. */
  private static List<String> expected(LocalDate first, LocalDate from, String text) {
    return IntStream.range(0, DAYS)
        .mapToObj(from::plusDays)
        .map(day -> {
          boolean even = first.until(day).getDays() % 2 == 0;
          return text.formatted(day, day.plusDays(1), even ? "Ada" : "Grace");
        })
        .toList();
  }

  private static String fetched(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
