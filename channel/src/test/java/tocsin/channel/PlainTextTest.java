package tocsin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text from outside can't break out of the line it is put in. */
class PlainTextTest {

  @Test
  void breaksAndControlCharactersBecomeOneSpace() {
    assertThat(PlainText.oneLine(" a\r\n\tb\u0000\u007f\u0085\u2028 c\u00a0d ", 100))
        .isEqualTo("a b c d");
  }

  @Test
  void whatReversesReadingIsLeftOut() {
    assertThat(PlainText.oneLine("invoice\u202egnp.exe \u2066x\u2069", 100))
        .isEqualTo("invoicegnp.exe x");
  }

  @Test
  void everyScriptStays() {
    String names = "Störung 再起動 مشكلة 👩‍🚒";

    assertThat(PlainText.oneLine(names, 100)).isEqualTo(names);
  }

  @Test
  void halfACharacterIsLeftOut() {
    assertThat(PlainText.oneLine("a\ud83db\udd25c", 100)).isEqualTo("abc");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(PlainText.oneLine("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.oneLine("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(PlainText.oneLine("abcd🔥🔥", 6)).isEqualTo("abcd…");
    assertThat(PlainText.oneLine("🔥".repeat(1_000), 100)).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void severalLinesStaySeveral() {
    assertThat(PlainText.lines("a\r\nb\rc\n\td\u0007\u001b", 100)).isEqualTo("a\nb\nc\n\td");
    assertThat(PlainText.lines("x\n".repeat(1_000), 50)).hasSizeLessThanOrEqualTo(50);
  }
}
