package tocsin.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Whatever is logged is one line that can be read. */
class LineFormatTest {
  private final LineFormat format = new LineFormat();

  private static LogRecord occurrence(String message) {
    LogRecord occurrence = new LogRecord(Level.WARNING, message);
    occurrence.setInstant(Instant.parse("2026-03-02T10:00:00.5Z"));
    occurrence.setLoggerName("tocsin.runtime.engine.Engine");
    return occurrence;
  }

  @Test
  void aLineSaysWhenHowGraveWhereAndWhat() {
    assertThat(format.format(occurrence("Something is odd")))
        .isEqualTo("2026-03-02T10:00:00.500Z WARN  Engine: Something is odd\n");
  }

  @Test
  void aFailureSaysItsCausesAndOurLineInTheSameLine() {
    LogRecord occurrence = occurrence("It failed");
    occurrence.setThrown(new IllegalStateException("outer", new RuntimeException("in\nner")));

    assertThat(format.format(occurrence))
        .contains("outer at LineFormatTest.java:", " ← ", "in ner at LineFormatTest.java:")
        .containsOnlyOnce("\n");
  }

  @Test
  void nobodyForgesALine() {
    assertThat(format.format(occurrence("title\n2026-03-02 INFO  all is well\u001b[31m")))
        .containsOnlyOnce("\n")
        .doesNotContain("\u001b");
  }
}
