package tocsin.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text as the bytes of a mail's body (RFC 2045, section 6.7): ASCII in lines of at most 76
 * characters, with everything else escaped. An equals sign in it is followed by two digits or ends
 * the line, so that a boundary with {@code =_} can't occur.
 */
final class QuotedPrintable {
  private static final int MAX_LINE = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final ByteArrayOutputStream out;

  /** The line being written, with its end: going byte by byte to {@code out} takes a lock each. */
  private final byte[] line = new byte[MAX_LINE + 2];

  private int column;

  private QuotedPrintable(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Writes the text, whose lines end with {@code \n}, and ends the last line. */
  static void write(String text, ByteArrayOutputStream out) {
    QuotedPrintable encoder = new QuotedPrintable(out);
    text.lines().forEach(encoder::line);
  }

  private void line(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      boolean last = i == bytes.length - 1;
      if (isPlain(bytes[i], last)) {
        room(1, last);
        line[column++] = bytes[i];
      } else {
        room(3, last);
        line[column++] = '=';
        line[column++] = HEX[bytes[i] >> 4 & 0xf];
        line[column++] = HEX[bytes[i] & 0xf];
      }
    }
    end();
  }

  /** Blanks at the end of a line may get lost on the way, so that they are escaped there. */
  private static boolean isPlain(byte b, boolean last) {
    return b > ' ' && b <= '~' && b != '=' || (b == ' ' || b == '\t') && !last;
  }

  /** Begins a new line when the next characters and the mark of a broken line don't fit. */
  private void room(int width, boolean last) {
    int mark = last ? 0 : 1;
    if (column + width + mark > MAX_LINE) {
      line[column++] = '=';
      end();
    }
  }

  private void end() {
    line[column++] = '\r';
    line[column++] = '\n';
    out.write(line, 0, column);
    column = 0;
  }
}
