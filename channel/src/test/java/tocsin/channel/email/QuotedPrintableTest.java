package tocsin.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is encoded here, others can read. */
class QuotedPrintableTest {

  @Test
  void plainTextStaysReadable() {
    assertThat(encoded("db2kafka is down\n\nSource: db-7\n"))
        .isEqualTo("db2kafka is down\r\n\r\nSource: db-7\r\n");
  }

  @Test
  void otherTextIsEscaped() {
    assertThat(encoded("a=b ä 🔥\nend \nend\t"))
        .isEqualTo("a=3Db =C3=A4 =F0=9F=94=A5\r\nend=20\r\nend=09\r\n");
  }

  @Test
  void aLineOfSeventySixIsNotBroken() {
    String full = "x".repeat(76);

    assertThat(encoded(full)).isEqualTo(full + "\r\n");
    assertThat(encoded(full + "y")).isEqualTo("x".repeat(75) + "=\r\nxy\r\n");
  }

  @Test
  void anotherProgramReadsTheSameText() throws Exception {
    for (String text :
        List.of(
            "",
            ".",
            ". \n..\n",
            "=",
            "=_tocsin",
            "--=_tocsin--",
            "\u0000\u001b",
            "x".repeat(999),
            "🔥".repeat(200),
            "= ".repeat(300),
            " ".repeat(200),
            "Grüße, 再起動\n".repeat(50))) {
      String encoded = encoded(text);

      assertThat(encoded.lines()).allMatch(line -> line.matches("[\t -~]{0,76}"));
      assertThat(encoded).doesNotContain("=_");
      assertThat(decoded(encoded).stripTrailing()).isEqualTo(text.stripTrailing());
    }
  }

  private static String encoded(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QuotedPrintable.write(text, out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static String decoded(String encoded) throws MessagingException, IOException {
    byte[] bytes = encoded.getBytes(StandardCharsets.US_ASCII);
    try (var in = MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
