package tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.runtime.reconcile.Report.Quantity;
import tocsin.server.Drill.Without;
import tocsin.server.cli.CommandLineProgram;
import tocsin.server.cli.Console;

/** The account of what was accepted, and what it says when somebody has taken something away. */
class ReconcileTest {
  private static final String LATER = "2100-01-01T00:00:00Z";

  @TempDir Path folder;

  private void live() {
    try (Drill drill = new Drill(folder, Without.NOTHING)) {
      drill.trigger(Shop.ROUTING_KEY, "disk");
      var _ = drill.page();
      drill.trigger(Shop.ROUTING_KEY, "disk");
      drill.trigger(Shop.ROUTING_KEY, "fan");
      var _ = drill.page();
      told(drill, 2);
    }
  }

  /** Waits until the ledger tells of so many deliveries. */
  private static void told(Drill drill, long deliveries) {
    drill.until(
        "the ledger has followed", () -> drill.reckoned().count(Quantity.DELIVERED) == deliveries);
  }

  /** What the command says, and the number that it ends with on a line of its own. */
  private List<String> reconcile(String... more) throws InterruptedException {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("reconcile", "--data", folder.toString()));
    arguments.addAll(List.of(more));
    int exit =
        new CommandLineProgram(new Console(out, out, Map.of()))
            .run(arguments.toArray(String[]::new));
    List<String> lines = new ArrayList<>(said.toString().lines().map(String::strip).toList());
    lines.add("exit " + exit);
    return lines;
  }

  private void change(String file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Test
  void everythingThatWasAcceptedIsAccountedFor() throws InterruptedException {
    live();

    assertThat(reconcile("--since", "2020-01-01T00:00:00Z", "--until", LATER))
        .contains(
            "3 events accepted",
            "3 triggers among them",
            "2 times that somebody was asked",
            "2 notifications planned",
            "2 notifications delivered",
            "2 attempts",
            "lost 0",
            "late 0",
            "duplicate 0",
            "exit 0");
  }

  @Test
  void itWorksBesideARunningServer() throws InterruptedException {
    try (Drill drill = new Drill(folder, Without.NOTHING)) {
      drill.trigger(Shop.ROUTING_KEY, "disk");
      var _ = drill.page();
      told(drill, 1);

      assertThat(reconcile("--since", "2020-01-01T00:00:00Z", "--until", LATER))
          .contains("1 notifications delivered", "exit 0");
      drill.trigger(Shop.ROUTING_KEY, "fan");
      var _ = drill.page();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          engine.db | DELETE FROM alert WHERE dedup_key = 'disk' | lost 2 | no alert counts it
          engine.db | UPDATE alert SET occurrences = 1 WHERE dedup_key = 'disk' | lost 1 | no alert counts it
          engine.db | UPDATE alert SET occurrences = 9 WHERE dedup_key = 'disk' | duplicate 1 | 7 triggers more
          events.db | DELETE FROM event_block WHERE first = (SELECT max(first) FROM event_block WHERE instr(events, CAST('disk' AS BLOB)) > 0) | duplicate 1 | 1 triggers more
          ledger.db | DELETE FROM ledger_entry WHERE planned_at = (SELECT max(planned_at) FROM ledger_entry) | lost 1 | no notification was planned
          ledger.db | UPDATE ledger_entry SET json = json_set(json, '$.state', 'OPEN') | lost 2 | nobody is at it
          ledger.db | INSERT INTO ledger_entry SELECT 'COPY', incident, user_id, medium, planned_at, due_at, started_at, json_set(json, '$.id', 'COPY') FROM ledger_entry ORDER BY planned_at LIMIT 1 | duplicate 1 | says the same as another
          """)
  void whatSomebodyTookAwayOrAddedIsFound(String file, String sql, String count, String words)
      throws Exception {
    live();
    change(file, sql);

    List<String> said = reconcile("--since", "2020-01-01T00:00:00Z", "--until", LATER);

    assertThat(said).contains(count, "exit 10");
    assertThat(said).anyMatch(line -> line.contains(words));
  }

  /** The latest notification's first attempt, as the ledger's row would tell it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          failed, and went out again as the rules say, but was not  | OPEN      | {"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9} | {"state": "FAILED", "reason": "No route", "at": 9, "outcome": {"kind": "postponed", "reason": "No route", "retryAt": 9}} | lost 1: not sent again
          never came, and was to go out again, but was not          | OPEN      | {"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9} | {"state": "MISSING", "reason": "", "at": 9, "outcome": {"kind": "postponed", "reason": "red did not say", "retryAt": 9}} | lost 1: not sent again
          failed, and it was given up after one message             | GIVEN_UP  | {"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9} | {"state": "FAILED", "reason": "No route", "at": 9, "outcome": {"kind": "given-up", "reason": "No route"}} | lost 1: given up after 1 messages
          is awaited, and nobody waits                              | DELIVERED | {"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9} | null | lost 1: nobody waits for one
          came for what no provider took                            | DELIVERED | {"kind": "rejected", "reason": "No such number"} | {"state": "ARRIVED", "reason": "", "at": 9, "outcome": {"kind": "delivered", "providerId": "7", "provider": "red"}} | duplicate 1: which nobody took
          came, and the page is not repeated though it was to be    | DELIVERED | {"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9} | {"state": "ARRIVED", "reason": "", "at": 9, "outcome": {"kind": "delivered", "providerId": "7", "provider": "red", "repeatAt": 9}} | lost 1: was to be repeated
          """)
  void aReceiptWithoutItsConsequenceIsFound(
      String receiptThat, String state, String outcome, String receipt, String findings)
      throws Exception {
    live();
    attempt(
        state,
        "json_set(attempt, '$.outcome', json('%s'), '$.receipt', json('%s'))"
            .formatted(outcome, receipt));

    List<String> said = reconcile("--since", "2020-01-01T00:00:00Z", "--until", LATER);

    String[] found = findings.split(": ", 2);
    assertThat(said).as("A receipt that " + receiptThat).contains(found[0], "exit 10");
    assertThat(said).anyMatch(line -> line.contains(found[1]));
  }

  @Test
  void receiptsAreCountedForEachProvider() throws Exception {
    live();
    attempt(
        "DELIVERED",
        """
        json_set(attempt,
          '$.outcome', json('{"kind": "sent", "providerId": "7", "provider": "red", "receiptBy": 9}'),
          '$.receipt', json('{"state": "ARRIVED", "reason": "", "at": 9,
              "outcome": {"kind": "delivered", "providerId": "7", "provider": "red"}}'))
        """);

    assertThat(reconcile("--since", "2020-01-01T00:00:00Z", "--until", LATER))
        .contains("receipts, email by red:", "1 messages that arrived", "lost 0", "exit 0");
  }

  /** Changes the first attempt of the notification that was planned last. */
  private void attempt(String state, String changed) throws SQLException {
    change(
        "ledger.db",
        """
        UPDATE ledger_entry SET json = json_set(json, '$.state', '%s', '$.attempts', json_array(json(
          (SELECT %s FROM (SELECT json_extract(ledger_entry.json, '$.attempts[0]') AS attempt)))))
        WHERE planned_at = (SELECT max(planned_at) FROM ledger_entry)
        """
            .formatted(state, changed));
  }

  @Test
  void onlyTheTimeAskedForIsReckonedUp() throws Exception {
    live();
    change("engine.db", "DELETE FROM alert");

    assertThat(reconcile("--until", "2020-01-02T00:00:00Z")).contains("lost 0", "exit 0");
  }

  @Test
  void whatMakesNoSenseIsRefused() throws InterruptedException {
    live();

    assertThat(reconcile("--since", "yesterday")).contains("exit 2");
    assertThat(reconcile("--since", LATER, "--until", LATER)).contains("exit 2");
  }
}
