package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.channel.pocket.Pocket;
import tocsin.core.account.Urgency;
import tocsin.core.incident.Incident;
import tocsin.core.ledger.LedgerEntry;
import tocsin.core.logentry.LogEntry;
import tocsin.server.Drill.Without;
import tocsin.storage.FactLog;
import tocsin.storage.LogEntryStore;
import tocsin.storage.StorageException;

/**
 * The outage of 6 January 2017 again and again: the store of the log entries is stopped, hangs, is
 * damaged or deleted, and nobody but the reader of the timeline may notice. Each drill is also run
 * without the protection that it is about, and must fail then.
 */
class LogEntryDrillTest {
  private static final List<String> PAGES =
      List.of("/ui/", "/ui/incidents", "/ui/incidents/1", "/ui/services", "/ui/me");
  private static final List<String> PROGRAMS_READ =
      List.of(
          "/incidents",
          "/incidents/1",
          "/incidents/1/alerts",
          "/incidents/1/notes",
          "/users",
          "/services",
          "/oncalls",
          "/health",
          "/metrics");
  private static final List<String> TIMELINE_READS =
      List.of("/log_entries", "/incidents/1/log_entries");

  @TempDir Path folder;

  @Test
  void aTimelineThatIsStoppedIsMissedByNobodyElse() {
    stopped(Without.NOTHING);
  }

  @Test
  void withoutGuardsTheDrillWithAStoppedTimelineFails() {
    assertThatThrownBy(() -> stopped(Without.GUARDS)).hasMessageContaining("/ui/incidents/1");
  }

  private void stopped(Without without) {
    try (Drill drill = new Drill(folder, without)) {
      begin(drill);
      drill.timeline.stop();
      everythingElseWorks(drill);
      theTimelineSaysThatItCatchesUp(drill);
      drill.timeline.recover();
      nothingIsMissingOrTwice(drill);
    }
  }

  @Test
  void aTimelineThatHangsHoldsUpNobody() {
    hanging(Without.NOTHING);
  }

  @Test
  void withoutGuardsTheDrillWithAHangingTimelineFails() {
    assertThatThrownBy(() -> hanging(Without.GUARDS)).hasMessageContaining("Nobody was paged");
  }

  private void hanging(Without without) {
    try (Drill drill = new Drill(folder, without)) {
      begin(drill);
      drill.timeline.hang();
      everythingElseWorks(drill);
      theTimelineSaysThatItCatchesUp(drill);
      drill.timeline.recover();
      nothingIsMissingOrTwice(drill);
    }
  }

  @Test
  void aTimelineThatIsDamagedIsSetAsideAndWrittenAnewWhileEverythingElseWorks() throws IOException {
    damaged(Without.NOTHING);
  }

  @Test
  void withoutSelfHelpTheDrillWithADamagedTimelineFails() {
    assertThatThrownBy(() -> damaged(Without.MENDING))
        .hasMessageContaining("the timeline is whole");
  }

  private void damaged(Without without) throws IOException {
    aFirstLife(without);
    try (Drill drill = new Drill(folder, without)) {
      drill.until("the journal of the first life is let go of", drill::journalIsShort);
      overwrite("logentries.db");
      overwrite("logentries.db-wal");
      everythingElseWorks(drill);
      nothingIsMissingOrTwice(drill);
      assertThat(folder.resolve("logentries.db.damaged-1")).exists();
      assertThat(drill.rest("/health").body()).contains("logentries.db is damaged");
    }
    try (Drill drill = new Drill(folder, without)) {
      nothingIsMissingOrTwice(drill);
    }
  }

  @Test
  void aTimelineThatIsDeletedIsWrittenAnewWhileEverythingElseWorks() throws IOException {
    deleted(Without.NOTHING);
  }

  @Test
  void withoutSelfHelpTheDrillWithADeletedTimelineFails() {
    assertThatThrownBy(() -> deleted(Without.MENDING)).hasMessageContaining("there is a file");
  }

  private void deleted(Without without) throws IOException {
    aFirstLife(without);
    try (Drill drill = new Drill(folder, without)) {
      drill.until("the journal of the first life is let go of", drill::journalIsShort);
      for (String name : List.of("logentries.db", "logentries.db-wal", "logentries.db-shm")) {
        boolean _ = Files.deleteIfExists(folder.resolve(name));
      }
      everythingElseWorks(drill);
      drill.until("there is a file", () -> Files.exists(folder.resolve("logentries.db")));
      nothingIsMissingOrTwice(drill);
      assertThat(drill.rest("/health").body()).contains("logentries.db was deleted");
    }
    try (Drill drill = new Drill(folder, without)) {
      nothingIsMissingOrTwice(drill);
    }
  }

  @Test
  void aServerStartsWithoutATimelineThatCanBeOpenedAndTakesItUpLater() throws IOException {
    aFirstLife(Without.NOTHING);
    Path file = folder.resolve("logentries.db");
    Path _ = Files.move(file, folder.resolve("kept"));
    Path _ = Files.createDirectory(file);
    try (Drill drill = new Drill(folder, Without.NOTHING)) {
      everythingElseWorks(drill);
      Files.delete(file);
      Path _ = Files.move(folder.resolve("kept"), file);
      nothingIsMissingOrTwice(drill);
    }
  }

  private void aFirstLife(Without without) {
    try (Drill drill = new Drill(folder, without)) {
      begin(drill);
      nothingIsMissingOrTwice(drill);
    }
  }

  /** One incident while all is well; its timeline is read once. */
  private static void begin(Drill drill) {
    drill.trigger(Shop.ROUTING_KEY, "before");
    assertThat(drill.page().words().text()).contains("timeline");
    drill.until("the timeline is there", () -> drill.rest("/log_entries").statusCode() == 200);
    assertThat(drill.ui("/ui/incidents/1").statusCode()).isEqualTo(200);
  }

  /** Events, pages, acknowledgements, new integrations and rules, every page and every list. */
  private static void everythingElseWorks(Drill drill) {
    drill.trigger(Shop.ROUTING_KEY, "during");
    Pocket.Received page = drill.page();
    assertThat(page.words().subject()).contains("during");
    assertThat(page.words().text()).isNotBlank();
    String id = newest(drill).id().value();

    HttpResponse<String> taken =
        drill.rest(
            "PUT",
            "/incidents/" + id,
            "{\"incident\": {\"type\": \"incident_reference\", \"status\": \"acknowledged\"}}");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(taken.body()).contains("acknowledged");

    drill.trigger(newIntegration(drill), "at the new door");
    assertThat(drill.page().words().subject()).contains("at the new door");
    whatIsDecidedAboutEventsCountsAtOnce(drill);
    for (String path : PAGES) {
      assertThat(drill.ui(path).statusCode()).as(path).isLessThan(400);
    }
    for (String path : PROGRAMS_READ) {
      assertThat(drill.rest(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  /** How urgent events are, and that none are wanted, from the very next one on. */
  private static void whatIsDecidedAboutEventsCountsAtOnce(Drill drill) {
    changeTheShop(
        drill, "\"incident_urgency_rule\": {\"type\": \"constant\", \"urgency\": \"low\"}");
    long before = drill.stores.incidents().progress().incidentNumber();
    drill.trigger(Shop.ROUTING_KEY, "not urgent any more");
    drill.until(
        "there is an incident",
        () -> drill.stores.incidents().progress().incidentNumber() == before + 1);
    assertThat(newest(drill).urgency()).isEqualTo(Urgency.LOW);

    changeTheShop(drill, "\"status\": \"disabled\"");
    drill.trigger(Shop.ROUTING_KEY, "not wanted any more");
    long sent = drill.stores.eventLog().lastPosition();
    drill.until(
        "the event was decided", () -> drill.stores.incidents().progress().eventPosition() >= sent);
    assertThat(drill.stores.incidents().progress().incidentNumber()).isEqualTo(before + 1);
  }

  private static void changeTheShop(Drill drill, String what) {
    HttpResponse<String> changed =
        drill.rest("PUT", "/services/SHOP", "{\"service\": {" + what + "}}");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
  }

  private static Incident newest(Drill drill) {
    return drill
        .stores
        .queries()
        .find(drill.stores.incidents().progress().incidentNumber())
        .orElseThrow();
  }

  private static String newIntegration(Drill drill) {
    HttpResponse<String> made =
        drill.rest(
            "POST",
            "/services/SHOP/integrations",
            "{\"integration\": {\"type\": \"events_api_v2_inbound_integration\", \"name\": \"Door\"}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    Matcher key = Pattern.compile("\"integration_key\":\"(\\w+)\"").matcher(made.body());
    assertThat(key.find()).as(made.body()).isTrue();
    return key.group(1);
  }

  private static void theTimelineSaysThatItCatchesUp(Drill drill) {
    HttpResponse<String> page = drill.ui("/ui/incidents/2");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Drill.words(page))
        .contains("The timeline is catching up: complete to", "Incident triggered");
    for (String path : TIMELINE_READS) {
      HttpResponse<String> answer = drill.rest(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("\"error\"", "complete to");
    }
  }

  /** Every fact, every attempt and everybody who was spared something stands there once. */
  private static void nothingIsMissingOrTwice(Drill drill) {
    // What is wanted is read from the ledger too, which may be behind the timeline.
    drill.until(
        "the timeline is whole",
        () -> missing(drill).isEmpty() && wanted(drill).size() == all(drill).size());
    assertThat(all(drill)).extracting(LogEntry::id).doesNotHaveDuplicates();
    drill.until(
        "REST says nothing more of being behind",
        () -> {
          HttpResponse<String> read = drill.rest("/log_entries");
          return read.statusCode() == 200 && read.headers().firstValue("X-Degraded").isEmpty();
        });
    drill.until("the account balances: " + drill.reckoned(), () -> drill.reckoned().balances());
  }

  private static Set<String> missing(Drill drill) {
    Set<String> missing = wanted(drill);
    all(drill).forEach(entry -> missing.remove(entry.id().value()));
    return missing;
  }

  private static Set<String> wanted(Drill drill) {
    Set<String> wanted = new HashSet<>();
    for (FactLog.Row row : drill.stores.facts().read(0, 10_000)) {
      boolean _ = wanted.add(row.fact().id().value());
    }
    Instant end = Instant.ofEpochMilli(Long.MAX_VALUE);
    for (LedgerEntry entry :
        drill.stores.sideRoads().ledger().planned(Instant.EPOCH, end, null, 10_000)) {
      entry.attempts().stream()
          .filter(attempt -> attempt.outcome() != null)
          .forEach(attempt -> wanted.add(entry.id() + "-" + attempt.number()));
    }
    return wanted;
  }

  private static List<LogEntry> all(Drill drill) {
    try {
      return drill
          .stores
          .logEntries()
          .list(new LogEntryStore.Filter(null, null, null, false, 0, 10_000))
          .stream()
          .filter(entry -> !(entry instanceof LogEntry.OfStop))
          .toList();
    } catch (StorageException e) {
      return new ArrayList<>(); // not yet
    }
  }

  private void overwrite(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] junk = "Dear diary, today nothing happened. ".getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile inPlace = new RandomAccessFile(file.toFile(), "rw")) {
      long end = inPlace.length();
      for (long at = 0; at < end; at += junk.length) {
        inPlace.seek(at);
        inPlace.write(junk);
      }
    }
  }
}
