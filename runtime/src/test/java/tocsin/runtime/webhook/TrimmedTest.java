package tocsin.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrimmedTest {
  private static String body(String text, int copies) {
    return "{\"event\":{\"id\":\"Q1\",\"data\":[%s]}}"
        .formatted(("\"" + text + "\",").repeat(copies).replaceFirst(",$", ""));
  }

  @Test
  void aBodyOfUsualSizeStaysAsItIs() {
    String usual = body("x".repeat(5_000), 10);
    assertThat(Trimmed.of(usual)).contains(usual);
  }

  @Test
  void aLargeOneLosesTheEndsOfItsLongTextsAndNothingElse() {
    assertThat(Trimmed.of(body("x".repeat(30_000), 2)))
        .hasValueSatisfying(
            trimmed -> assertThat(trimmed).hasSizeLessThan(2_100).contains("\"id\":\"Q1\"", "x…"));
  }

  @Test
  void whatIsStillTooLargeIsNotSent() {
    assertThat(Trimmed.of(body("x".repeat(900), 400))).isEmpty();
  }
}
