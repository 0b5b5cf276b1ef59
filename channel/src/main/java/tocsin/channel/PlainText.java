package tocsin.channel;

/**
 * Makes text that came from outside safe to stand in a header or a line: no control characters, no
 * line breaks, nothing that reverses the reading direction, and a bounded length.
 */
public final class PlainText {
  private static final String CUT = "…";

  private PlainText() {}

  /** One line; every run of blanks, breaks and control characters becomes one space. */
  public static String oneLine(String text, int maxLength) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength));
    boolean gap = false;
    for (int i = 0; i < text.length() && line.length() <= maxLength; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isGap(c)) {
        gap = true;
      } else if (!isUnsafe(c)) {
        if (gap && !line.isEmpty()) {
          line.append(' ');
        }
        gap = false;
        line.appendCodePoint(c);
      }
    }
    return cut(line.toString(), maxLength);
  }

  /**
   * Several lines, ended by {@code \n}; control characters other than breaks and tabs are left out.
   */
  public static String lines(String text, int maxLength) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), maxLength));
    String unified = text.replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i < unified.length() && kept.length() <= maxLength; ) {
      int c = unified.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\t' || !(Character.isISOControl(c) || isUnsafe(c))) {
        kept.appendCodePoint(c);
      }
    }
    return cut(kept.toString(), maxLength).strip();
  }

  private static boolean isGap(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Half of a surrogate pair, or one of Unicode's direction overrides, embeddings and isolates. */
  private static boolean isUnsafe(int c) {
    return (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = Math.max(0, maxLength - CUT.length());
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + CUT;
  }
}
