package tocsin.server.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that the program can be told.
 *
 * @param name dotted and in lower case, for example {@code email.url}
 * @param standard the text that counts when nothing was said; empty is "not set"
 * @param meaning sentences for whoever installs it, in Markdown
 * @param secret whether its value may never be shown
 * @param reading makes the value; throws {@link Unreadable} for a text that is none
 */
public record Setting<T>(
    String name, String standard, String meaning, boolean secret, Function<String, T> reading) {

  /** Says what a readable text looks like, as the end of the sentence "email.url must be …". */
  static final class Unreadable extends RuntimeException {
    Unreadable(String expected) {
      super(expected, null, false, false);
    }
  }

  /** The environment variable that sets it: {@code TOCSIN_EMAIL_URL} for {@code email.url}. */
  public String variable() {
    return SettingSources.PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }
}
