package tocsin.channel.chat;

/** Keeps text from outside from being read as Markdown or as a mention of somebody. */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()#>~|";

  private Markdown() {}

  /** The same text for people; a space of no width stands behind each at sign. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
      if (c == '@') {
        escaped.append('\u200b');
      }
    }
    return escaped.toString();
  }
}
