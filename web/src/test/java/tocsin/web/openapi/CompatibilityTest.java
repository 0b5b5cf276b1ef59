package tocsin.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/compatibility.md} to what the tests of this module really asked for: it never
 * claims more. To have it claim all there is: delete the file, run all tests of {@code web}, and
 * commit what this one wrote.
 */
@Order(Integer.MAX_VALUE)
class CompatibilityTest {
  private static final Path TABLE = Path.of("..", "docs", "compatibility.md");

  @Test
  void theTableClaimsNoMoreThanTheTestsShow() throws IOException {
    assertThat(Exercised.of("GET /users").statuses())
        .as("this test looks at what the others did: run all tests of web")
        .contains(200);
    if (Files.notExists(TABLE)) {
      Files.writeString(TABLE, text());
      throw new AssertionError(
          "docs/compatibility.md was missing and has been written: look at it");
    }
    List<String> said = Files.readAllLines(TABLE);
    for (String line : operations()) {
      Row row = row(line);
      State claimed =
          Stream.of(State.values())
              .filter(state -> said.stream().anyMatch(shown -> shown.startsWith(row.as(state))))
              .findFirst()
              .orElseThrow(() -> new AssertionError(row.operation() + " is not in the table"));
      assertThat(claimed)
          .as(
              "%s; delete docs/compatibility.md, run all tests of web and commit it",
              row.operation())
          .isGreaterThanOrEqualTo(row.state());
    }
  }

  private static String text() throws IOException {
    List<Row> rows = operations().stream().map(CompatibilityTest::row).toList();
    StringBuilder text = new StringBuilder(INTRODUCTION);
    for (State state : State.values()) {
      long count = rows.stream().filter(row -> row.state() == state).count();
      text.append("- ").append(state.word).append(": ").append(count).append('\n');
    }
    text.append("\n| operation | state | filters that no test asks for |\n|---|---|---|\n");
    for (Row row : rows) {
      text.append("| `").append(row.operation()).append("` | ").append(row.state().word);
      text.append(" | ").append(String.join(" ", row.missing())).append(" |\n");
    }
    return text.toString();
  }

  private static final String INTRODUCTION =
      """
      # Compatibility

      The operations of PagerDuty's REST API v2 and Events API that tools rely on most, and what Tocsin's tests show of each. The
      table is made from what the tests ask and how they are answered; a test keeps it true. *Tested*: answered well, with every
      filter asked for at least once. *Partly*: answered well, but some filters are not tried. *Not*: not there, or not tested.
      Every answer in the tests has the form that `/openapi.json` describes. PagerDuty's own clients `pdjs` and `pd` and a Java
      client of the Events API run unmodified against the server in the acceptance tests.

      """;

  private enum State {
    TESTED("tested"),
    PARTLY("partly"),
    NOT("not");

    private final String word;

    State(String word) {
      this.word = word;
    }
  }

  private record Row(String operation, State state, List<String> missing) {
    /** How the row would begin in the table with that state. */
    String as(State claimed) {
      return "| `" + operation + "` | " + claimed.word + " |";
    }
  }

  private static Row row(String line) {
    List<String> words = List.of(line.split(" "));
    String operation = words.get(0) + " " + words.get(1);
    Exercised.Use use = Exercised.of(operation);
    if (use.statuses().stream().noneMatch(status -> status < 300)) {
      return new Row(operation, State.NOT, List.of());
    }
    List<String> missing =
        words.stream().skip(2).filter(filter -> !use.query().contains(filter)).toList();
    return new Row(operation, missing.isEmpty() ? State.TESTED : State.PARTLY, missing);
  }

  /** Method and path of each, and the filters it takes. */
  private static List<String> operations() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(CompatibilityTest.class.getResourceAsStream("tier1.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
